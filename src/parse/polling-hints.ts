/** What a document says of how often to ask for it: RSS itself, and the syndication module. */
import type { PollingHints } from '#model/polling.ts'
import { allChildren, childText, firstChild, textOf, type XmlElement } from './element.ts'

/**
 * `holder` is the channel, or Atom's feed. What makes no sense is read as if it were not there, and so are hours or days that leave none to ask in.
 * @see RSS 2.0 `ttl`, `skipHours`, `skipDays`; RSS 1.0 Syndication
 */
export function pollingHints(holder: XmlElement): PollingHints {
  const ttlMinutes = positive(childText(holder, 'ttl'))
  const hours = listed(holder, 'skiphours', 'hour').map(hourOf)
  const days = listed(holder, 'skipdays', 'day').map((name) => dayNames.indexOf(name.toLowerCase()))
  return {
    ttlSeconds: ttlMinutes === null ? null : Math.round(ttlMinutes * 60),
    updateSeconds: updateSeconds(holder),
    skipHours: someOf(hours, 24),
    skipDays: someOf(days, 7),
  }
}

function updateSeconds(holder: XmlElement): number | null {
  const period = periodSeconds.get(childText(holder, 'sy:updateperiod')?.toLowerCase() ?? '')
  if (period === undefined) return null
  return Math.max(1, Math.round(period / (positive(childText(holder, 'sy:updatefrequency')) ?? 1)))
}

const periodSeconds = new Map([
  ['hourly', 3_600],
  ['daily', 86_400],
  ['weekly', 7 * 86_400],
  ['monthly', 30 * 86_400],
  ['yearly', 365 * 86_400],
])

const dayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

function listed(holder: XmlElement, list: string, name: string): readonly string[] {
  const element = firstChild(holder, list)
  return element === null ? [] : allChildren(element, name).map((child) => textOf(child) ?? '')
}

/** RSS 0.91 counts from 1 to 24, RSS 2.0 from 0 to 23. */
function hourOf(text: string): number {
  return /^\d{1,2}$/.test(text) ? Number(text === '24' ? '0' : text) : -1
}

/** Those from 0 up to `count`, each once and in order; none where all are named. */
function someOf(numbers: readonly number[], count: number): readonly number[] {
  const known = new Set(numbers.filter((number) => number >= 0 && number < count))
  return known.size === count ? [] : [...known].sort((a, b) => a - b)
}

function positive(text: string | null): number | null {
  if (text === null || !/^\d{1,9}(?:\.\d{1,9})?$/.test(text)) return null
  return Number(text) || null
}
