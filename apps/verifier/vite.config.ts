// Builds the scripts of three pages, verifier, code page and certificates, served by us at hashed addresses that never change, and
// the service worker, whose address must stay and which may not be cut into shared pieces: a build of its own.
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite'

const hashed = 'kept/[name]-[hash].js'
const hashedAsset = 'kept/[name]-[hash][extname]'
const target = 'es2022'

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
  base: '/assets/verifier/',
  plugins: [withServiceWorker],
  worker: {
    format: 'es',
    rolldownOptions: { output: { entryFileNames: hashed, assetFileNames: hashedAsset } },
  },
  build: {
    target,
    // A data: address would need a wider content security policy.
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    modulePreload: false,
    rolldownOptions: {
      input: {
        verifier: 'src/verifier.ts',
        'code-page': 'src/code-page.ts',
        certificates: 'src/certificates.ts',
      },
      output: { entryFileNames: hashed, chunkFileNames: hashed, assetFileNames: hashedAsset },
    },
  },
})
