const { contextBridge, ipcRenderer, webUtils } = require('electron');

contextBridge.exposeInMainWorld('api', {
  platform: process.platform,
  nested: { list: [1, { two: 2 }] },
  sum: (one, other) => ipcRenderer.invoke('sum', one, other),
  echo: (value) => ipcRenderer.invoke('echo', value),
  invoke: (channel, ...values) => ipcRenderer.invoke(channel, ...values),
  upper: (text) => text.toUpperCase(),
  twice: (value, callback) => callback(callback(value)),
  throwNow: () => {
    throw new Error('thrown in the preload');
  },
  ping: (value) =>
    new Promise((resolve) => {
      ipcRenderer.once('pong', (_event, answer) => resolve(answer));
      ipcRenderer.send('ping', value);
    }),
  onMenu: (listener) => {
    const heard = (_event, command) => listener(command);
    ipcRenderer.on('menu', heard);
    return () => ipcRenderer.off('menu', heard);
  },
  pathOf: (file) => webUtils.getPathForFile(file),
  sendSync: () => ipcRenderer.sendSync('ping'),
});
