import { expect, test } from 'vitest'
import { openStoreReadOnly } from '#store/store.ts'
import { changeStore } from '#tests/support/beside-store.ts'
import { feedOf, storeWith } from '#tests/support/store.ts'

test('of an unknown publisher there is no feed', () => {
  using test = storeWith([feedOf('a')])
  expect(test.store.articles.publishers.feedsOf('nobody')).toEqual([])
})

test('a publisher’s feeds are known as they are now, whether another wrote them or the asker, and in a snapshot as they were at its beginning', () => {
  using test = storeWith([feedOf('a'), feedOf('b', { url: 'https://b.example/feed' })])
  const reader = openStoreReadOnly(test.dataDir)
  const known = () => [test.store, reader].map((store) => store.articles.publishers.feedsOf('b-example'))
  expect(known()).toEqual([['b'], ['b']])
  changeStore(test, "INSERT INTO sources (feed_id, site_url) VALUES ('a', 'https://www.b.example/world')")
  expect(known()).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ])
  expect(reader.articles.publishers.all()).toBe(reader.articles.publishers.all())
  reader.snapshot(() => {
    expect(reader.articles.publishers.feedsOf('b-example')).toEqual(['a', 'b'])
    changeStore(test, "DELETE FROM sources WHERE feed_id = 'a'")
    expect(reader.articles.publishers.feedsOf('b-example')).toEqual(['a', 'b'])
  })
  expect(known()).toEqual([['b'], ['b']])
  reader.close()
})
