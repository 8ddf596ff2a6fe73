// A program that prints, with the adapters of the real one and nothing else of it.
import { app } from 'electron';
import { declareScheme, serveFolder } from '../../../../main/adapters/app-protocol.ts';
import { systemTimers } from '../../../../main/adapters/clock.ts';
import { PagesToPrint } from '../../../../main/adapters/pages-to-print.ts';
import { windowPrinter } from '../../../../main/adapters/printer.ts';
import { confineApp, confineDefaultSession } from '../../../../main/adapters/security.ts';
import { nodeServices } from '../../../../main/adapters/services.ts';

confineApp();
declareScheme();
app.on('window-all-closed', () => {}); // The printed page's window is the only one there is.

globalThis.printing = app.whenReady().then(async () => {
  confineDefaultSession();
  const pages = new PagesToPrint();
  await serveFolder(import.meta.dirname, pages);
  return windowPrinter(pages, { services: nodeServices('1.2.3'), timers: systemTimers });
});
