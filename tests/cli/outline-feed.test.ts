import { expect, test } from 'vitest'
import { feedOfOutline } from '#cli/outline-feed.ts'
import type { OpmlFeed } from '#parse/opml.ts'

const bare: OpmlFeed = { url: 'https://one.example/', title: null, text: null, language: null, folders: [], attributes: {} }
const feedOf = (changes: Partial<OpmlFeed>, topics: readonly string[] = []) => feedOfOutline({ ...bare, ...changes }, topics).feed

test.each([
  [{}, {}],
  [{ title: ' ', text: '' }, { opml: { text: '' } }],
  [{ text: 'https://one.example/' }, {}],
  [{ text: 'One', attributes: { type: 'rss' } }, { title: 'One' }],
  [
    { title: 'One', text: 'One', attributes: { type: 'atom' } },
    { title: 'One', opml: { type: 'atom' } },
  ],
  [
    { title: 'One', text: 'Other' },
    { title: 'One', opml: { text: 'Other' } },
  ],
  [{ title: 'One\nline\u2028more' }, { title: 'One line more' }],
  [{ language: 'pt-br' }, { language: 'pt-br' }],
  [{ language: 'english' }, { opml: { language: 'english' } }],
  [{ language: 'en-' }, { opml: { language: 'en-' } }],
  [{ folders: ['A/B'] }, { folders: ['A/B'] }],
])('%j becomes %j', (changes, expected) => {
  expect(feedOf(changes)).toEqual({ url: bare.url, ...expected })
})

test('what is too long is shortened to what feeds.json takes, and said', () => {
  const long = 'word '.repeat(1_000)
  const { feed, shortened } = feedOfOutline({ ...bare, title: long, text: long, attributes: { description: long, htmlUrl: 'x' } }, [])
  expect(feed.title?.length).toBeLessThanOrEqual(200)
  expect(feed.opml?.description?.length).toBeLessThanOrEqual(2_000)
  expect(shortened).toEqual(['description', 'text'])
})
