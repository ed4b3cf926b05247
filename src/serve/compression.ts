/** Bodies under a content coding, made by zlib's own threads. The same bytes give the same bytes, in every process. */
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib'
import type { Encoding } from './encoding.ts'

/** A real feed of 100 articles, 323 KB: gzip at 6 leaves 63 KB in 3.3 ms of CPU, br at 4 62 KB in 3.3, at 5 59 KB in 5.9, at 6 58 KB in 6.8, at 9 57.5 KB in 48. */
const brotliLevel = 5
const gzipLevel = 6

export function encoded(body: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  switch (encoding) {
    case 'br':
      return called((done) => brotliCompress(body, { params: brotliParameters(body.byteLength) }, done))
    case 'gzip':
      return called((done) => gzip(body, { level: gzipLevel }, done))
    case 'identity':
      return Promise.resolve(body)
  }
}

/** @param body of our own making: nothing bounds what comes out */
export function decoded(body: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  switch (encoding) {
    case 'br':
      return called((done) => brotliDecompress(body, done))
    case 'gzip':
      return called((done) => gunzip(body, done))
    case 'identity':
      return Promise.resolve(body)
  }
}

function brotliParameters(bytes: number): Record<number, number> {
  return {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: brotliLevel,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes,
  }
}

function called(start: (done: (error: Error | null, result: Uint8Array) => void) => void): Promise<Uint8Array> {
  return new Promise((resolve, reject) => start((error, result) => (error === null ? resolve(result) : reject(error))))
}
