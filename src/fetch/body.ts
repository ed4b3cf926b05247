/** The body of an answer: decoded, counted, and never more of it than we agreed to hold. */
import { Fault } from '#model/fault.ts'
import { type Bytes, decodings } from './content-encoding.ts'

export interface BodyLimits {
  /** As sent, compressed or not. */
  readonly wireBytes: number
  /** After decompression. */
  readonly decodedBytes: number
}

export interface BodySource {
  readonly chunks: Bytes
  readonly contentEncoding: string | null
  /** Content-Length; 0 where there is none. */
  readonly declaredBytes: number
  /** For messages. */
  readonly host: string
  /** Hears of every byte that arrives, also where reading ends in a fault. */
  readonly onWire: (bytes: number) => void
}

/** The decoded bytes in a buffer of their own. Faults: `fetch/too-large`, `fetch/bad-encoding`; else fails with the stream's error. */
export async function readBody(source: BodySource, limits: BodyLimits): Promise<Uint8Array<ArrayBuffer>> {
  const { host } = source
  const tooLong = `${host} sends more than ${megabytes(limits.wireBytes)}`
  if (source.declaredBytes > limits.wireBytes) throw new Fault('fetch/too-large', tooLong)
  let chunks = limited(source.chunks, limits.wireBytes, tooLong, source.onWire)
  for (const decode of decodings(source.contentEncoding, host)) {
    chunks = limited(decode(chunks), limits.decodedBytes, `${host} sends more than ${megabytes(limits.decodedBytes)} after decompression`)
  }
  return collect(chunks)
}

function megabytes(bytes: number): string {
  return `${bytes / 1_000_000} MB`
}

async function* limited(source: Bytes, most: number, message: string, onBytes?: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of source) {
    onBytes?.(chunk.byteLength)
    bytes += chunk.byteLength
    if (bytes > most) throw new Fault('fetch/too-large', message)
    yield chunk
  }
}

/** Into a buffer of its own: one out of Node's pool could not be handed to a thread without a copy. */
async function collect(source: Bytes): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  for await (const chunk of source) chunks.push(chunk)
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}
