// Run after `npm install`. Some registries lag behind with the packages of other platforms; npm then leaves those
// out of the lock file, and `npm ci` refuses it everywhere. Adds what is missing as optional entries of the version
// that their parent asks for: they are fetched on their own platform only.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const systems = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  openharmony: 'openharmony',
  sunos: 'sunos',
  win32: 'win32',
  windows: 'win32',
  aix: 'aix',
}
const processors = {
  arm64: 'arm64',
  x64: 'x64',
  arm: 'arm',
  ia32: 'ia32',
  ppc64: 'ppc64',
  s390x: 's390x',
  riscv64: 'riscv64',
  loong64: 'loong64',
  mips64el: 'mips64el',
  wasm32: 'wasm32',
}

/** Entries of optional packages that stand in no folder from which their parent would find them. */
export function missingEntries(packages) {
  const missing = {}
  for (const [path, parent] of Object.entries(packages))
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const entry = isFound(packages, path, name) ? undefined : entryOf(name, version, parent)
      if (entry) missing[`node_modules/${name}`] = entry
    }
  return missing
}

/** Nothing for what is no package of one platform and one exact version. */
function entryOf(name, version, { dev, license }) {
  const words = name.split(/[-/]/)
  const os = words.map((word) => systems[word]).find(Boolean)
  const cpu = words.map((word) => processors[word]).find(Boolean)
  if (!os || !cpu || !/^\d/.test(version)) return undefined
  return { version, cpu: [cpu], ...(dev && { dev }), ...(license && { license }), optional: true, os: [os] }
}

function isFound(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true
    if (!folder) return false
    if (!folder.includes('/node_modules/')) return Boolean(packages[`node_modules/${name}`])
  }
}

if (import.meta.filename === process.argv[1]) {
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  // Those added before are added anew: their parent may have moved on.
  for (const [path, entry] of Object.entries(lock.packages))
    if (entry.optional && !entry.integrity && !entry.link && entry.os) delete lock.packages[path]
  const missing = missingEntries(lock.packages)
  const [root, ...rest] = Object.entries({ ...lock.packages, ...missing })
  lock.packages = Object.fromEntries([root, ...rest.sort(([one], [other]) => (one < other ? -1 : 1))])
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`${Object.keys(missing).length} entries added to package-lock.json`)
}
