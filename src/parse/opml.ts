/** Lists of feeds, as feed readers exchange them. @see http://opml.org/spec2.opml */
import { XMLParser } from 'fast-xml-parser'
import { foldSpace } from '#lib/text.ts'
import type { Damage } from '#model/entry.ts'
import { Fault } from '#model/fault.ts'
import { decode } from './decode.ts'
import { decodeEntities } from './entity.ts'
import { withoutFeedScheme } from './feed-scheme.ts'
import { findMalformed } from './malformed.ts'

export interface OpmlFeed {
  /** As written, `feed:` made http; whether it can be followed is not looked at. */
  readonly url: string
  readonly title: string | null
  readonly text: string | null
  readonly language: string | null
  /** Paths, `World/Europe`; a slash in a name is written ∕ (U+2215). None where the feed stands outside of all folders. */
  readonly folders: readonly string[]
  /** All others as they stand, at most 50, and the `xmlns:…` that their names need. */
  readonly attributes: Readonly<Record<string, string>>
}

/** An outline that names no feed and holds none. */
export interface LeftOutline {
  readonly name: string
  /** Completes the sentence "… is left out: …". */
  readonly why: string
}

export interface OpmlDocument {
  readonly title: string | null
  /** In the order of the document; one address once, with all its folders. */
  readonly feeds: readonly OpmlFeed[]
  readonly leftOut: readonly LeftOutline[]
  /** Where the document is not well-formed, though it could be read; else null. */
  readonly damage: Damage | null
}

const mostCharacters = 10_000_000
const mostAttributes = 50
const longestName = 100
/** As feeds.json bounds it. */
const longestPath = 200

/** @throws Fault parse/no-opml */
export function readOpml(content: Uint8Array | string): OpmlDocument {
  if (content.length > mostCharacters) throw new Fault('parse/no-opml', 'the list is larger than 10 MB')
  const text = typeof content === 'string' ? content : decode(content, null).text
  const opml = node(parseXml(text).opml)
  if (opml?.body === undefined) throw unfit(text, 'there is no list of feeds in it')
  const list = openList(namespacesOf(attributesOf(opml)))
  list.addAll(outlinesOf(node(opml.body)), '')
  return { title: titleOf(node(opml.head)), feeds: list.feeds(), leftOut: list.leftOut, damage: findMalformed(text) }
}

type Node = Readonly<Record<string, unknown>>

/** Neither entities of the document's own nor references are resolved by it: `entity` does that, and knows no definitions. */
const parser = new XMLParser({
  attributesGroupName: '@',
  attributeNamePrefix: '',
  ignoreAttributes: false,
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  transformTagName: (name) => name.toLowerCase(),
  isArray: (name) => name === 'outline',
  maxNestedTags: 120,
})

function parseXml(text: string): Node {
  try {
    return node(parser.parse(text)) ?? {}
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw unfit(text, error.message.slice(0, 200))
  }
}

function unfit(text: string, why: string): Fault {
  const place = findMalformed(text)
  const where = place === null ? '' : ` (line ${place.line}, column ${place.column}: ${place.what})`
  // Both may quote the document, and are shown on a terminal.
  const shown = foldSpace(`${why}${where}`.replace(/[\p{Cc}\p{Cf}]+/gu, ' '))
  return new Fault('parse/no-opml', `the file cannot be read as OPML: ${shown}`)
}

/** A feed while its other outlines may still come. */
interface Draft {
  readonly url: string
  title: string | null
  text: string | null
  language: string | null
  readonly folders: Set<string>
  readonly attributes: Map<string, string>
}

function openList(namespaces: ReadonlyMap<string, string>) {
  const drafts = new Map<string, Draft>()
  const leftOut: LeftOutline[] = []
  return { addAll, leftOut, feeds: () => [...drafts.values()].map(finished) }

  function addAll(outlines: readonly Node[], path: string): void {
    for (const outline of outlines) add(outline, path)
  }

  function add(outline: Node, path: string): void {
    const attributes = attributesOf(outline)
    const url = withoutFeedScheme(attributes.get('xmlUrl')?.trim() ?? '')
    const inside = outlinesOf(outline)
    if (url !== '') addFeed(url, attributes, path)
    else if (inside.length === 0) leftOut.push({ name: nameOf(attributes), why: whyNoFeed(attributes) })
    if (inside.length > 0) addAll(inside, pathBelow(path, nameOf(attributes)))
  }

  function pathBelow(path: string, name: string): string {
    const step = name.replaceAll('/', '∕')
    const below = path === '' || step === '' ? path + step : `${path}/${step}`
    if (below.length <= longestPath) return below
    leftOut.push({ name, why: `a folder’s path has at most ${longestPath} characters, so its feeds stand in the one above` })
    return path
  }

  function addFeed(url: string, attributes: ReadonlyMap<string, string>, path: string): void {
    const key = sameAddress(url)
    const draft = drafts.get(key) ?? { url, title: null, text: null, language: null, folders: new Set(), attributes: new Map() }
    drafts.set(key, draft)
    draft.title ??= attributes.get('title') ?? null
    draft.text ??= attributes.get('text') ?? null
    draft.language ??= attributes.get('language') ?? null
    if (path !== '') draft.folders.add(path)
    for (const [name, value] of attributes) {
      if (ownFields.has(name) || draft.attributes.has(name)) continue
      const prefix = `xmlns:${name.slice(0, Math.max(0, name.indexOf(':')))}`
      const namespace = namespaces.get(prefix)
      draft.attributes.set(name, value)
      if (namespace !== undefined) draft.attributes.set(prefix, namespace)
    }
  }
}

const ownFields = new Set(['xmlUrl', 'title', 'text', 'language'])

function finished(draft: Draft): OpmlFeed {
  return { ...draft, folders: [...draft.folders], attributes: Object.fromEntries(draft.attributes) }
}

function whyNoFeed(attributes: ReadonlyMap<string, string>): string {
  switch (attributes.get('type')?.toLowerCase()) {
    case 'include':
      return 'it includes another list, which is not fetched'
    case 'link':
      return 'it is a link, not a feed'
    default:
      return attributes.has('htmlUrl') || attributes.has('url') ? 'it names a page, not a feed' : 'it names no feed'
  }
}

function nameOf(attributes: ReadonlyMap<string, string>): string {
  const name = [attributes.get('text'), attributes.get('title')].find((text) => text?.trim())
  return (
    name
      ?.slice(0, 2 * longestPath)
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .trim() ?? ''
  )
}

function sameAddress(address: string): string {
  const url = URL.parse(address)
  if (url === null) return address
  url.hash = ''
  return url.href
}

function titleOf(head: Node | null): string | null {
  const title = head?.title
  const text = typeof title === 'string' ? title : node(title)?.['#text']
  return typeof text === 'string' ? foldSpace(decodeEntities(text)) || null : null
}

/** Writers differ in the case of these. */
const usualNames = new Map(
  ['xmlUrl', 'htmlUrl', 'title', 'text', 'language', 'type', 'description', 'category', 'created', 'version', 'url'].map((name) => [
    name.toLowerCase(),
    name,
  ]),
)

function attributesOf(element: Node): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (const [written, value] of Object.entries(node(element['@']) ?? {})) {
    const name = usualNames.get(written.toLowerCase()) ?? written
    if (attributes.size >= mostAttributes || name.length > longestName || typeof value !== 'string') continue
    // A line break in an attribute is a space, unless it is written as a reference. @see XML 1.0 §3.3.3
    attributes.set(name, decodeEntities(value.replace(/\r\n?|[\t\n]/g, ' ')))
  }
  return attributes
}

function namespacesOf(attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...attributes].filter(([name]) => name.startsWith('xmlns:')))
}

function outlinesOf(element: Node | null): readonly Node[] {
  const outlines = element?.outline
  return Array.isArray(outlines) ? outlines.map(node).filter((outline) => outline !== null) : []
}

/** Of several elements where one is expected, the first. */
function node(value: unknown): Node | null {
  const one: unknown = Array.isArray(value) ? value[0] : value
  if (typeof one === 'string') return {}
  return typeof one === 'object' && one !== null ? (one as Node) : null
}
