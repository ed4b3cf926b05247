/** Undoing what Content-Encoding names, while streaming: what comes out is no more than what is asked for. @see RFC 9110 §8.4 */
import type { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from 'node:zlib'
import { Fault } from '#model/fault.ts'
import { plainText } from './plain-text.ts'

export type Bytes = AsyncIterable<Uint8Array>

/** What `decodings` can undo, as Accept-Encoding says it. */
export const acceptEncoding = 'gzip, deflate, br, zstd'

/**
 * The steps that undo a Content-Encoding, in their order; none for null. Faults with `fetch/bad-encoding` for a coding we do not know;
 * where the bytes are not what the coding says, the stream fails with an error of node:zlib.
 */
export function decodings(contentEncoding: string | null, host: string): readonly ((source: Bytes) => Bytes)[] {
  const names = (contentEncoding ?? '').toLowerCase().split(',', mostCodings + 2)
  const codings = names.map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity')
  if (codings.length > mostCodings) throw new Fault('fetch/bad-encoding', `${host} compressed its answer several times over`)
  return codings.reverse().map((name) => {
    const decoding = known.get(name)
    if (decoding !== undefined) return decoding
    throw new Fault('fetch/bad-encoding', `${host} used an encoding we do not know`, { detail: plainText(name) })
  })
}

/** Some servers compress what is compressed already; more layers than two are no accident. */
const mostCodings = 2

const known = new Map<string, (source: Bytes) => Bytes>([
  ['gzip', (source) => decoded(source, () => createGunzip())],
  ['x-gzip', (source) => decoded(source, () => createGunzip())],
  ['deflate', (source) => decoded(source, (firstByte) => (opensZlib(firstByte) ? createInflate() : createInflateRaw()))],
  ['br', (source) => decoded(source, () => createBrotliDecompress())],
  ['zstd', (source) => decoded(source, () => createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: zstdWindowLog } }))],
])

/** 8 MB, the most RFC 9659 grants; a frame may ask for 2 GB. */
const zstdWindowLog = 23

/** "deflate" means the zlib format, but some servers send it bare; zlib's first byte tells. @see RFC 9110 §8.4.1.2, RFC 1950 §2.2 */
function opensZlib(firstByte: number): boolean {
  return (firstByte & 0x0f) === 8
}

async function* decoded(source: Bytes, decoderFor: (firstByte: number) => Transform): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]()
  const first = await chunks.next()
  if (first.done) return
  const decoder = decoderFor(first.value[0] ?? 0)
  // What goes wrong on the way in destroys the decoder with the same error, so whoever reads it hears of it.
  pipeline(continued(first.value, chunks), decoder).catch(() => undefined)
  yield* decoder
}

async function* continued(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}
