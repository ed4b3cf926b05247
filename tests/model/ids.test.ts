import { expect, test } from 'vitest'
import { feedIdFromUrl, feedIdPattern } from '#model/ids.ts'

test.each([
  ['https://www.nato.int/news.xml', 'nato-int-news-xml'],
  ['http://nato.int/news.xml/', 'nato-int-news-xml'],
  ['HTTPS://WWW.Example.ORG/Feed', 'example-org-feed'],
  ['https://example.org:8443/a?b=c&d=%20#e', 'example-org-8443-a-b-c-d-20-e'],
  ['https://україна.example/стрічка', 'example'],
  ['https://www.www.example/', 'www-example'],
  ['https://[2001:db8::1]/feed', '2001-db8-1-feed'],
  ['', 'feed'],
  ['https://', 'feed'],
  ['///', 'feed'],
  ['новини', 'feed'],
])('%s becomes %s', (url, id) => {
  expect(feedIdFromUrl(url)).toBe(id)
  expect(id).toMatch(feedIdPattern)
})

test.each([`https://a.example/${'x'.repeat(200)}`, `https://${'a'.repeat(63)}.example/x`, `https://a.example/${'x-'.repeat(200)}`])(
  'a long address is cut to an id that is allowed: %s',
  (url) => {
    const id = feedIdFromUrl(url)
    expect(id).toMatch(feedIdPattern)
    expect(id.length).toBeLessThanOrEqual(64)
    expect(id).not.toMatch(/-$/)
  },
)

test.each(['', '-a', 'A', 'a_b', 'a b', 'a/b', 'a.b', 'ä', 'a\n', 'a'.repeat(65)])('%j is no id', (text) => {
  expect(text).not.toMatch(feedIdPattern)
})
