/** Waiting longer after each failure. */

/** `first` doubled for every further failure, never more than `most`; `failures` counts from 1. Any unit. */
export function backoff(failures: number, first: number, most: number): number {
  return Math.min(most, first * 2 ** Math.min(Math.max(failures, 1) - 1, 40))
}
