/**
 * Bytes to entries: whatever a publisher calls a feed, read as a person would read it.
 *
 * `decode` finds the encoding, `detect` says what the document is, then one reader a format: `rss`, `rdf` and `atom` on the elements of `xml-document`,
 * made of `xml-tokens`, and `json-feed`. What was wrong and read all the same is noted in `damage`; where a document is not well-formed,
 * `malformed` names the place. A document in which no feed is found goes to `second-opinion` before it is faulted.
 * Every address comes out absolute, every title as plain text; HTML stays unsafe; no date is made up.
 * Beside it, `discovery` finds the feeds a web page names, and `opml` reads lists of feeds.
 */
import type { FeedHead, FetchedDocument, ParsedEntry, ParsedFeed } from '#model/entry.ts'
import { Fault } from '#model/fault.ts'
import type { PollingHints } from '#model/polling.ts'
import type { PushLinks } from '#model/push.ts'
import { resolveBase } from './address.ts'
import { atomDialect, readEntry, readFeed } from './atom.ts'
import { channelOf, readChannel } from './channel.ts'
import { type DamageLog, damageLog } from './damage.ts'
import { decode } from './decode.ts'
import { type Detected, detect } from './detect.ts'
import type { DocumentText } from './document-text.ts'
import { earlierDocument } from './earlier.ts'
import type { XmlElement } from './element.ts'
import { readJsonFeed } from './json-feed.ts'
import { findMalformed } from './malformed.ts'
import { pollingHints } from './polling-hints.ts'
import { pushLinks } from './push-links.ts'
import { isRss, readRdfChannel } from './rdf.ts'
import { readItem, rssDialect } from './rss.ts'
import { secondOpinion } from './second-opinion.ts'
import { TextWindow } from './text-window.ts'
import { readXml } from './xml-document.ts'

/** What a reader of one format finds. */
interface Contents extends FeedHead {
  readonly hints: PollingHints
  readonly links: PushLinks
  readonly earlier: string | null
  readonly entries: readonly (ParsedEntry | null)[]
}

/** What an entry without own word inherits from the answer. */
interface Surroundings {
  readonly base: string
  readonly language: string | null
}

/**
 * Reads a feed of any format. An item is left out only where nothing in it can be shown, and `damage` says so.
 * @throws Fault parse/html for a web page, parse/not-a-feed for anything else that is no feed, parse/unreadable for a feed too damaged to read.
 */
export async function parse(document: FetchedDocument): Promise<ParsedFeed> {
  const decoded = decode(document.bytes, document.contentType)
  const log = damageLog(decoded)
  for (const note of decoded.damage) log.add(note)
  const window = new TextWindow(decoded.pieces())
  const detected = detectIn(window, decoded)
  const around = { base: resolveBase(document.contentLocation, document.address), language: onlyLanguage(document.contentLanguage) }
  const contents = readContents(decoded, window, detected.kind, around, log)
  if (contents === null) return notAFeed(document, decoded.text, detected, around.base)
  if (contents.entries.includes(null)) log.note('items without any content were left out', null)
  return {
    feed: document.feed,
    description: contents.description,
    details: contents.details,
    hints: contents.hints,
    links: contents.links,
    earlier: contents.earlier,
    entries: contents.entries.filter((entry) => entry !== null),
    damage: log.notes,
  }
}

/** A feed shows at its beginning; for all else the whole is looked at. */
function detectIn(window: TextWindow, document: DocumentText): Detected {
  const first = detect(window.text)
  return window.isLast || (first.kind !== 'html' && first.kind !== 'other') ? first : detect(document.text)
}

function readContents(
  document: DocumentText,
  window: TextWindow,
  kind: Detected['kind'],
  around: Surroundings,
  log: DamageLog,
): Contents | null {
  switch (kind) {
    case 'json':
      return readJsonFeed(document.text, around.base, around.language, log)
    case 'rss':
    case 'rdf':
    case 'atom':
      return readXmlFeed(document, window, kind, around, log)
    case 'html':
    case 'other':
      return null
  }
}

function readXmlFeed(
  document: DocumentText,
  window: TextWindow,
  kind: 'rss' | 'rdf' | 'atom',
  around: Surroundings,
  log: DamageLog,
): Contents | null {
  const notesBefore = log.notes.length
  const first = readThrough(window, kind, around, log, null)
  if (first === null || (kind === 'rdf' && first.entries.length === 0 && !isRss(first.root))) return null
  const malformed = log.notes.length > notesBefore ? findMalformed(document.text) : null
  if (malformed !== null) log.add(malformed)
  const { root } = first
  const head = readHead(root, kind, around.language)
  const isLent = first.lent === null || lends(head) === lends(first.lent)
  const { entries } = isLent ? first : (readThrough(new TextWindow(document.pieces()), kind, around, log, head) ?? first)
  const holder = kind === 'atom' ? root : channelOf(root)
  const linkNames = kind === 'atom' ? ['link'] : ['atom:link', 'link']
  return {
    ...head,
    hints: pollingHints(holder),
    links: pushLinks(holder, linkNames),
    earlier: earlierDocument(holder, linkNames),
    entries,
  }
}

interface ReadThrough {
  readonly root: XmlElement
  readonly entries: readonly (ParsedEntry | null)[]
  /** What the entries were read with; null where there are none. */
  readonly lent: FeedHead | null
}

/**
 * Entries are made of items as these end: kept until the document's end, their trees would take most of the memory and of the time.
 * `head` is what the feed lends them; where it is null, what the feed says of itself before its first item, which nearly always is all.
 */
function readThrough(
  window: TextWindow,
  kind: 'rss' | 'rdf' | 'atom',
  around: Surroundings,
  log: DamageLog,
  head: FeedHead | null,
): ReadThrough | null {
  const entries: (ParsedEntry | null)[] = []
  const [dialect, readOne] = kind === 'atom' ? [atomDialect, readEntry] : [rssDialect, readItem]
  let lent = head
  const root = readXml(window, dialect, around.base, log, (item, before) => {
    lent ??= readHead(before, kind, around.language)
    entries.push(readOne(item, lent))
  })
  return root === null ? null : { root, entries, lent }
}

/** What entries inherit. */
function lends({ description, details }: FeedHead): string {
  return JSON.stringify([description.language, details.authors])
}

function readHead(root: XmlElement, kind: 'rss' | 'rdf' | 'atom', lent: string | null): FeedHead {
  switch (kind) {
    case 'rss':
      return readChannel(channelOf(root), null, lent)
    case 'rdf':
      return readRdfChannel(root, lent)
    case 'atom':
      return readFeed(root, lent)
  }
}

/** Content-Language may list several, and then says nothing of one entry. */
function onlyLanguage(header: string | null): string | null {
  const language = header?.trim() ?? ''
  return language === '' || language.includes(',') ? null : language
}

async function notAFeed(document: FetchedDocument, text: string, detected: Detected, base: string): Promise<ParsedFeed> {
  switch (detected.kind) {
    case 'html':
      throw new Fault('parse/html', 'a web page came instead of a feed')
    case 'json':
      throw new Fault('parse/not-a-feed', 'the address answers with JSON that is no JSON Feed')
    case 'rss':
    case 'rdf':
    case 'atom':
      throw emptyOrDamaged(text)
    case 'other': {
      const second = detected.isXml ? await secondOpinion(document, text, base) : null
      if (second !== null) return second
      throw new Fault('parse/not-a-feed', `the address answers with ${detected.what}`)
    }
  }
}

function emptyOrDamaged(text: string): Fault {
  const place = findMalformed(text)
  if (place === null) return new Fault('parse/not-a-feed', 'the address answers with XML that begins as a feed and is none')
  return new Fault('parse/unreadable', 'the document begins as a feed, but no feed can be read from it', {
    detail: `line ${place.line}, column ${place.column}: ${place.what}`,
  })
}
