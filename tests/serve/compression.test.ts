import { spawnSync } from 'node:child_process'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { decoded, encoded } from '#serve/compression.ts'
import { encodings } from '#serve/encoding.ts'

const body = Buffer.from('Ministers agreed on the border treaty after long talks. '.repeat(500))

test.each(encodings)('%s gives back what went in', async (encoding) => {
  const bytes = await encoded(body, encoding)
  expect(Buffer.from(await decoded(bytes, encoding)).equals(body)).toBe(true)
  if (encoding !== 'identity') expect(bytes.byteLength).toBeLessThan(body.byteLength / 10)
})

test('damaged bytes are an error, not an empty body', async () => {
  await expect(decoded(Buffer.from('no gzip'), 'gzip')).rejects.toThrow()
  await expect(decoded(Buffer.from('no br'), 'br')).rejects.toThrow()
})

test.each(encodings)('%s makes the same bytes in every process, many at once or alone', async (encoding) => {
  const all = await Promise.all(Array.from({ length: 20 }, () => encoded(body, encoding)))
  const script = `import { encoded } from '#serve/compression.ts'
    process.stdout.write(await encoded(Buffer.from('Ministers agreed on the border treaty after long talks. '.repeat(500)), '${encoding}'))`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { maxBuffer: 10_000_000 })
  expect(stdout.byteLength).toBeGreaterThan(0)
  for (const bytes of all) expect(stdout.equals(bytes)).toBe(true)
})

test('no time stands in gzip’s head (RFC 1952 §2.3)', async () => {
  const bytes = Buffer.from(await encoded(body, 'gzip'))
  expect(bytes.subarray(4, 8)).toEqual(Buffer.alloc(4))
  expect(gunzipSync(bytes).equals(body)).toBe(true)
})
