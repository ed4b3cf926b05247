/** What podcasts say of an episode: iTunes, and the podcast namespace. @see https://podcasters.apple.com/support/823, https://podcasting2.org/docs/podcast-namespace */
import type { Episode } from '#model/details.ts'
import { childText, type XmlElement } from './element.ts'
import { wholeNumber } from './whole-number.ts'

export function episodeOf(item: XmlElement): Episode | null {
  const number = wholeNumber(childText(item, 'itunes:episode') ?? childText(item, 'podcast:episode'))
  const season = wholeNumber(childText(item, 'itunes:season') ?? childText(item, 'podcast:season'))
  const kind = childText(item, 'itunes:episodetype')?.slice(0, 100) ?? null
  const durationSeconds = secondsOf(childText(item, 'itunes:duration'))
  return number === null && season === null && kind === null && durationSeconds === null ? null : { number, season, kind, durationSeconds }
}

/** What iTunes and podcast call what is read here. */
export const episodeNames = [
  'itunes:episode',
  'itunes:season',
  'itunes:episodetype',
  'itunes:duration',
  'itunes:explicit',
  'itunes:subtitle',
  'podcast:episode',
  'podcast:season',
]

/** Null for any other word than those iTunes knows. */
export function explicitOf(element: XmlElement): boolean | null {
  const word = element.children.find(({ name }) => name === 'itunes:explicit')?.text ?? ''
  return explicitWords.get(word.trim().toLowerCase()) ?? null
}

const explicitWords = new Map([
  ['yes', true],
  ['explicit', true],
  ['true', true],
  ['no', false],
  ['clean', false],
  ['false', false],
])

/** Seconds alone, or hours, minutes and seconds parted by colons; null where it is neither, or nothing. */
export function secondsOf(text: string | null): number | null {
  if (text === null || !/^(?:\d{1,3}:){0,2}\d{1,7}(?:\.\d{1,9})?$/.test(text)) return null
  const seconds = text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  return Math.round(seconds) || null
}
