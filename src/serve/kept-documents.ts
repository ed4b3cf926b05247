/**
 * Feed documents, finished: rendered once for a change, and compressed once in each coding that is asked for.
 * As long as the store is as it was, an answer is sent without a look at it; else the document is asked whether it has been touched. Who asks meanwhile
 * waits for the same. The least recently sent bytes go first, coding by coding: of most documents the plain ones, which few readers take.
 */
import { contentTypes, type OutputFormat } from '#publish/publish.ts'
import { decoded, encoded } from './compression.ts'
import { bytesOf, type Rendered } from './conditional.ts'
import { chooseEncoding, type Encoding } from './encoding.ts'
import { type ReadyAnswer, readyAnswer } from './ready-answer.ts'

export interface FeedDocument extends Rendered {
  /** The `Link` header of one that names a hub; null for others. @see W3C WebSub §4 */
  readonly hubLinks: string | null
  /** UTC milliseconds: until then it stays as it is while the store does; null: for ever. */
  readonly goodUntil: number | null
  /** Looks whether it would be rendered the same now, and renders it anew where not. Null where it would be none. */
  readonly renew: () => Promise<FeedDocument | 'same' | null>
}

export interface FeedRendering<R> {
  /** Null where no such slice is defined. */
  readonly renderFeed: (request: R) => Promise<FeedDocument | null>
  /** Grows with every commit; equal numbers mean an unchanged store. */
  readonly storeVersion: () => number
}

export interface KeptDocuments<R> {
  /** The answer to an address that led to a document before; null where something must be waited for. */
  atOnce(url: string, accepted: readonly Encoding[]): ReadyAnswer | null
  /** Null where there is no such document. @throws Fault `serve/not-acceptable`, and what rendering throws */
  answer(url: string, request: R, accepted: readonly Encoding[]): Promise<ReadyAnswer | null>
}

export interface KeepingLimits {
  /** Of all bodies in all codings, and what stands around each. */
  readonly mostBytes: number
  readonly mostAddresses: number
}

/** A thousand documents of a hundred articles, compressed. */
const usualLimits: KeepingLimits = { mostBytes: 64_000_000, mostAddresses: 5000 }
/** What an answer takes beside its bytes: its headers, and what tells whether the document is touched. */
const bytesAround = 8000
const longestAddress = 500

/** One document, through all its changes. */
interface Slot {
  readonly key: string
  readonly contentType: string
  /** As they were written; several may lead here. */
  readonly addresses: Set<string>
  document: Omit<FeedDocument, 'body'>
  /** Of the body without a coding. */
  bytes: number
  /** Of the store, when the document was seen to be true. */
  version: number
  /** Of this document; at least one, and the last stays for who still holds the slot when it is kept no more. */
  answers: Map<Encoding, ReadyAnswer>
  making: Map<Encoding, Promise<ReadyAnswer>>
}

/** What came of a look: at which version of the store, and what was there. */
interface Seen {
  readonly version: number
  readonly slot: Slot | null
}

/** @param common headers that every answer has, written down before the first is made */
export function keptDocuments<R extends { readonly format: OutputFormat }>(
  { renderFeed, storeVersion }: FeedRendering<R>,
  common: readonly string[],
  { mostBytes, mostAddresses }: KeepingLimits = usualLimits,
): KeptDocuments<R> {
  const slots = new Map<string, Slot>()
  const addresses = new Map<string, Slot>()
  const looks = new Map<string, Promise<Seen>>()
  /** In the order they were last sent. */
  const recent = new Map<ReadyAnswer, Slot>()
  let newest: ReadyAnswer | null = null
  let keptBytes = 0

  async function upToDate(key: string, request: R): Promise<Slot | null> {
    for (const least = storeVersion(); ; ) {
      const slot = slots.get(key)
      if (slot !== undefined && isTrue(slot, least)) return slot
      // A look under way may have begun before the commit that this asker knows of; then another one follows.
      const seen = await (looks.get(key) ?? startLook(key, request))
      if (seen.version >= least) return seen.slot
    }
  }

  function startLook(key: string, request: R): Promise<Seen> {
    const started = look(key, request).finally(() => looks.delete(key))
    looks.set(key, started)
    return started
  }

  async function look(key: string, request: R): Promise<Seen> {
    const version = storeVersion()
    const slot = slots.get(key)
    if (slot === undefined) {
      const document = await renderFeed(request)
      return { version, slot: document === null ? null : open(key, contentTypes[request.format], document, version) }
    }
    const found = await slot.document.renew()
    if (found === null) {
      drop(slot)
      return { version, slot: null }
    }
    if (found !== 'same') fill(slot, found)
    slot.version = version
    return { version, slot }
  }

  function open(key: string, contentType: string, document: FeedDocument, version: number): Slot {
    const slot = { key, contentType, addresses: new Set<string>(), document, bytes: 0, version, answers: new Map(), making: new Map() }
    slots.set(key, slot)
    fill(slot, document)
    return slot
  }

  /** What comes out as it was keeps its compressed forms. */
  function fill(slot: Slot, { body, ...document }: FeedDocument): void {
    const isAsBefore = slot.answers.size > 0 && slot.document.etag === document.etag && slot.document.lastModified === document.lastModified
    slot.document = document
    if (isAsBefore) return
    for (const ready of slot.answers.values()) release(ready)
    slot.answers = new Map()
    slot.making = new Map()
    const bytes = bytesOf(body)
    slot.bytes = bytes.byteLength
    add(slot, readyAnswer(document, bytes, 'identity', slot.contentType, common))
  }

  async function inCoding(slot: Slot, encoding: Encoding): Promise<ReadyAnswer> {
    const { answers, making } = slot
    const ready = answers.get(encoding)
    if (ready !== undefined) return used(ready, slot)
    const known = making.get(encoding)
    if (known !== undefined) return known
    const made = make(slot, encoding).finally(() => making.delete(encoding))
    making.set(encoding, made)
    return made
  }

  async function make(slot: Slot, encoding: Encoding): Promise<ReadyAnswer> {
    const { answers, document, contentType } = slot
    const [source] = answers.values()
    if (source === undefined) throw new Error(`no body of ${slot.key}`)
    const body = await encoded(await decoded(source.body, source.encoding), encoding)
    const ready = readyAnswer(document, body, encoding, contentType, common)
    // Meanwhile there may be another document.
    if (slot.answers === answers) add(slot, ready)
    return ready
  }

  function add(slot: Slot, ready: ReadyAnswer): void {
    slot.answers.set(ready.encoding, ready)
    if (slots.get(slot.key) !== slot) return
    recent.set(ready, slot)
    newest = ready
    keptBytes += sizeOf(ready)
    for (const [oldest, holder] of recent) {
      if (keptBytes <= mostBytes || oldest === newest) return
      if (holder.answers.size === 1) drop(holder)
      else {
        holder.answers.delete(oldest.encoding)
        release(oldest)
      }
    }
  }

  function release(ready: ReadyAnswer): void {
    if (recent.delete(ready)) keptBytes -= sizeOf(ready)
  }

  function drop(slot: Slot): void {
    if (slots.get(slot.key) === slot) slots.delete(slot.key)
    for (const ready of slot.answers.values()) release(ready)
    for (const url of slot.addresses) addresses.delete(url)
  }

  function used(ready: ReadyAnswer, slot: Slot): ReadyAnswer {
    if (ready !== newest && recent.delete(ready)) {
      recent.set(ready, slot)
      newest = ready
    }
    return ready
  }

  function remember(url: string, slot: Slot): void {
    if (addresses.get(url) === slot || slots.get(slot.key) !== slot || url.length > longestAddress) return
    for (const [oldest, holder] of addresses) {
      if (addresses.size < mostAddresses) break
      addresses.delete(oldest)
      holder.addresses.delete(oldest)
    }
    addresses.set(url, slot)
    slot.addresses.add(url)
  }

  return {
    atOnce: (url, accepted) => {
      const slot = addresses.get(url)
      if (slot === undefined || accepted.length === 0 || !isTrue(slot, storeVersion())) return null
      const ready = slot.answers.get(chooseEncoding(accepted, slot.bytes))
      return ready === undefined ? null : used(ready, slot)
    },
    answer: async (url, request, accepted) => {
      const slot = await upToDate(JSON.stringify(request), request)
      if (slot === null) return null
      remember(url, slot)
      return inCoding(slot, chooseEncoding(accepted, slot.bytes))
    },
  }
}

function isTrue({ version, document: { goodUntil } }: Slot, least: number): boolean {
  return version >= least && (goodUntil === null || Date.now() < goodUntil)
}

function sizeOf({ body }: ReadyAnswer): number {
  return body.byteLength + bytesAround
}
