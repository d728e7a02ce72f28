// Builds the scripts of two pages, verifier and code page, served by us at hashed addresses that never change.
// The service worker is a build of its own: its address must stay, and it may not be cut into shared pieces.
import { defineConfig } from 'vite'

const hashed = 'kept/[name]-[hash].js'
const hashedAsset = 'kept/[name]-[hash][extname]'

const pages = {
  // A data: address would need a wider content security policy.
  assetsInlineLimit: 0,
  manifest: 'manifest.json',
  modulePreload: false,
  rolldownOptions: {
    input: { verifier: 'src/verifier.ts', 'code-page': 'src/code-page.ts' },
    output: { entryFileNames: hashed, chunkFileNames: hashed, assetFileNames: hashedAsset },
  },
} as const

const serviceWorker = {
  emptyOutDir: false,
  rolldownOptions: {
    input: { 'service-worker': 'src/service-worker.ts' },
    output: { entryFileNames: '[name].js' },
  },
} as const

export default defineConfig(({ mode }) => ({
  /** Where the server serves `dist/`. */
  base: '/assets/verifier/',
  worker: {
    format: 'es',
    rolldownOptions: { output: { entryFileNames: hashed, assetFileNames: hashedAsset } },
  },
  build: { target: 'es2022', ...(mode === 'service-worker' ? serviceWorker : pages) },
}))
