import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startTestApp } from '#tests/support/app.ts'
import { startFeedServer } from '#tests/support/feed-server.ts'
import { until } from '#tests/support/until.ts'

const seed = new URL('../../../shared/seed/nato-afghanistan.txt', import.meta.url)

test.skipIf(!existsSync(seed))(
  'the seed article goes in through HTTP and comes out of its topics, countries and regions, once each (needs ../shared)',
  async () => {
    const [, headline = '', ...paragraphs] = readFileSync(seed, 'utf8')
      .split(/\n\s*\n/)
      .map((text) => text.trim())
    await using server = await startFeedServer()
    server.serve('/feed.xml', documentOf(headline, paragraphs))
    await using app = await startTestApp({
      output: { title: 'Golden' },
      feeds: [{ id: 'seed', url: `${server.address}/feed.xml` }],
    })
    await until(async () => (await app.items()).length === 1)

    const topics = ['afghanistan', 'defence', 'diplomacy', 'nato', 'ukraine']
    for (const topic of topics) {
      expect((await app.items(`/topics/${topic}`)).map((item) => item.title)).toEqual([headline])
    }
    for (const country of ['US', 'AF', 'UA', 'RU']) expect(await app.items(`/countries/${country}`)).toHaveLength(1)
    expect(await app.items('/regions/americas')).toHaveLength(1)
    const [item] = await app.items()
    expect([...(item?._tributary.topics ?? [])].sort()).toEqual(topics)
    expect([...(item?._tributary.countries ?? [])].sort()).toEqual(['AF', 'RU', 'UA', 'US'])
    expect(item?.content_html).toContain('Resolute Support')
  },
)

function documentOf(headline: string, paragraphs: readonly string[]): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const html = paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('')
  return `<rss version="2.0"><channel><title>Seed</title><link>https://seed.example/</link><description/><item>
    <title>${escaped(headline)}</title><link>https://seed.example/1</link><guid>https://seed.example/1</guid>
    <pubDate>Wed, 14 Apr 2021 20:00:00 GMT</pubDate><description>${escaped(html)}</description></item></channel></rss>`
}
