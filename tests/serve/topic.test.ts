import { expect, test } from 'vitest'
import { readTopic } from '#serve/topic.ts'

const publicUrl = 'https://news.example/wire'

test.each([
  'https://news.example/feed.atom',
  'https://news.example/wirefeed.atom',
  'https://elsewhere.example/wire/feed.atom',
  `${publicUrl}/feed.html`,
  `${publicUrl}/feed`,
  `${publicUrl}/hub`,
  `${publicUrl}/status/a.atom`,
  `${publicUrl}/topics/.atom`,
  `${publicUrl}/topics/a/b.atom`,
  `${publicUrl}/topics/%e0.atom`,
  `${publicUrl}/feed.atom#a`,
  `${publicUrl}/feed.atom?limit=0`,
  `${publicUrl}/feed.atom?before=1`,
])('%s is no address of a feed of ours', (topic) => {
  expect(readTopic(topic, publicUrl)).toBeNull()
})

test.each([
  ['/feed.atom', { slice: { kind: null, id: '' }, format: 'atom', limit: 100, namedLimit: null, start: null }],
  ['/topics/nato.rss', { slice: { kind: 'topics', id: 'nato' }, format: 'rss' }],
  ['/sources/a.b.json?limit=7', { slice: { kind: 'sources', id: 'a.b' }, format: 'json', limit: 7, namedLimit: 7 }],
  ['/publishers/caf%C3%A9%20news.atom?q=nato', { slice: { kind: 'publishers', id: 'café news' }, q: 'nato' }],
  ['/feed.json?before=1.a', { start: { before: { sortAt: 1, id: 'a' } } }],
])('%s is read as a reader’s request for it', (path, request) => {
  expect(readTopic(publicUrl + path, publicUrl)).toMatchObject(request)
})
