import type { FeedState } from '#model/feed.ts'

/** What needs a person comes first. */
export const feedStates = [
  'failing',
  'stopped',
  'silent',
  'waiting',
  'healthy',
  'disabled',
  'removed',
] as const satisfies readonly FeedState[]

export const stateNames: Readonly<Record<FeedState, string>> = {
  failing: 'Failing',
  stopped: 'Stopped',
  silent: 'Silent',
  waiting: 'Waiting',
  healthy: 'Healthy',
  disabled: 'Disabled',
  removed: 'Removed',
}
