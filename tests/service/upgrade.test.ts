import { expect, test } from 'vitest'
import { startTestApp } from '#tests/support/app.ts'
import { changeStore, readRow } from '#tests/support/beside-store.ts'
import { startFeedServer } from '#tests/support/feed-server.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { until } from '#tests/support/until.ts'

test('after an upgrade the same feeds.json is taken up anew, as the new program reads it', async () => {
  await using server = await startFeedServer()
  using folder = temporaryFolder()
  server.serve('/a', '<rss version="2.0"><channel><title>A</title><item><title>NATO meets</title><guid>1</guid></item></channel></rss>')
  const feeds = { feeds: [{ id: 'a', url: `${server.address}/a` }] }
  {
    await using app = await startTestApp(feeds, { dataDir: folder.path })
    await until(async () => (await app.items()).length === 1)
  }
  // As a program left it that knew of no regions and no shipped topics.
  changeStore(
    { dataDir: folder.path },
    `UPDATE configurations SET settings = json_remove(json_set(settings, '$.topics', json('[]')), '$.regions')`,
  )
  await using app = await startTestApp(feeds, { dataDir: folder.path })
  const page = await app.get('/')
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('href="/topics/nato"')])
  expect(readRow(app, 'SELECT count(*) AS configurations FROM configurations')).toEqual({ configurations: 2 })
})
