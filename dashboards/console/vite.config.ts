// Builds the console into dist/console, where the api role serves it. Nothing is inlined into the page, so that a strict CSP holds.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where `vite dashboards/console` (development) finds the API: the fake server unless told otherwise. */
const api = process.env['NOCTURNE_CONSOLE_API'] ?? 'http://127.0.0.1:8481'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { host: '127.0.0.1', proxy: { '/api': api }, fs: { allow: ['../..'] } },
})
