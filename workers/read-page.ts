/** A page's bytes to its main text: what a prepare thread does with the page of an article. */
import { type ReadPage, readPageText } from '#clean/page-text.ts'
import { decode } from '#parse/decode.ts'
import { pageContentType } from '#parse/page-charset.ts'

export interface PageToRead {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly address: string
  readonly contentType: string | null
}

export function readPage({ bytes, address, contentType }: PageToRead): ReadPage {
  return readPageText(decode(bytes, pageContentType(bytes, contentType)).text, address)
}
