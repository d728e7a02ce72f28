// Every rule of the house is proven by a planted violation: a rule that cannot fail protects nothing.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { afterEach, describe, expect, test } from 'vitest'
import config, { rooms } from '../.dependency-cruiser.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const src = 'apps/server/src'

type Tree = Readonly<Record<string, string>>
const imports = (path: string) => `import { x } from '${path}'\nexport const y = x\n`
const leaf = 'export const x = 1\n'

const planted: Record<string, Tree> = {
  'no-circular': {
    [`${src}/place/a.ts`]: "import { y } from './b.ts'\nexport const x = () => y\n",
    [`${src}/place/b.ts`]: imports('./a.ts'),
  },
  'no-side-doors': {
    [`${src}/declaration/a.action.ts`]: imports('../holder/b.store.ts'),
    [`${src}/holder/b.store.ts`]: leaf,
  },
  'pure-stays-pure': {
    [`${src}/holder/a.ts`]: imports('./b.action.ts'),
    [`${src}/holder/b.action.ts`]: leaf,
  },
  'pure-needs-no-machine': {
    'packages/p/src/a.ts': "import { readFileSync as x } from 'node:fs'\nexport const y = x\n",
  },
  'store-knows-no-action': {
    [`${src}/holder/a.store.ts`]: imports('./b.action.ts'),
    [`${src}/holder/b.action.ts`]: leaf,
  },
  'action-knows-no-web': {
    [`${src}/holder/a.action.ts`]: imports('./b.page.ts'),
    [`${src}/holder/b.page.ts`]: leaf,
  },
  'platform-knows-no-room': {
    [`${src}/platform/a.ts`]: imports('../place/b.ts'),
    [`${src}/place/b.ts`]: leaf,
  },
  'packages-know-no-app': {
    'packages/p/src/a.ts': imports('../../../apps/server/src/app.ts'),
    [`${src}/app.ts`]: leaf,
  },
  'faces-and-server-meet-in-packages': {
    'apps/verifier/src/a.ts': imports('../../server/src/app.ts'),
    [`${src}/app.ts`]: leaf,
  },
  ...Object.fromEntries(
    rooms.slice(0, -1).map((room, i) => [
      `${room}-looks-left`,
      {
        [`${src}/${room}/a.action.ts`]: imports(`../${rooms[i + 1]}/b.ts`),
        [`${src}/${rooms[i + 1]}/b.ts`]: leaf,
      },
    ]),
  ),
}

let trees: string[] = []
afterEach(() => {
  for (const tree of trees) rmSync(tree, { recursive: true })
  trees = []
})

function plant(tree: Tree): string {
  const base = mkdtempSync(join(tmpdir(), 'pratique-house-'))
  trees.push(base)
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(base, path)), { recursive: true })
    writeFileSync(join(base, path), text)
  }
  return base
}

async function violations(baseDir: string, places: readonly string[]): Promise<ICruiseResult> {
  const { options, ...ruleSet } = config
  const result = await cruise([...places], { ...options, ruleSet, validate: true, baseDir } as ICruiseOptions)
  return result.output as ICruiseResult
}

describe('the rules of the house', () => {
  const names = config.forbidden.map((rule) => rule.name)

  test('every rule has a planted violation', () => {
    expect(Object.keys(planted).sort()).toEqual([...names].sort())
  })

  test.each(names)('%s is reported when broken', async (name) => {
    const result = await violations(
      plant(planted[name] ?? {}),
      ['apps', 'packages'].filter((place) => JSON.stringify(planted[name]).includes(`"${place}/`)),
    )
    expect(result.summary.violations.map((violation) => violation.rule.name)).toContain(name)
  })

  test('the tree itself obeys, and was really read', async () => {
    const result = await violations(root, ['apps', 'packages'])
    expect(result.summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`)).toEqual([])
    expect(result.summary.totalCruised).toBeGreaterThan(100)
  })
})
