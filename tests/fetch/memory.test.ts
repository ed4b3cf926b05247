import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { startRogue } from '#tests/support/rogue-server.ts'

test('all bombs and floods at once, under the usual limits, leave a process below 400 MB', async () => {
  await using rogue = await startRogue()
  const child = fileURLToPath(new URL('fetch-bombs.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [child, rogue.url('')])
  const { codes, peakBytes } = JSON.parse(stdout) as { codes: Record<string, string>; peakBytes: number }
  expect(codes).toEqual({
    '/bomb?as=gzip': 'fetch/too-large',
    '/bomb?as=deflate': 'fetch/too-large',
    '/bomb?as=raw-deflate': 'fetch/too-large',
    '/bomb?as=br': 'fetch/too-large',
    '/bomb?as=zstd': 'fetch/too-large',
    '/bomb?as=gzip, gzip': 'fetch/too-large',
    '/huge?mb=100': 'fetch/too-large',
    '/declared-huge': 'fetch/too-large',
    '/header-flood': 'fetch/bad-answer',
    '/trailer-flood': 'fetch/bad-answer',
    '/endless-promises': 'fetch/bad-answer',
  })
  // Some 100 MB before anything is asked, and seven answers of at most 20 MB in hand.
  expect(peakBytes).toBeGreaterThan(50_000_000)
  expect(peakBytes).toBeLessThan(400_000_000)
})
