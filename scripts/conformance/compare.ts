/** Whether what was found is what was expected: identifiers, links and dates exactly, text by its visible characters, HTML by these and its links. */
import { clean } from '#clean/clean.ts'
import type { WrittenText } from '#model/details.ts'
import { noEntryDetails, type ParsedEntry } from '#model/entry.ts'
import type { UnsafeHtml } from '#model/html.ts'
import { readDate } from '#parse/date.ts'
import { secondsOf } from '#parse/episode.ts'
import type { Found } from './found.ts'
import { visibleCharacters, visibleIn } from './visible.ts'

/** `documentUrl` is where the document counts as fetched from: relative links in what is expected were never resolved. */
export function isAsExpected(found: Found, expected: unknown, documentUrl: string): boolean {
  switch (found.as) {
    case 'exact':
      return isSame(found.value, expected)
    case 'address':
      return found.value === null ? isNothing(expected) : typeof expected === 'string' && isSameAddress(found.value, expected)
    case 'date':
      return isSameSecond(found.value, expected)
    case 'duration':
      return found.seconds === secondsOf(typeof expected === 'string' ? expected : null)
    case 'text':
      return found.value === null && found.written === null
        ? isNothing(expected)
        : isSameText(found.value, found.written, expected, documentUrl)
    case 'html':
      return found.written === null ? isNothing(expected) : isSameHtml(found.written, expected, documentUrl)
    case 'record':
      return isSameRecord(found.parts, expected, documentUrl)
  }
}

/** What is printed of it. */
export function shown(found: Found): unknown {
  switch (found.as) {
    case 'exact':
    case 'address':
      return found.value
    case 'duration':
      return found.seconds
    case 'date':
      return found.value === null ? null : new Date(found.value).toISOString()
    case 'text':
      return found.written === null || found.value === null ? found.value : { text: found.value, type: found.written.type }
    case 'html':
      return found.written === null ? null : safeHtml(found.written.html, found.written.base)
    case 'record':
      return Object.fromEntries(Object.entries(found.parts).map(([key, part]) => [key, shown(part)]))
  }
}

function isNothing(expected: unknown): boolean {
  return expected === null || expected === ''
}

/** Lists part by part; a number is the same as its digits, since feedparser has some as text. */
function isSame(found: unknown, expected: unknown): boolean {
  if (found === undefined || found === null) return isNothing(expected)
  if (Array.isArray(found)) {
    return Array.isArray(expected) && found.length === expected.length && found.every((value, index) => isSame(value, expected[index]))
  }
  // Python's True is 1.
  if (typeof found === 'boolean') return found === expected || Number(found) === expected
  return found === expected || (typeof expected === 'number' && String(expected) === String(found))
}

/** As written, or after both went through the same URL parser: a host may be written in Punycode or not. */
function isSameAddress(found: string, expected: string): boolean {
  return found === expected || (URL.canParse(found) && URL.parse(found)?.href === URL.parse(expected)?.href)
}

function isSameSecond(found: number | null, expected: unknown): boolean {
  const at = instantOf(expected)
  return found === null || at === null ? found === at : Math.floor(found / 1000) === Math.floor(at / 1000)
}

/** Text, or Python's tuple of year to second. */
function instantOf(expected: unknown): number | null {
  if (typeof expected === 'string') return readDate(expected)
  if (!Array.isArray(expected)) return null
  const [year, month, day, hour, minute, second] = expected.map(Number)
  return Date.UTC(year ?? Number.NaN, (month ?? Number.NaN) - 1, day, hour, minute, second)
}

/** Where the document says it is text, what is expected is text too; else it is HTML. */
function isSameText(value: string | null, written: WrittenText | null, expected: unknown, documentUrl: string): boolean {
  if (typeof expected !== 'string') return false
  const characters = visibleCharacters(value ?? '')
  if (written === null || written.type === 'text/plain') return characters === visibleCharacters(expected)
  const wanted = visibleIn(expected, documentUrl)
  return characters === wanted.characters && haveSameLinks(linksIn(written), wanted.links)
}

function isSameHtml(written: WrittenText, expected: unknown, documentUrl: string): boolean {
  if (typeof expected !== 'string') return false
  const safe = visibleIn(safeHtml(written.html, written.base), written.base)
  if (written.type === 'text/plain' && safe.characters === visibleCharacters(expected)) return true
  const wanted = visibleIn(expected, documentUrl)
  return safe.characters === wanted.characters && haveSameLinks(safe.links, wanted.links)
}

function linksIn({ html, base }: WrittenText): readonly string[] {
  return visibleIn(safeHtml(html, base), base).links
}

function haveSameLinks(found: readonly string[], expected: readonly string[]): boolean {
  return found.length === expected.length && found.every((link, index) => link === expected[index])
}

function isSameRecord(parts: Readonly<Record<string, Found>>, expected: unknown, documentUrl: string): boolean {
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected)) return false
  return Object.entries(expected).every(([key, value]) => {
    const part = Object.hasOwn(parts, key) ? parts[key] : undefined
    return part !== undefined && isAsExpected(part, value, documentUrl)
  })
}

const bare: ParsedEntry = {
  raw: '',
  guid: null,
  url: null,
  title: null,
  author: null,
  summary: null,
  content: null,
  publishedAt: null,
  updatedAt: null,
  language: null,
  categories: [],
  enclosures: [],
  image: null,
  source: null,
  baseUrl: '',
  details: noEntryDetails,
}

/** Through the sanitiser, as readers see it. */
export function safeHtml(html: UnsafeHtml, base: string): string {
  return clean({ ...bare, content: html, baseUrl: base }).content
}
