/** The document a command is given: a file, what an address answers, or standard input. */
import { createReadStream } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Environment } from '#config/environment.ts'
import type { FetchedDocument } from '#model/entry.ts'
import { feedId } from '#model/ids.ts'
import { fetchAddress, openOwnFetcher } from './fetch-address.ts'
import { readAddress } from './find.ts'

/** What the service takes of a document. */
const mostBytes = 20_000_000

/**
 * @param source an address with its scheme, `-` for standard input, else a file
 * @returns the document, or why there is none
 * @throws Fault `fetch/*`
 */
export async function askedDocument(source: string, environment: () => Environment): Promise<FetchedDocument | string> {
  if (isAddress(source)) return fetched(source, environment())
  const file = source === '-' ? '/dev/stdin' : source
  const bytes = await bytesOf(source === '-' ? process.stdin : createReadStream(source))
  if (typeof bytes === 'string') return `${sourceName(source)} ${bytes}`
  const unsaid = { contentType: null, contentLocation: null, contentLanguage: null }
  return { feed: feedId('asked'), address: pathToFileURL(file).href, bytes, ...unsaid }
}

export function isAddress(source: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(source)
}

export function sourceName(source: string): string {
  return source === '-' ? 'standard input' : source
}

async function fetched(source: string, environment: Environment): Promise<FetchedDocument | string> {
  const { url, problem } = readAddress(source)
  if (problem !== null) return `the address cannot be asked: ${problem}`
  const fetcher = openOwnFetcher(environment)
  try {
    const answer = await fetchAddress(fetcher, url)
    if (answer.kind === 'fault') throw answer.fault
    return answer.document
  } finally {
    await fetcher.close()
  }
}

/** The bytes, or why there are none. */
async function bytesOf(stream: NodeJS.ReadableStream): Promise<Uint8Array<ArrayBuffer> | string> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of stream) {
      chunks.push(Buffer.from(chunk))
      length += chunk.length
      if (length > mostBytes) return 'is longer than the 20 MB the service takes'
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' ? 'is no file, and no address: these begin with http:// or https://' : `cannot be read (${code})`
  }
  return length === 0 ? 'is empty' : new Uint8Array(Buffer.concat(chunks))
}
