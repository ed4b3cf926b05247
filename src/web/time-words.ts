import type { Instant } from '#model/instant.ts'

/** `24 Nov 2026, 22:16 UTC` */
export function dateAndTime(at: Instant): string {
  const date = new Date(at)
  return `${date.getUTCDate()} ${(months[date.getUTCMonth()] as string).slice(0, 3)} ${date.getUTCFullYear()}, ${timeOfDay(at)}`
}

/** `22:16 UTC` */
export function timeOfDay(at: Instant): string {
  const date = new Date(at)
  return `${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())} UTC`
}

/** `Tuesday, 24 November 2026` */
export function dayWords(at: Instant): string {
  const date = new Date(at)
  return `${weekdays[date.getUTCDay()]}, ${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

/** Days since 1970 in UTC: equal for what happened on the same day. */
export function dayNumber(at: Instant): number {
  return Math.floor(at / 86_400_000)
}

/** `5 minutes ago`, `in 2 hours`; to the minute, hour or day. */
export function relativeWords(at: Instant, now: Instant): string {
  const seconds = Math.round(Math.abs(at - now) / 1000)
  if (seconds < 45) return at > now ? 'in a moment' : 'just now'
  const span = spanWords(seconds)
  return at > now ? `in ${span}` : `${span} ago`
}

function spanWords(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return counted(minutes, 'minute')
  const hours = Math.round(seconds / 3600)
  return hours < 48 ? counted(hours, 'hour') : counted(Math.round(seconds / 86_400), 'day')
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
