// Builds the console into dist/console, where the api role serves it. Nothing is inlined into the page, so that a strict CSP holds.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress } from './precompress.ts'

/** Where `vite dashboards/console` (development) finds the API: the fake server unless told otherwise. */
const api = process.env['NOCTURNE_CONSOLE_API'] ?? 'http://127.0.0.1:8481'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), precompress()],
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the first page needs is two files instead of sixty: a browser asks a server for six at a time. What we write changes more often than
    // what we build on.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vendor', tags: ['$initial'], test: /node_modules/u, priority: 1 },
            { name: 'frame', tags: ['$initial'] },
          ],
        },
      },
    },
    // The gate is size-budget.test.ts.
    chunkSizeWarningLimit: 800,
  },
  server: { host: '127.0.0.1', proxy: { '/api': api }, fs: { allow: ['../..'] } },
})
