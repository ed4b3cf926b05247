/** How long a server asks to be left alone. @see RFC 9110 §10.2.3 */
import { httpDate } from './http-date.ts'

/** Seconds from `now`; null where the header is absent, nonsense, or names a time that is over. */
export function retryAfter(value: string | null, now: number): number | null {
  const text = value?.trim() ?? ''
  if (/^\d{1,10}$/.test(text)) return Number(text)
  const at = httpDate(text)
  return at !== null && at > now ? Math.ceil((at - now) / 1000) : null
}
