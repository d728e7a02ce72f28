// Builds the desk, served by us at hashed addresses that never change, and its service worker, whose address must stay:
// a build of its own.
import react from '@vitejs/plugin-react'
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite'

const target = 'es2022'
const hashed = 'kept/[name]-[hash].js'

const serviceWorker: InlineConfig = {
  configFile: false,
  logLevel: 'warn',
  build: {
    target,
    emptyOutDir: false,
    rolldownOptions: {
      input: { 'service-worker': 'src/service-worker.ts' },
      output: { entryFileNames: '[name].js' },
    },
  },
}

const withServiceWorker: Plugin = {
  name: 'with-service-worker',
  async closeBundle() {
    await build(serviceWorker)
  },
}

export default defineConfig({
  // Where the server serves `dist/`.
  base: '/assets/desk/',
  plugins: [react(), withServiceWorker],
  worker: {
    format: 'es',
    rolldownOptions: { output: { entryFileNames: hashed, assetFileNames: 'kept/[name]-[hash][extname]' } },
  },
  build: {
    target,
    // A data: address would need a wider content security policy.
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    modulePreload: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { desk: 'src/main.tsx' },
      output: {
        entryFileNames: hashed,
        chunkFileNames: hashed,
        assetFileNames: 'kept/[name]-[hash][extname]',
      },
    },
  },
})
