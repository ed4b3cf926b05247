/** A process of its own, so that its memory is its alone: asks the rogue server at the address given for its worst, all at once, and tells what it took. */
import { open, requestOf } from './fetched.ts'

const [origin = ''] = process.argv.slice(2)
const paths = [
  ...['gzip', 'deflate', 'raw-deflate', 'br', 'zstd', 'gzip, gzip'].map((coding) => `/bomb?as=${coding}`),
  '/huge?mb=100',
  '/declared-huge',
  '/header-flood',
  '/trailer-flood',
  '/endless-promises',
]

await using fetcher = open({ limits: {} })
const codes: Record<string, string> = {}
// The second time as well: what the first took must have been given back.
for (let round = 0; round < 2; round += 1) {
  const asked = paths.map(async (path) => {
    const fetched = await fetcher.fetch(requestOf(origin + path))
    codes[path] = fetched.kind === 'fault' ? fetched.fault.code : fetched.kind
  })
  await Promise.all(asked)
}
process.stdout.write(JSON.stringify({ codes, peakBytes: process.resourceUsage().maxRSS * 1024 }))
