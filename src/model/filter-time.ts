/** Times in the filter language: years, months, days, instants, and ages that move with the clock. */
import type { Moment } from './filter.ts'
import { type Instant, instant, rfc3339 } from './instant.ts'

const ageUnits: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400, w: 7 * 86_400 }
const longestAge = 100 * 366 * 86_400

/** From its beginning to its end, that excluded: a day has both, an age is a single moment. Null where the text is no time. All are UTC unless they say else. */
export function momentsOf(text: string): { readonly begin: Moment; readonly end: Moment } | null {
  const [, count, unit] = /^(\d{1,6})([mhdw])$/i.exec(text) ?? []
  if (count !== undefined && unit !== undefined) {
    const agoSeconds = Number(count) * (ageUnits[unit.toLowerCase()] ?? 0)
    return agoSeconds > longestAge ? null : { begin: { agoSeconds }, end: { agoSeconds } }
  }
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? []
  if (year !== undefined) return periodOf(Number(year), month === undefined ? null : Number(month), day === undefined ? null : Number(day))
  return instantOf(text)
}

/** Of three kinds of calendar periods; none that does not exist, such as 2026-02-30. */
function periodOf(year: number, month: number | null, day: number | null) {
  const begin = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1))
  if (year < 1970 || begin.getUTCMonth() !== (month ?? 1) - 1 || begin.getUTCDate() !== (day ?? 1)) return null
  const end = month === null ? Date.UTC(year + 1, 0) : day === null ? Date.UTC(year, month) : Date.UTC(year, month - 1, day + 1)
  return { begin: instant(begin.getTime()), end: instant(end) }
}

/** @see RFC 3339 §5.6; seconds and zone may be left out */
function instantOf(text: string) {
  const [, day, time, zone] = /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)([Zz]|[+-]\d\d:\d\d)?$/.exec(text) ?? []
  if (day === undefined || momentsOf(day) === null) return null
  const at = Date.parse(`${day}T${time}${zone?.toUpperCase() ?? 'Z'}`)
  return Number.isNaN(at) || at < 0 ? null : { begin: instant(at), end: instant(at + 1) }
}

/** `7d`, `2026-11-24`, `2026-11-24T10:00:00Z` */
export function formatMoment(moment: Moment): string {
  if (typeof moment === 'number') return dayOf(moment) ?? rfc3339(moment)
  const unit = ['w', 'd', 'h', 'm'].find((name) => moment.agoSeconds % (ageUnits[name] ?? 1) === 0) ?? 'm'
  return `${moment.agoSeconds / (ageUnits[unit] ?? 60)}${unit}`
}

/** Null where it is not the beginning of a day. */
export function dayOf(at: Instant): string | null {
  return at % 86_400_000 === 0 ? rfc3339(at).slice(0, 10) : null
}
