/** How long an answer calls itself fresh. */
import { type Answer, headerOf, listHeaderOf } from './exchange.ts'
import { httpDate } from './http-date.ts'

/** Seconds from now on; null where the headers do not say, or say that it may not be kept. @see RFC 9111 §4.2.1 */
export function freshSeconds(answer: Answer): number | null {
  const directives = (listHeaderOf(answer, 'cache-control') ?? '')
    .toLowerCase()
    .split(',')
    .map((directive) => directive.trim())
  if (directives.some((directive) => /^no-(?:cache|store)(?:$|=)/.test(directive))) return null
  const maxAge = directives.map((directive) => /^max-age="?(\d{1,10})"?$/.exec(directive)?.[1]).find((seconds) => seconds !== undefined)
  const lifetime = maxAge === undefined ? untilExpiry(answer) : Number(maxAge)
  const seconds = lifetime === null ? 0 : lifetime - age(answer)
  return seconds > 0 ? seconds : null
}

/** Of an answer that lay in a cache on the way. @see RFC 9111 §5.1 */
function age(answer: Answer): number {
  const text = headerOf(answer, 'age')?.trim() ?? ''
  return /^\d{1,10}$/.test(text) ? Number(text) : 0
}

/** By the server's own clock, which may be wrong. @see RFC 9111 §5.3 */
function untilExpiry(answer: Answer): number | null {
  const [expires, date] = ['expires', 'date'].map((name) => httpDate(headerOf(answer, name) ?? ''))
  return expires == null || date == null ? null : Math.round((expires - date) / 1000)
}
