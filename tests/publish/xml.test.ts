import { expect, test } from 'vitest'
import { outputFormats, renderFeed } from '#publish/publish.ts'
import { feedStylesheet } from '#publish/xml.ts'
import { samplePage } from './sample-page.ts'

test.each([
  ['https://news.example', '/static/feed.css'],
  ['https://news.example:8080/', '/static/feed.css'],
  ['https://news.example/below/this', '/below/this/static/feed.css'],
])('a feed of %s has its style sheet at %s', (publicUrl, address) => {
  expect(feedStylesheet(publicUrl)).toBe(address)
  for (const format of outputFormats.filter((name) => name !== 'json'))
    expect(renderFeed(format, samplePage({ publicUrl }))).toContain(`<?xml-stylesheet type="text/css" href="${address}"?>`)
})

test('an ampersand in the path is escaped, as it is in the rest of the document', () => {
  expect(renderFeed('atom', samplePage({ publicUrl: 'https://news.example/a&b' }))).toContain('href="/a&amp;b/static/feed.css"?>')
})
