/** The feeds a web page names. */
import { Parser } from 'htmlparser2'
import { foldSpace, shorten } from '#lib/text.ts'
import { resolve, resolveBase } from './address.ts'
import { decode } from './decode.ts'
import { withoutFeedScheme } from './feed-scheme.ts'

export interface NamedFeed {
  /** Absolute, http or https. */
  readonly url: string
  readonly title: string | null
  /** The media type as the page has it, in lower case; empty where it says none. */
  readonly type: string
}

/** A reference before the page's base is known. */
interface Reference {
  readonly href: string
  readonly title: string
  readonly type: string
}

const longestText = 4_000_000
const mostLinked = 20
const mostGuessed = 10
/** More are looked at than are given, for some are the same or cannot be followed. */
const mostLookedAt = 200
/** What htmlparser2 does for each tag grows with the depth. */
const deepestNesting = 1000
const longestTitle = 200

/**
 * Those of its `<link>`s; where there is none, links in its text whose address looks like a feed's. In the order of the page, each once, not the page itself.
 * @param address the page's own, after redirects
 * @see https://html.spec.whatwg.org/#rel-alternate, and WHATWG's former `rel=feed`
 */
export function feedsNamedBy(html: Uint8Array | string, address: string, contentType: string | null): readonly NamedFeed[] {
  const text = typeof html === 'string' ? html : decode(html, contentType).text
  const page = readPage(text.slice(0, longestText))
  const base = resolveBase(page.base, address)
  const linked = resolved(page.linked, base, address, mostLinked)
  return linked.length > 0 ? linked : resolved(page.guessed, base, address, mostGuessed)
}

interface Page {
  readonly base: string | null
  readonly linked: readonly Reference[]
  readonly guessed: readonly Reference[]
}

function readPage(text: string): Page {
  const linked: Reference[] = []
  const guessed: Reference[] = []
  let base: string | null = null
  let anchor: { href: string; title: string; type: string } | null = null
  let depth = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1
      if (depth > deepestNesting) parser.pause()
      if (name === 'base') base ??= attributes.href ?? null
      if (name === 'link' && linked.length < mostLookedAt && namesFeed(attributes)) linked.push(referenceOf(attributes))
      if (name === 'a' && guessed.length < mostLookedAt && looksLikeFeed(attributes.href ?? '')) {
        const reference = referenceOf(attributes)
        guessed.push(reference)
        anchor = reference.title === '' ? reference : null
      }
    },
    onclosetag(name) {
      depth -= 1
      if (name === 'a') anchor = null
    },
    ontext(data) {
      if (anchor !== null && anchor.title.length < longestTitle) anchor.title += data.slice(0, longestTitle)
    },
  })
  parser.write(text)
  return { base, linked, guessed }
}

type Attributes = Readonly<Record<string, string>>

function referenceOf(attributes: Attributes): { href: string; title: string; type: string } {
  return { href: attributes.href ?? '', title: attributes.title ?? '', type: typeOf(attributes) }
}

function typeOf(attributes: Attributes): string {
  return (attributes.type ?? '').slice(0, 100).split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

const feedTypes = new Set(['application/rss+xml', 'application/atom+xml', 'application/rdf+xml', 'application/feed+json'])
/** Types of other things too: then address or title must speak of a feed. */
const vagueTypes = new Set(['application/json', 'application/xml', 'text/xml'])

function namesFeed(attributes: Attributes): boolean {
  const relations = (attributes.rel ?? '').slice(0, 200).toLowerCase().split(/\s+/)
  if (relations.includes('feed')) return true
  if (!relations.includes('alternate')) return false
  const type = typeOf(attributes)
  if (feedTypes.has(type)) return true
  return vagueTypes.has(type) && /feed|rss|atom/i.test(`${attributes.href?.slice(0, 2_000)} ${attributes.title?.slice(0, longestTitle)}`)
}

function looksLikeFeed(href: string): boolean {
  const path = href.slice(0, 2_000).split(/[?#]/, 1)[0] ?? ''
  return /(?:\.(?:rss|atom|rdf|xml)|[/.](?:rss|atom|feeds?)(?:\.json)?)\/?$/i.test(path) && !/sitemap/i.test(path)
}

function resolved(references: readonly Reference[], base: string, address: string, most: number): readonly NamedFeed[] {
  const own = withoutFragment(address)
  const found = new Map<string, NamedFeed>()
  for (const { href, title, type } of references) {
    const url = withoutFragment(resolve(href, base) ?? '')
    if (found.size >= most || url === null || url === own || found.has(url)) continue
    found.set(url, { url, title: shorten(foldSpace(title), longestTitle) || null, type })
  }
  return [...found.values()]
}

/** Null where it is no address of the web. */
function withoutFragment(address: string): string | null {
  const url = URL.parse(withoutFeedScheme(address))
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  url.hash = ''
  return url.href
}
