import { expect, test } from 'vitest'
import { startTestApp } from '#tests/support/app.ts'
import { changeStore, readRow } from '#tests/support/beside-store.ts'
import { startScriptedOrigin } from '#tests/support/scripted-origin.ts'
import { startService } from '#tests/support/service.ts'
import { until } from '#tests/support/until.ts'

/** Eight stories, the newest first; of each its guid as the scheme has it. */
function document(name: string, newest: number, guidOf: (n: number) => string): string {
  const items = Array.from({ length: 8 }, (_, place) => {
    const n = newest - place
    const date = new Date(Date.UTC(2026, 0, 1, n)).toUTCString()
    return `<item><title>${name} ${n}</title><link>https://${name}.example/${n}</link><guid isPermaLink="false">${guidOf(n)}</guid><pubDate>${date}</pubDate><description>What happened ${n}.</description></item>`
  })
  return `<rss version="2.0"><channel><title>${name}</title><link>https://${name}.example/</link>${items.join('')}</channel></rss>`
}

test('a feed whose guids change at every fetch and one whose guids are given again store each story once, and the operator is told', {
  timeout: 120_000,
}, async () => {
  await using origin = await startScriptedOrigin()
  const publish = (round: number) => {
    origin.answer('/changing', { body: document('changing', 8 + round, (n) => `${n};session=${round}`) })
    origin.answer('/reused', { body: document('reused', 8 + round, (n) => `slot ${n % 8}`) })
    origin.answer('/sound', { body: document('sound', 8 + round, (n) => `${n}`) })
  }
  publish(0)
  const ids = ['changing', 'reused', 'sound']
  await using app = await startTestApp({ feeds: ids.map((id, host) => ({ id, url: origin.url(`/${id}`, host + 1) })) })
  const allRead = (times: number) =>
    until(() => readRow<{ n: number }>(app, 'SELECT min(n) AS n FROM (SELECT count(*) AS n FROM attempts GROUP BY feed_id)').n >= times)
  await until(async () => (await app.items()).length === 24)
  for (const round of [1, 2, 3, 4]) {
    await allRead(round)
    publish(round)
    changeStore(app, 'UPDATE feed_health SET next_at = 0')
    await allRead(round + 1)
  }
  const titles = (await app.items()).map(({ title }) => title).sort()
  expect(titles).toEqual(ids.flatMap((id) => Array.from({ length: 12 }, (_, n) => `${id} ${n + 1}`)).sort())

  const told = await (await app.get('/health.atom')).text()
  expect(told.match(/<title type="text">[^<]*relied on[^<]*/g)?.sort()).toEqual([
    expect.stringMatching(/changing: its guids are no longer relied on: they change from one document to the next/),
    expect.stringMatching(/reused: its guids are no longer relied on: they are given to other items/),
  ])
  expect(await (await app.get('/status/changing')).text()).toMatch(/<dt>Guids<\/dt><dd>not relied on, found out .*;session=/)
  expect(await (await app.get('/status/sound')).text()).not.toContain('Guids')
  const why = startService(['why', 'reused', '--json'], { DATA_DIR: app.dataDir, FEEDS_FILE: app.feedsFile })
  expect(await why.ended).toBe(0)
  expect(JSON.parse(why.output()).weakGuids).toMatchObject({
    because: expect.stringMatching(/“slot \d” was “reused \d+” and is “reused \d+” now/),
  })
})
