import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const at = (path: string) => resolve(root, path);

/**
 * pdf.js can ask for files by address. Ours come from memory, and a bundle that could reach a network is none of ours
 * (PROMISES §6.1). Its own methods of that name, and the one that we hand it, are renamed with the global, which then is
 * nothing.
 */
const pdfWithoutNetwork = {
  name: 'pdf-without-network',
  transform: (code: string, id: string) =>
    /[/\\](?:pdfjs-dist|formats[/\\]pdf)[/\\]/.test(id)
      ? { code: code.replaceAll(/\bfetch\b/g, 'lookUp').replaceAll(/\bXMLHttpRequest\b/g, 'NoNetwork'), map: null }
      : null,
};

/** Everything is bundled: the packaged program holds `out/` and nothing of `node_modules/`. */
export default defineConfig({
  main: {
    root,
    plugins: [pdfWithoutNetwork],
    build: {
      outDir: at('out/main'),
      externalizeDeps: false,
      rollupOptions: {
        input: {
          index: at('main/index.ts'),
          'import-process': at('main/import-process/index.ts'),
          'index-process': at('main/index-process/index.ts'),
        },
        external: ['electron', 'node:sqlite'],
      },
    },
  },
  preload: {
    root,
    build: {
      outDir: at('out/preload'),
      externalizeDeps: false,
      rollupOptions: {
        input: at('main/preload.ts'),
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: at('out/renderer'),
      minify: true,
      // Read from the disk, not from a network: one file is as good as several.
      chunkSizeWarningLimit: 3000, // kB
      rollupOptions: { input: at('renderer/index.html') },
    },
  },
});
