/**
 * What `import … from 'electron'` and `require('electron')` answer in the main process: everything the real module exports,
 * so that an import never fails, each part the host lacks throwing by name when touched.
 */
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { dialog } from './dialog.ts';
import { missing } from './guard.ts';
import { ipcMain } from './ipc.ts';
import { Menu, MenuItem } from './menu.ts';
import { nativeTheme } from './native-theme.ts';
import { protocol } from './protocol-server.ts';
import { session } from './session.ts';
import { clipboard, crashReporter, net, powerMonitor, screen, shell } from './small-modules.ts';
import { utilityProcess } from './utility-process.ts';
import { WebContents } from './web-contents.ts';

export { app, BrowserWindow, clipboard, crashReporter, dialog, ipcMain, Menu, MenuItem, nativeTheme, net };
export { powerMonitor, protocol, screen, session, shell, utilityProcess, WebContents as webContents };

export const autoUpdater = missing('autoUpdater');
export const BaseWindow = missing('BaseWindow');
export const BrowserView = missing('BrowserView');
export const ClipboardItem = missing('ClipboardItem');
export const contentTracing = missing('contentTracing');
export const desktopCapturer = missing('desktopCapturer');
export const globalShortcut = missing('globalShortcut');
export const ImageView = missing('ImageView');
export const inAppPurchase = missing('inAppPurchase');
export const MessageChannelMain = missing('MessageChannelMain');
export const nativeImage = missing('nativeImage');
export const netLog = missing('netLog');
export const Notification = missing('Notification');
export const powerSaveBlocker = missing('powerSaveBlocker');
export const pushNotifications = missing('pushNotifications');
export const safeStorage = missing('safeStorage');
export const ServiceWorkerMain = missing('ServiceWorkerMain');
export const ShareMenu = missing('ShareMenu');
export const sharedTexture = missing('sharedTexture');
export const systemPreferences = missing('systemPreferences');
export const TouchBar = missing('TouchBar');
export const Tray = missing('Tray');
export const View = missing('View');
export const webFrameMain = missing('webFrameMain');
export const WebContentsView = missing('WebContentsView');
