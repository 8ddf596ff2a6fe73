const heard = document.getElementById('menu');
globalThis.stopMenu = globalThis.api.onMenu((command) => (heard.textContent += `${command} `));
globalThis.isReady = true;
