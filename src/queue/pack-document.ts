/** A feed document as it travels with a job: text that shrinks well. */
import { deflateSync, inflateSync } from 'node:zlib'

/** A hundred articles, several times over. */
const mostBytes = 64_000_000

export function packDocument(document: Uint8Array): string {
  return deflateSync(document, { level: 1 }).toString('base64')
}

/** Throws where what is packed is none: a bug, or a job of another version. */
export function unpackDocument(packed: string): Uint8Array {
  return inflateSync(Buffer.from(packed, 'base64'), { maxOutputLength: mostBytes })
}
