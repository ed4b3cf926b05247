/** The encoding that a web page declares inside itself. @see HTML §13.2.3.2 */

/** Where no browser finds one, nobody put one. */
const headBytes = 1024

/** The media type of a page as sent; with the charset of its `meta` element where the server names none. */
export function pageContentType(bytes: Uint8Array, contentType: string | null): string | null {
  if (contentType !== null && /charset/i.test(contentType)) return contentType
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headBytes))
  const charset = /<meta\s[^<>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})/i.exec(head)?.[1]
  return charset === undefined ? contentType : `text/html; charset=${charset}`
}
