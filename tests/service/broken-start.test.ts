import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readRow } from '#tests/support/beside-store.ts'
import { startFeedServer } from '#tests/support/feed-server.ts'
import { serviceFolder, untilSaid } from '#tests/support/service-folder.ts'
import { until } from '#tests/support/until.ts'

const item = (title: string) => `<item><title>${title}</title><guid isPermaLink="false">${title}</guid></item>`
const feed = (...titles: string[]) => `<rss version="2.0"><channel><title>A</title>${titles.map(item).join('')}</channel></rss>`

test('killed, and started again with a broken feeds.json, it goes on with what was in force, says every fault, and takes the mended file up', async () => {
  await using server = await startFeedServer()
  server.serve('/a', feed('first'))
  server.serve('/b', feed('other'))
  const a = { id: 'a', url: `${server.address}/a`, every: '1s' }
  const good = { topics: [{ id: 'bridges', phrases: ['bridge*'] }], feeds: [a] }
  const folder = serviceFolder(good)
  const first = folder.start()
  await until(async () => (await first.items()).length === 1)
  await first.stop('SIGKILL')

  folder.write({
    feedz: [],
    feeds: [
      { ...a, url: 'ftp://example.org/' },
      { url: 'https://example.org/', evry: '1h' },
    ],
  })
  server.serve('/a', feed('first', 'A bridge opens'))
  const second = folder.start()
  await until(async () => (await second.items('/topics/bridges')).length === 1)
  for (const fault of ['feedz: found', 'feeds[0].url: found the scheme', 'feeds[1].evry: found'])
    expect(second.output()).toMatch(new RegExp(`WARN: feeds\\.json: ${fault.replace(/[[\].]/g, '\\$&')}`))
  expect(second.output()).toContain('feeds.json cannot be taken up, the last good one stays in force')
  expect(second.output()).not.toContain('taken up:')
  expect(await second.page('/status')).toMatch(/feeds\.json cannot be taken up[\s\S]*config\/invalid/)
  expect(await second.page('/health.atom')).toContain('feeds.json cannot be taken up')

  // As long as it is broken, each start finds the same trouble, which is told once.
  expect(await second.stop()).toBe(0)
  const third = folder.start()
  await until(async () => (await third.page('/status')).includes('config/invalid'))
  expect(readRow(folder, "SELECT count(*) AS told FROM events WHERE code = 'config/invalid' OR kind = 'well'")).toEqual({ told: 1 })

  folder.write({ ...good, feeds: [a, { id: 'b', url: `${server.address}/b` }] })
  await untilSaid(third, 'feeds.json taken up: 1 added')
  await untilSaid(third, 'feeds.json: all is well again')
  await until(async () => (await third.items('/sources/b')).length === 1)
  expect(await third.page('/status')).not.toContain('config/invalid')
  expect(await third.stop()).toBe(0)
})

test('a feeds.json that is gone at a start stands on the status page; what was in force, written back, ends that', async () => {
  const folder = serviceFolder({ feeds: [] })
  const first = folder.start()
  await first.address()
  expect(await first.stop()).toBe(0)
  rmSync(folder.feedsFile)
  const second = folder.start()
  await until(async () => (await second.page('/status')).includes('config/missing'))
  expect((await second.get('/readyz')).status).toBe(200)
  folder.write({ feeds: [] })
  await untilSaid(second, 'feeds.json: all is well again')
  expect(await second.page('/status')).not.toContain('config/missing')
  expect(await second.stop()).toBe(0)
})
