/** Our feeds as a browser shows them, served as the service serves them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renderFeed } from '#publish/publish.ts'
import { samplePage } from '#tests/publish/sample-page.ts'
import { type Served, sampleDocument, served } from '#tests/serve/served.ts'
import { bareArticle, sampleArticle } from '#tests/support/articles.ts'
import { startBrowser, type TestBrowser } from '#tests/support/browser.ts'

const articles = [
  sampleArticle(),
  sampleArticle({ title: 'كابول: اجتماع حول الأمن', summary: 'اجتمع الوزراء في كابول.', language: 'ar' }),
  bareArticle({ title: `A word without end: ${'x'.repeat(400)}` }),
]
const page = samplePage({ articles, withdrawn: [{ publicId: 'urn:gone', at: articles[0]!.sortAt, because: 'asked to' }] })

let browser: TestBrowser
let server: Served

beforeAll(async () => {
  browser = await startBrowser()
  server = await served({ renderFeed: async ({ format }) => ({ ...sampleDocument, body: renderFeed(format, page) }) })
})

afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

/** What stands in the window: the text of each element that shows any of its own. */
const seen = `(() => {
  const isSeen = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible'
  return [...document.querySelectorAll('*')].filter((element) => element.children.length === 0 && isSeen(element)).map((element) => ({
    name: element.localName,
    text: element.textContent.trim() || getComputedStyle(element, '::after').content.replace(/^"|"$/g, ''),
  }))
})()`

test.each(['atom', 'rss'] as const)(
  '%s: titles, dates, sources and summaries are legible, the rest is hidden, and a reader is told what it is',
  async (format) => {
    const opened = await browser.open(`http://127.0.0.1:${server.port}/feed.${format}`)
    expect(opened.complaints).toEqual([])
    const texts = await opened.page.evaluate<{ name: string; text: string }[]>(seen)
    const names = new Set(texts.map(({ name }) => name))
    const shown =
      format === 'atom' ? ['link', 'published', 'subtitle', 'summary', 'title'] : ['description', 'link', 'pubDate', 'source', 'title']
    expect([...names].sort()).toEqual(shown)
    const all = texts.map(({ text }) => text)
    expect(all).toContain('Tributary: NATO & <friends>')
    expect(all).toContain('The Harbour Post')
    expect(all).toContain(sampleArticle().summary)
    expect(all).toContain(`https://news.example/topics/nato.${format}?before=1764000000000.abc&limit=2`)
    for (const hidden of ['<p>', 'urn:', 'asked to', 'Tributary 0.1.0']) expect(all.filter((text) => text.includes(hidden))).toEqual([])
    const hint = await opened.page.evaluate<string>(
      `getComputedStyle(document.querySelector(${format === 'atom' ? "'feed'" : "'channel'"}), '::before').content`,
    )
    expect(hint).toContain('This is a feed')
    await opened.page.close()
  },
)

test.each(['atom', 'rss'] as const)(
  '%s: nothing is wider than the window, and what is written from the right stands on the right',
  async (format) => {
    const { page: window } = await browser.open(`http://127.0.0.1:${server.port}/feed.${format}`)
    for (const width of [320, 640, 1280]) {
      await window.setViewportSize({ width, height: 800 })
      expect(await window.evaluate<number>('document.documentElement.scrollWidth'), `at ${width} px`).toBeLessThanOrEqual(width)
    }
    const sides = await window.evaluate<
      boolean[]
    >(`[...document.querySelectorAll('entry > title, item > title')].slice(0, 2).map((title) => {
    const range = document.createRange()
    range.selectNodeContents(title)
    const [text, box] = [range.getBoundingClientRect(), title.getBoundingClientRect()]
    return box.right - text.right < text.left - box.left
  })`)
    expect(sides).toEqual([false, true])
    await window.close()
  },
)

test.each([
  ['atom', 'application/atom+xml; charset=utf-8', 'application/xml; charset=utf-8'],
  ['rss', 'application/rss+xml; charset=utf-8', 'application/xml; charset=utf-8'],
  ['json', 'application/feed+json; charset=utf-8', 'application/feed+json; charset=utf-8'],
])('%s: a reader gets its media type, a browser that opens it one that it shows', async (format, forReaders, forBrowsers) => {
  const typeFor = async (destination?: string) =>
    (await server.ask(`/topics/nato.${format}`, destination === undefined ? {} : { 'sec-fetch-dest': destination })).headers
  expect((await typeFor())['content-type']).toBe(forReaders)
  expect((await typeFor('empty'))['content-type']).toBe(forReaders)
  expect((await typeFor('document'))['content-type']).toBe(forBrowsers)
  expect((await typeFor()).vary).toContain('sec-fetch-dest')
})
