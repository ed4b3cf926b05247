/** The two answers that end the asking when they last: 410 and 404. */
import type { FaultCode } from '#model/fault.ts'
import type { Instant } from '#model/instant.ts'

/** The last answers, all with the same fault. */
export interface SameAnswers {
  readonly code: FaultCode
  /** The first of them. */
  readonly since: Instant
  readonly times: number
}

const day = 86_400
const endings: { readonly [code in FaultCode]?: { readonly seconds: number; readonly times: number; readonly reason: string } } = {
  'fetch/gone': { seconds: day, times: 2, reason: 'the server said twice, a day apart, that it is gone for good' },
  'fetch/not-found': { seconds: 14 * day, times: 5, reason: 'for 14 days every answer was that there is no such feed' },
}

/** Why the feed is asked no more; null: it is. */
export function endingOf({ code, since, times }: SameAnswers, at: Instant): string | null {
  const ending = endings[code]
  return ending !== undefined && times >= ending.times && at - since >= ending.seconds * 1000 ? ending.reason : null
}
