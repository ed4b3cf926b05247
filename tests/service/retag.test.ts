import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#tests/support/app.ts'
import { readRow } from '#tests/support/beside-store.ts'
import { type FeedServer, startFeedServer } from '#tests/support/feed-server.ts'
import { serviceFolder, untilSaid } from '#tests/support/service-folder.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { until } from '#tests/support/until.ts'

const articles = 120

function show(server: FeedServer): object {
  const items = Array.from({ length: articles }, (_, index) => {
    const title = index % 2 === 0 ? `Lighthouse number ${index}` : `Windmill number ${index}`
    return `<item><title>${title}</title><guid isPermaLink="false">${index}</guid></item>`
  })
  server.serve('/a', `<rss version="2.0"><channel><title>A</title><link>${server.address}/</link>${items.join('')}</channel></rss>`)
  return { id: 'a', url: `${server.address}/a` }
}

const lighthouses = { id: 'lighthouses', phrases: ['lighthouse'] }
const windmills = { id: 'windmills', phrases: ['windmill'] }

async function inSlice(app: TestApp, topic: string): Promise<number> {
  const answer = await app.get(`/topics/${topic}.json?limit=500`)
  return answer.ok ? ((await answer.json()) as { items: unknown[] }).items.length : 0
}

test('a topic that is added while running finds what was stored before, and one that is taken out is gone', async () => {
  await using server = await startFeedServer()
  const feeds = [show(server)]
  await using app = await startTestApp({ topics: [lighthouses], feeds })
  await until(async () => (await inSlice(app, 'lighthouses')) === articles / 2)

  writeFileSync(app.feedsFile, JSON.stringify({ topics: [windmills], feeds }))
  await until(async () => (await inSlice(app, 'windmills')) === articles / 2)
  await until(async () => app.log.some((line) => line.includes(`re-tagged by the rules in force: ${articles} articles`)))

  const [, path] = /href="(\/articles\/[a-z2-7]+)"/.exec(await (await app.get('/topics/windmills')).text()) ?? []
  expect(await (await app.get(path ?? '')).text()).toMatch(
    /<mark class="evidence" title="topic windmills [01]\.\d\d, by windmill">Windmill<\/mark> number/,
  )
  expect(readRow(app, `SELECT count(*) AS tags FROM tags WHERE kind = 'topic' AND value = 'lighthouses'`)).toEqual({ tags: 0 })
  expect(readRow(app, `SELECT articles FROM tag_counts WHERE value = 'lighthouses'`)).toEqual({ articles: 0 })
  expect(readRow(app, `SELECT count(*) AS changes FROM changes WHERE cause = 'retag'`)).toEqual({ changes: articles })
})

test('topics and regions given to a feed reach the articles it showed before', async () => {
  await using server = await startFeedServer()
  const feed = show(server)
  await using app = await startTestApp({ topics: [windmills], feeds: [feed] })
  await until(async () => (await app.items()).length === articles)
  writeFileSync(app.feedsFile, JSON.stringify({ topics: [windmills], feeds: [{ ...feed, topics: ['windmills'], regions: ['europe'] }] }))
  await until(async () => (await inSlice(app, 'windmills')) === articles)
  await until(async () => (await app.items('/regions/europe')).length === articles)
})

test('rules changed between two runs: the start re-tags what is stored', async () => {
  await using server = await startFeedServer()
  const feeds = [show(server)]
  using folder = temporaryFolder()
  const dataDir = join(folder.path, 'data')
  const first = await startTestApp({ topics: [lighthouses], feeds }, { dataDir })
  await until(async () => (await inSlice(first, 'lighthouses')) === articles / 2)
  await first.close()
  await using second = await startTestApp({ topics: [windmills], feeds }, { dataDir })
  await until(async () => (await inSlice(second, 'windmills')) === articles / 2, 30)
})

test('killed while it re-tags, the next start does the rest', { timeout: 60_000 }, async () => {
  await using server = await startFeedServer()
  const feeds = [show(server)]
  const folder = serviceFolder({ topics: [lighthouses], feeds })
  const first = folder.start()
  await until(async () => (await first.items('/topics/lighthouses')).length === articles / 2, 30)
  folder.write({ topics: [windmills], feeds })
  await untilSaid(first, 'feeds.json taken up', 30)
  await first.stop('SIGKILL')
  const second = folder.start()
  await until(async () => (await second.items('/topics/windmills')).length === articles / 2, 30)
  expect(await second.stop()).toBe(0)
  expect(readRow(folder, `SELECT count(*) AS tags FROM tags WHERE value = 'lighthouses'`)).toEqual({ tags: 0 })
  expect(readRow(folder, `SELECT articles FROM tag_counts WHERE value = 'windmills'`)).toEqual({ articles: articles / 2 })
})
