/** What a document is, from how it begins. */

export type Detected =
  | { readonly kind: 'rss' | 'rdf' | 'atom' | 'json' }
  /** `isFragment`: it begins in the middle of a page. */
  | { readonly kind: 'html'; readonly isFragment: boolean }
  /** `what` completes the sentence "the address answers with …". */
  | { readonly kind: 'other'; readonly what: string; readonly isXml: boolean }

/** How far into a document its first element is looked for: comments and junk may come first. */
const searchedCharacters = 100_000

export function detect(text: string): Detected {
  const head = headOf(text)
  if (head.startsWith('{') || head.startsWith('[')) return detectJson(head)
  const binary = signatures.find(([signature]) => head.startsWith(signature))
  if (binary !== undefined) return { kind: 'other', what: binary[1], isXml: false }
  const feed = feedRoot(head)
  if (feed !== null) return { kind: feed }
  const root = firstElement(head)
  if (isPage(head, root)) return { kind: 'html', isFragment: false }
  if (root !== null && fragmentRoots.has(root.toLowerCase())) return { kind: 'html', isFragment: true }
  if (root !== null) return { kind: 'other', what: `XML whose first element is <${root}>, which is no feed`, isXml: true }
  return { kind: 'other', what: head.startsWith('<') ? 'XML without any element' : 'plain text', isXml: head.startsWith('<') }
}

/**
 * True for what a person writes down: it may hold tags, or speak of a feed's, but does not begin with one, nor with JSON.
 * Where publishers answer, `detect` knows better: their servers put words before a feed.
 */
export function beginsWithWords(text: string): boolean {
  const head = headOf(text)
  // "<name@example.org>", "<3" and "[Reuters] Allies" are words.
  const isMarkup = /^(?:<[!?/]|<[\p{L}_][\p{L}\d_.:-]*(?:[\s>]|\/>)|\{|\[(?!\p{L}))/u.test(head)
  return !isMarkup && !signatures.some(([signature]) => head.startsWith(signature))
}

function headOf(text: string): string {
  return text.slice(0, searchedCharacters).replace(/^[\s\ufeff]+/, '')
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

function isPage(head: string, root: string | null): boolean {
  if (/^(?:<\?xml[^>]*>)?\s*<!doctype\s+html/i.test(withoutComments(head).trimStart())) return true
  return root !== null && pageRoots.has(root.toLowerCase())
}

const pageRoots = new Set('html head body title meta script'.split(' '))
const fragmentRoots = new Set(
  'div p br center table ul ol h1 h2 h3 section article main header blockquote figure img a b i em strong u span font'.split(' '),
)

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
