import { expect, test } from 'vitest';
import { isAppAddress, isPageAddress } from '../../../main/adapters/app-origin.ts';

test('only our origin counts, by its parts and not by how it begins (PROMISES §6.13)', () => {
  const ours = ['app://bundle/index.html', 'app://bundle/assets/a.js?x#y'];
  const foreign = [
    '',
    'about:blank',
    'app://bundle.evil/index.html',
    'app://evil/index.html',
    'app://bundle@evil/',
    'app://me:secret@bundle/',
    'https://bundle/index.html',
    'file:///index.html',
    'data:text/html,app://bundle/',
    'http://bundle.app.localhost:4000/index.html',
  ];
  expect(ours.filter((address) => !isAppAddress(address, false))).toEqual([]);
  expect(foreign.filter((address) => isAppAddress(address, false))).toEqual([]);
});

test('on the Chromium host its own address of our page counts as well, and no other', () => {
  expect(isAppAddress('http://bundle.app.localhost:4000/index.html', true)).toBe(true);
  expect(isAppAddress('http://evil.app.localhost:4000/', true)).toBe(false);
  expect(isAppAddress('http://bundle.app.localhost.evil/', true)).toBe(false);
});

test('of our origin only the page itself may stand in a window (PROMISES §6.13)', () => {
  const addresses = [
    'app://bundle/index.html',
    'app://bundle/index.html#claims',
    'app://bundle/./assets/../index.html',
    'app://bundle/index.html?x',
    'app://bundle/',
    'app://bundle/assets/index.js',
    'app://bundle/index.html/x',
    'app://bundle/INDEX.HTML',
    'https://bundle/index.html',
  ];
  expect(addresses.filter((address) => isPageAddress(address, false))).toEqual(addresses.slice(0, 3));
  expect(isPageAddress('http://bundle.app.localhost:4000/index.html', true)).toBe(true);
  expect(isPageAddress('http://bundle.app.localhost:4000/assets/a.js', true)).toBe(false);
});
