import { expect, test } from 'vitest'
import { withoutFeedScheme } from '#parse/feed-scheme.ts'

test.each([
  ['feed://example.org/rss', 'http://example.org/rss'],
  ['feed:https://example.org/rss', 'https://example.org/rss'],
  ['FEED://https://example.org/rss', 'https://example.org/rss'],
  ['https://example.org/feed://x', 'https://example.org/feed://x'],
  ['feed:example', 'feed:example'],
])('%s is %s', (address, web) => {
  expect(withoutFeedScheme(address)).toBe(web)
})
