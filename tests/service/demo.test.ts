import { expect, test } from 'vitest'
import { demoFeedsFile } from '#demo/feeds-file.ts'
import { startOrigin } from '#demo/origin.ts'
import { startTestApp } from '#tests/support/app.ts'
import { until } from '#tests/support/until.ts'

test('the demo’s feeds come out as one stream: every item once, syndicated ones naming each feed, faults said in words', async () => {
  await using origin = await startOrigin({ liveEverySeconds: 0 })
  await using app = await startTestApp(demoFeedsFile(origin))
  const links = new Set(origin.feeds.flatMap((feed) => feed.served().map((item) => item.link)))
  await until(async () => (await app.items()).length === links.size, 40)

  const items = await app.items()
  expect(new Set(items.map((item) => item.url)).size).toBe(links.size)
  expect(items.filter((item) => item._tributary.sources.length === 2)).toHaveLength(16)
  for (const feed of origin.feeds) expect(await app.items(`/sources/${feed.id}`), feed.id).toHaveLength(feed.items())
  // An item that a second feed re-dated stands where it was first seen.
  const dates = items.filter((item) => item._tributary.sources.length === 1).map((item) => item.date_published ?? '')
  expect(dates).toEqual(dates.toSorted().reverse())

  const status = await (await app.get('/status')).text()
  expect(status).toContain('gone for good')
  expect(status).toContain('web page came instead of a feed')
})

test('a new item comes through, an edited one is updated, and nothing is doubled', async () => {
  await using origin = await startOrigin({ liveEverySeconds: 0 })
  const { feeds, ...rest } = demoFeedsFile(origin) as { feeds: { id: string }[] }
  await using app = await startTestApp({
    ...rest,
    feeds: feeds.filter((feed) => feed.id === 'velmere').map((feed) => ({ ...feed, every: '1s' })),
  })
  await until(async () => (await app.items()).length === 16)

  const added = origin.publish('velmere', { title: 'A bridge opens' })
  await until(async () => (await app.items()).length === 17)
  const [newest] = await app.items()
  expect(newest?.title).toBe('A bridge opens')

  origin.revise('velmere', added.id, { title: 'A bridge opens, again' })
  await until(async () => (await app.items())[0]?.title === 'A bridge opens, again')
  expect(await app.items()).toHaveLength(17)
  expect((await app.items())[0]?.id).toBe(newest?.id)
})
