/**
 * Dates as feeds write them: RFC 822 and its faults, ISO 8601 and W3CDTF, asctime, and what newspapers of other languages make of them.
 * Nothing is made up: a date needs its year and, unless ISO 8601 leaves them out, month and day. A time without a zone is UTC.
 */
import { foldSpace } from '#lib/text.ts'
import { type Instant, instant } from '#model/instant.ts'
import { monthNames } from './data/month-names.ts'
import { timeZones } from './data/time-zones.ts'

const longestDate = 100

/** The instant a text states; null where it states none, or one that does not exist. */
export function readDate(text: string): Instant | null {
  if (text.length > 10 * longestDate) return null
  const usual = usualDate(text.trim())
  if (usual !== null) return usual
  const line = foldSpace(text).toLowerCase()
  if (line === '' || line.length > longestDate || !/\d/.test(line)) return null
  return isoDate(line) ?? koreanDate(line) ?? wordDate(line)
}

const usualPattern =
  /^(?:(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) |(\d{4})-(\d\d)-(\d\d)T)(\d\d):(\d\d):(\d\d)(?: ?(?:GMT|Z)| ?([+-])(\d\d):?(\d\d))$/

/** What most feeds write, without a fault, in one look; the same as the longer ways below would find. */
function usualDate(text: string): Instant | null {
  const match = usualPattern.exec(text)
  if (match === null) return null
  const [, day = match[6], monthName, year = match[4], , monthNumber, , hour, minute, second, sign, zoneHours = 0, zoneMinutes = 0] = match
  const month = monthName === undefined ? Number(monthNumber) : monthNames.get(monthName.toLowerCase())
  const time = { hour: Number(hour), minute: Number(minute), second: Number(second), millisecond: 0 }
  if (month === undefined || !isClockTime(time)) return null
  const zone = Number(zoneHours) * 60 + Number(zoneMinutes)
  return moment({ year: Number(year), month, day: Number(day) }, time, sign === '-' ? -zone : zone)
}

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

interface Time {
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}

const midnight: Time = { hour: 0, minute: 0, second: 0, millisecond: 0 }

/** A day, then perhaps `T` or a space and a time, then perhaps a zone. */
const isoPattern =
  /^(-?[\dw-]{4,11}|\d{4}\/\d{1,2}\/\d{1,2})(?:(?:t ?| )(\d{1,2}(?::\d{1,2}){0,2}(?:[.,]\d{1,9})?|\d{4}|\d{6}))? ?(z|utc|gmt|[a-z]{2,4}|(?:gmt|utc)?[+-]\d{1,2}:?\d{0,2})?$/

function isoDate(line: string): Instant | null {
  const match = isoPattern.exec(line)
  if (match === null) return null
  const [, dayText = '', timeText, zoneText] = match
  const day = isoDay(dayText.replaceAll('/', '-'))
  const time = timeText === undefined ? midnight : clockTime(timeText)
  if (day === null || time === null) return null
  return moment(day, time, zoneText === undefined ? 0 : (zoneMinutes(zoneText) ?? 0))
}

/** The forms of ISO 8601, those of its first edition too. Two-digit years are of this century, as nothing older is news. */
function isoDay(text: string): Day | null {
  const calendar = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text) ?? /^(\d{4})-0?(\d{1,2})-(\d{1,2})$/.exec(text)
  if (calendar !== null) return dayOf(calendar[1], calendar[2], calendar[3])
  const month = /^(\d{4})(?:-(\d{2}))?$/.exec(text)
  if (month !== null) return dayOf(month[1], month[2] ?? '1', '1')
  const ordinal = /^(\d{4}|\d{2})-?(\d{3})$/.exec(text)
  if (ordinal !== null) return ordinalDay(Number(ordinal[1]), Number(ordinal[2]))
  const week = /^(\d{4})-?w(\d{2})(?:-?([1-7]))?$/.exec(text)
  if (week !== null) return weekDay(Number(week[1]), Number(week[2]), Number(week[3] ?? 1))
  const short = /^(\d{2})-?(\d{2})-?(\d{2})$/.exec(text)
  if (short !== null) return dayOf(`20${short[1]}`, short[2], short[3])
  const shortMonth = /^-(\d{2})-?(\d{2})$/.exec(text)
  return shortMonth === null ? null : dayOf(`20${shortMonth[1]}`, shortMonth[2], '1')
}

function dayOf(year = '', month = '', day = ''): Day {
  return { year: Number(year), month: Number(month), day: Number(day) }
}

function ordinalDay(year: number, ordinal: number): Day | null {
  const full = fullYear(year, 100)
  const start = utc(full, 1, 1)
  const date = new Date(start + (ordinal - 1) * dayMilliseconds)
  return ordinal < 1 || date.getUTCFullYear() !== full ? null : { year: full, month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Week 1 holds the 4th of January; weeks begin on Monday. @see ISO 8601 */
function weekDay(year: number, week: number, day: number): Day | null {
  if (week < 1 || week > 53) return null
  const fourth = utc(year, 1, 4)
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMilliseconds
  const date = new Date(monday + ((week - 1) * 7 + day - 1) * dayMilliseconds)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** `2004년 05월 28일 01:31:15` and `2004-05-25 오후 11:23:17`, which mean Korean time. */
const koreanPattern = /^(\d{4})(?:년|-) ?(\d{1,2})(?:월|-) ?(\d{1,2})일? ?(오전|오후)? ?(\d{1,2}:\d{2}(?::\d{2})?)?$/
const koreanMinutes = 540

function koreanDate(line: string): Instant | null {
  const match = koreanPattern.exec(line)
  if (match === null) return null
  const [, year, month, day, half, timeText] = match
  const time = timeText === undefined ? midnight : clockTime(timeText)
  if (time === null) return null
  return moment(dayOf(year, month, day), half === undefined ? time : onHalf(time, half === '오후'), koreanMinutes)
}

/** What the words of a date say, in whatever order they stand. */
interface Found {
  month: number | null
  numbers: string[]
  whole: Day | null
  time: Time | null
  zone: number | null
  afternoon: boolean | null
  /** Words nobody knows: one may stand before all else, a weekday. */
  unknown: number
}

/** RFC 822, asctime, and the like: words and numbers. */
function wordDate(line: string): Instant | null {
  const found: Found = { month: null, numbers: [], whole: null, time: null, zone: null, afternoon: null, unknown: 0 }
  const words = line
    .replace(/\([^()]*\)/g, ' ')
    .replace(/(\d)(?:-|\/)(\p{L}+)(?:-|\/)(\d)/gu, '$1 $2 $3')
    .replace(/(\d)t(?=\d{1,2}:)/g, '$1 ')
    .split(/[\s,;]+/)
  for (const word of words) takeWord(word, found)
  const day = found.whole ?? dayOfWords(found)
  if (day === null || found.unknown > 1) return null
  const time = found.time ?? midnight
  return moment(day, found.afternoon === null ? time : onHalf(time, found.afternoon), found.zone ?? 0)
}

/** Words that join the parts of a date: `12 de marzo de 2024`, `4th of May`. */
const connectors = new Set(['de', 'del', 'of', 'the', 'at', 'um', 'г', 'р'])

function takeWord(word: string, found: Found): void {
  const bare = word.replace(/\.$/, '')
  if (bare === '' || (found.time === null && connectors.has(bare))) return
  if (takeTime(bare, found) || takeWholeDay(bare, found)) return
  if (/^\d{1,4}(?:st|nd|rd|th)?$/.test(bare)) {
    found.numbers.push(bare.replace(/\D/g, ''))
    return
  }
  const month = monthNames.get(bare) ?? monthNames.get(bare.slice(0, 3))
  if (month !== undefined) {
    // Two names of months: the first was a weekday (`mar` is Tuesday in Spanish, Italian and French).
    if (found.month !== null) found.unknown += 1
    found.month = month
    return
  }
  if (bare === 'am' || bare === 'pm') {
    found.afternoon = bare === 'pm'
    return
  }
  const zone = zoneMinutes(bare)
  if (zone !== null && (found.time !== null || bare.length > 1)) found.zone = zone
  // After the time an unknown word can only be a zone; such a date is off by hours at most.
  else if (found.time === null) found.unknown += 1
}

function takeTime(word: string, found: Found): boolean {
  const match = /^t?(\d{1,2}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,9})?)(am|pm)?(z|[+-]\d{2}:?\d{2}|[a-z]{3,4})?$/.exec(word)
  if (match === null || found.time !== null) return false
  found.time = clockTime(match[1] ?? '')
  if (found.time === null) found.unknown = 2
  if (match[2] !== undefined) found.afternoon = match[2] === 'pm'
  if (match[3] !== undefined) found.zone = zoneMinutes(match[3]) ?? 0
  return true
}

/** Year first with slashes or hyphens, or day first with full stops: who writes so means one thing only. Others are ambiguous. */
function takeWholeDay(word: string, found: Found): boolean {
  const yearFirst = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(word)
  const dayFirst = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(word)
  if (yearFirst !== null) found.whole = dayOf(yearFirst[1], yearFirst[2], yearFirst[3])
  if (dayFirst !== null) found.whole = dayOf(dayFirst[3], dayFirst[2], dayFirst[1])
  return yearFirst !== null || dayFirst !== null
}

/** Two numbers beside the month's name: the one of four digits is the year, else the second. */
function dayOfWords({ month, numbers }: Found): Day | null {
  const [first, second] = numbers
  if (month === null || first === undefined || second === undefined || numbers.length > 2) return null
  const [year, day] = first.length > 2 ? [first, second] : [second, first]
  return day.length > 2 ? null : { year: year.length > 2 ? Number(year) : fullYear(Number(year), 90), month, day: Number(day) }
}

/** Two digits below `turn` are of this century. */
function fullYear(year: number, turn: number): number {
  if (year >= 100) return year
  return year < turn ? 2000 + year : 1900 + year
}

function clockTime(text: string): Time | null {
  const compact = /^(\d{2})(\d{2})(\d{2})?$/.exec(text)
  const [clock = '', fraction = ''] = text.split(/[.,]/)
  const [hour, minute = '0', second = '0'] = compact === null ? clock.split(':') : compact.slice(1)
  const time = {
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Number(fraction.padEnd(3, '0').slice(0, 3)),
  }
  return isClockTime(time) ? time : null
}

/** Midnight may be 24:00, a leap second 60. */
function isClockTime({ hour, minute, second }: Time): boolean {
  return (hour < 24 || (hour === 24 && minute === 0 && second === 0)) && minute < 60 && second <= 60
}

function onHalf(time: Time, afternoon: boolean): Time {
  return time.hour > 12 ? time : { ...time, hour: (time.hour % 12) + (afternoon ? 12 : 0) }
}

/** `+0530`, `-08:00`, `gmt+2`, `etc/gmt`, `est`, as minutes east of UTC. */
function zoneMinutes(text: string): number | null {
  const bare = text.replace(/^etc\//, '')
  const offset = /^(?:gmt|utc)?([+-])(\d{1,2}):?(\d{2})?$/.exec(bare)
  if (offset === null) return timeZones.get(bare) ?? null
  const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
  return offset[1] === '-' ? -minutes : minutes
}

const dayMilliseconds = 86_400_000

/** Null for a day the calendar does not have. */
function moment({ year, month, day }: Day, time: Time, zone: number): Instant | null {
  if (year < 1 || day < 1 || day > daysOf(month, year) || Math.abs(zone) > 18 * 60) return null
  const start = utc(year, month, day)
  const minutes = time.hour * 60 + time.minute - zone
  return instant(start + minutes * 60_000 + time.second * 1000 + time.millisecond)
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** None in a month that does not exist. */
function daysOf(month: number, year: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0)
}

/** `Date.UTC` takes years below 100 for those of the last century. */
function utc(year: number, month: number, day: number): number {
  if (year >= 100) return Date.UTC(year, month - 1, day)
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime()
}
