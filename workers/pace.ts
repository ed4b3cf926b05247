import type { PollBounds } from '#schedule/next-time.ts'

/** How often feeds are asked that have no interval of their own. */
export interface Pace {
  /** The operator's wish for all of them; null: each by its rhythm, within bounds. */
  readonly everySeconds: number | null
  readonly bounds: PollBounds
}
