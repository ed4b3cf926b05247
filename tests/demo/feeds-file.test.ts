import { expect, test } from 'vitest'
import { checkFeedsFile } from '#config/config.ts'
import { demoFeedsFile } from '#demo/feeds-file.ts'
import { startOrigin } from '#demo/origin.ts'

test('the service takes the file as it is', async () => {
  await using origin = await startOrigin({ liveEverySeconds: 0 })
  expect(checkFeedsFile(JSON.stringify(demoFeedsFile(origin)))).toMatchObject({ ok: true })
})

test('the file names every feed of the origin, and asks each at least twice a minute', async () => {
  await using origin = await startOrigin({ liveEverySeconds: 0 })
  const file = JSON.parse(JSON.stringify(demoFeedsFile(origin)))
  expect(file.feeds.map((feed: { url: string }) => feed.url)).toEqual(origin.feeds.map((feed) => feed.url))
  for (const feed of file.feeds) {
    expect(feed.id).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/)
    expect(feed.every).toMatch(/^([5-9]|[12]\d|30)s$/)
  }
})
