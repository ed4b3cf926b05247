/** What a document is, from how it begins. */

export type Detected =
  | { readonly kind: 'rss' | 'rdf' | 'atom' | 'json' }
  | { readonly kind: 'html' }
  /** `what` completes the sentence "the address answers with …". */
  | { readonly kind: 'other'; readonly what: string; readonly isXml: boolean }

/** How far into a document its first element is looked for: comments and junk may come first. */
const searchedCharacters = 100_000

export function detect(text: string): Detected {
  const head = text.slice(0, searchedCharacters).replace(/^[\s\ufeff]+/, '')
  if (head.startsWith('{') || head.startsWith('[')) return detectJson(head)
  const binary = signatures.find(([signature]) => head.startsWith(signature))
  if (binary !== undefined) return { kind: 'other', what: binary[1], isXml: false }
  const feed = feedRoot(head)
  if (feed !== null) return { kind: feed }
  const root = firstElement(head)
  if (isHtml(head, root)) return { kind: 'html' }
  if (root !== null) return { kind: 'other', what: `XML whose first element is <${root}>, which is no feed`, isXml: true }
  return { kind: 'other', what: head.startsWith('<') ? 'XML without any element' : 'plain text', isXml: head.startsWith('<') }
}

const signatures: readonly (readonly [string, string])[] = [
  ['%PDF', 'a PDF document'],
  ['GIF8', 'a picture'],
  ['‰PNG', 'a picture'],
  ['ÿØÿ', 'a picture'],
]

/** A JSON Feed names its version; some only have its shape. @see https://www.jsonfeed.org/version/1.1/ */
function detectJson(head: string): Detected {
  const isFeed =
    /"version"\s{0,20}:\s{0,20}"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/i.test(head) ||
    (head.startsWith('{') && /"items"\s{0,20}:\s{0,20}\[/.test(head))
  return isFeed ? { kind: 'json' } : { kind: 'other', what: 'JSON that is no JSON Feed', isXml: false }
}

/** A feed's root element, where nothing but junk precedes it: a page may show a feed's source, but not before its own first tags. */
function feedRoot(head: string): 'rss' | 'rdf' | 'atom' | null {
  const bare = withoutComments(head)
  const match = /<(?:[\w-]{1,40}:)?(rss|rdf|feed|channel)(?=[\s/>])/i.exec(bare)
  if (match === null) return null
  const before = bare.slice(0, match.index)
  if (/<!doctype\s+html|<(?:html|head|body)[\s>]/i.test(before)) return null
  const name = match[1]?.toLowerCase()
  const first = firstElement(before)
  if (name === 'rss' || name === 'rdf') return name
  // These two words are of other vocabularies too: only as the very first element they are a feed's.
  if (first !== null) return name === 'feed' && /\sxmlns/.test(bare.slice(match.index, match.index + 200)) ? 'atom' : null
  return name === 'channel' ? 'rss' : 'atom'
}

function isHtml(head: string, root: string | null): boolean {
  if (/^(?:<\?xml[^>]*>)?\s*<!doctype\s+html/i.test(withoutComments(head).trimStart())) return true
  return root !== null && htmlRoots.has(root.toLowerCase())
}

const htmlRoots = new Set('html head body title meta script div p br center table h1 h2 a b'.split(' '))

function firstElement(head: string): string | null {
  return /<([\p{L}_][\p{L}\d_.:-]{0,60})/u.exec(withoutComments(head))?.[1] ?? null
}

function withoutComments(text: string): string {
  let out = ''
  let from = 0
  for (let start = text.indexOf('<!--'); start !== -1; start = text.indexOf('<!--', from)) {
    out += text.slice(from, start)
    const end = text.indexOf('-->', start)
    if (end === -1) return out
    from = end + 3
  }
  return out + text.slice(from)
}
