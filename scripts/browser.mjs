// Finds a Chromium for the browser tests, or brings one: the system's own, then Debian's package (as root),
// then Playwright's download. Prints its path; other files import `browserPath`.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function onPath() {
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    for (const name of names) {
      const path = join(folder, name)
      try {
        accessSync(path, constants.X_OK)
        return path
      } catch {}
    }
  return undefined
}

function run(command, args) {
  return (
    spawnSync(command, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  )
}

function fromDebian() {
  if (process.getuid?.() !== 0) return undefined
  console.error('No Chromium found: installing Debian’s package, once.')
  if (!run('apt-get', ['install', '-y', '-qq', 'chromium']))
    if (!(run('apt-get', ['update', '-qq']) && run('apt-get', ['install', '-y', '-qq', 'chromium'])))
      return undefined
  return onPath()
}

async function fromPlaywright() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  try {
    accessSync(path, constants.X_OK)
    return path
  } catch {}
  console.error('Installing Playwright’s Chromium, once.')
  return run('npx', ['playwright', 'install', 'chromium']) ? path : undefined
}

export async function browserPath() {
  const found = process.env.PRATIQUE_BROWSER ?? onPath() ?? fromDebian() ?? (await fromPlaywright())
  if (found) return found
  throw new Error(
    'The browser tests need Chromium. Install it (Debian: apt-get install chromium) or name one in PRATIQUE_BROWSER.',
  )
}

if (import.meta.filename === process.argv[1]) console.log(await browserPath())
