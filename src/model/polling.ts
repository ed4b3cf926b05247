/** What a publisher says of how often to ask for a feed. */

/** Said in the document: RSS `ttl`, `skipHours` and `skipDays`, `sy:updatePeriod` and `sy:updateFrequency`. */
export interface PollingHints {
  /** RSS `ttl`, there in minutes. */
  readonly ttlSeconds: number | null
  /** The update period divided by the frequency. */
  readonly updateSeconds: number | null
  /** Hours of the day not to ask in, 0 to 23, in UTC. */
  readonly skipHours: readonly number[]
  /** Days of the week not to ask on, 0 (Sunday) to 6, in UTC. */
  readonly skipDays: readonly number[]
}

export const noHints: PollingHints = { ttlSeconds: null, updateSeconds: null, skipHours: [], skipDays: [] }
