import { expect, test } from 'vitest'
import { parse } from '#parse/parse.ts'
import { secondOpinion } from '#parse/second-opinion.ts'
import { address, documentOf, rssItem } from './document.ts'

test('what is no feed for it either is null', async () => {
  const document = documentOf('<opml/>')
  expect(await secondOpinion(document, '<opml/>', address)).toBeNull()
  expect(await secondOpinion(document, 'not <xml', address)).toBeNull()
})

test('a feed our own reader does not find is read all the same, and says so', async () => {
  // Further down than our reader looks for the first element.
  const text = `<!--${' '.repeat(200_000)}-->${rssItem('<title>t</title><link>/1</link><guid>1</guid><pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate>')}`
  const { entries, damage } = await parse(documentOf(text))
  expect(entries).toMatchObject([{ title: 't', url: 'https://feeds.example/1', guid: '1', publishedAt: Date.UTC(2026, 10, 24, 10) }])
  expect(damage[0]?.what).toBe('our own reader found no feed in it; rss-parser did')
})
