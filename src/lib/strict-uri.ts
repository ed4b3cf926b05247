/** Addresses by the letter: browsers and publishers write some characters that no URI may hold. */

/**
 * The same http(s) address with nothing in it that RFC 3986 does not allow there: brackets, bars and the like after the host, a second `#`,
 * and a `%` that begins no escape. Servers read both alike, strict readers refuse the first.
 */
export function strictUri(address: string): string {
  if (!suspect.test(address)) return address
  const href = URL.parse(address)?.href ?? ''
  const origin = /^https?:\/\/[^/]+/.exec(href)?.[0]
  if (origin === undefined) return address
  const [page = '', ...fragment] = href.slice(origin.length).split('#')
  return origin + escaped(page) + (fragment.length === 0 ? '' : `#${escaped(fragment.join('%23'))}`)
}

const suspect = /["<>[\\\]^`{|}]|%(?![\da-f]{2})|#.*#/i

function escaped(text: string): string {
  return text.replace(/["<>[\\\]^`{|}]|%(?![\da-f]{2})/gi, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}
