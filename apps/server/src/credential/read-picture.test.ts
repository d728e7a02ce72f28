import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { pictureSize } from './picture-size.ts'
import { largestPicture, openPictureReader } from './read-picture.node.ts'

const vector = (name: string) =>
  new Uint8Array(
    readFileSync(
      fileURLToPath(
        new URL(
          `../../../../packages/health-credential/vectors/qr-images/shc/test-example-00-g-qr-code-0-${name}`,
          import.meta.url,
        ),
      ),
    ),
  )
const reader = openPictureReader()
afterAll(() => reader.close())

it('reads the code in a photograph, off the thread that answers pages', async () => {
  const texts = await reader.read(vector('scaled-23.jpg'))
  expect(texts).toHaveLength(1)
  expect(texts?.[0]).toMatch(/^shc:\/56/)
})

it('finds nothing where most of the code is gone', async () => {
  expect(await reader.read(vector('corrupted.png'))).toEqual([])
})

it('takes nothing that is no picture, too large, or claims to be huge', async () => {
  const bomb = vector('corrupted.png')
  new DataView(bomb.buffer).setUint32(16, 60_000)
  new DataView(bomb.buffer).setUint32(20, 60_000)
  expect(await reader.read(bomb)).toBeNull()
  expect(await reader.read(new Uint8Array(largestPicture + 1))).toBeNull()
  expect(await reader.read(new TextEncoder().encode('HC1:'))).toBeNull()
  expect(await reader.read(vector('corrupted.png').subarray(0, 40))).toSatisfy(
    (texts) => texts === null || texts.length === 0,
  )
})

it('asks those to come back who would wait too long', async () => {
  const picture = vector('single_qr_segment.png')
  const answers = await Promise.all(Array.from({ length: 14 }, () => reader.read(picture)))
  expect(answers.filter((answer) => answer === 'busy')).toHaveLength(2)
  expect(answers[0]).toHaveLength(1)
})

it('knows the size of a picture from its first bytes', () => {
  expect(pictureSize(vector('corrupted.png'))).toEqual({ width: 600, height: 600 })
  const { width = 0, height = 0 } = pictureSize(vector('scaled-85.jpg')) ?? {}
  expect(width).toBeGreaterThan(100)
  expect(height).toBeGreaterThan(100)
  expect(pictureSize(Uint8Array.of(0xff, 0xd8, 0x00))).toBeNull()
  expect(pictureSize(Uint8Array.of(0xff, 0xd8, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))).toBeNull()
})
