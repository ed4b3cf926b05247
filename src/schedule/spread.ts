/** Chance that can be repeated: nothing here rolls dice. */
import { uuidOf } from '#lib/hash.ts'
import type { FeedId } from '#model/ids.ts'

/** From 0 to below 1, the same for the same feed and turn, and evenly spread over feeds and turns. */
export function spreadOf(feed: FeedId, turn: number): number {
  return Number.parseInt(uuidOf(`${feed} ${turn}`).slice(0, 8), 16) / 2 ** 32
}
