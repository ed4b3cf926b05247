import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoFeedsFile } from '#demo/feeds-file.ts'
import { type Origin, startOrigin } from '#demo/origin.ts'
import { startTestApp, type TestApp } from '#tests/support/app.ts'
import { startBrowser, type TestBrowser } from '#tests/support/browser.ts'
import { until } from '#tests/support/until.ts'

const attack = `<script>document.title = 'owned'</script><img src=x onerror="document.title = 'owned'">"'><svg/onload=document.title='owned'>`

let origin: Origin
let app: TestApp
let browser: TestBrowser
let articles: number

beforeAll(async () => {
  origin = await startOrigin({ liveEverySeconds: 0 })
  const text = { title: `Attack ${attack}`, author: attack, categories: [attack], paragraphs: [`A paragraph. ${attack}`] }
  for (const feed of ['velmere', 'halvard-world', 'corridor', 'aldermoor']) origin.publish(feed, text)
  origin.publish('northquay-world', { ...text, link: "javascript:document.title = 'owned'" })
  const links = new Set(origin.feeds.flatMap((feed) => feed.served().map((item) => item.link)))
  app = await startTestApp(demoFeedsFile(origin))
  browser = await startBrowser()
  await until(async () => (await app.items()).length === links.size, 50)
  articles = links.size
})

afterAll(async () => {
  await browser.close()
  await app.close()
  await origin.close()
})

/** The addresses of the second page among them: it has both a newer and an older one. */
async function paths(): Promise<readonly string[]> {
  const html = await (await app.get('/')).text()
  const older = /href="([^"]+)">Older/.exec(html)?.[1]
  expect(older).toBeDefined()
  return ['/', '/topics/nato', '/countries/UA', '/sources/pristan', older as string, '/status', '/nowhere']
}

const headlines = (page: Page) => page.locator('main h3').allTextContents()

test('no page says anything to the console, breaks its policy or is wider than the window', async () => {
  for (const path of await paths()) {
    const { page, complaints } = await browser.open(app.address + path)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        expect(await page.evaluate<number>('document.documentElement.scrollWidth'), `${path} at ${width} px`).toBeLessThanOrEqual(width)
      }
    }
    expect(await page.locator('h1').count(), path).toBe(1)
    // The browser notes that the page that is not there is not there.
    expect(
      complaints.filter((complaint) => path !== '/nowhere' || !complaint.includes('404')),
      path,
    ).toEqual([])
    await page.close()
  }
})

test('dark and light are two looks', async () => {
  const { page } = await browser.open(app.address)
  const papers: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    papers.push(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor'))
  }
  expect(papers[0]).not.toBe(papers[1])
  await page.close()
})

test('with the keyboard alone: the skip link first, and every stop can be seen', async () => {
  for (const path of ['/', '/status']) {
    const { page } = await browser.open(app.address + path)
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content')
    expect(await page.evaluate('document.activeElement.getBoundingClientRect().top')).toBeGreaterThanOrEqual(0)
    const stops: unknown[] = []
    while (stops.length < 30) {
      await page.keyboard.press('Tab')
      // After the last stop the focus leaves the page.
      if (await page.evaluate('document.activeElement === document.body')) break
      stops.push(await page.evaluate(focusSeen))
    }
    expect(stops.length).toBeGreaterThan(15)
    expect(new Set(stops), path).toEqual(new Set(['solid outline, in sight']))
    await page.close()
  }
})

/** Runs in the page. */
const focusSeen = `(() => {
  const { top, bottom, width } = document.activeElement.getBoundingClientRect()
  const { outlineStyle } = getComputedStyle(document.activeElement)
  return outlineStyle + ' outline, ' + (width > 0 && bottom > 0 && top < innerHeight ? 'in sight' : 'out of sight')
})()`

test('without JavaScript, Older walks through every article once and Newer back again', async () => {
  const { page } = await browser.open(app.address, { javaScriptEnabled: false })
  const down: string[][] = [await headlines(page)]
  while ((await page.getByRole('link', { name: 'Older' }).count()) > 0) {
    await page.getByRole('link', { name: 'Older' }).click()
    down.push(await headlines(page))
  }
  expect(down.flat()).toHaveLength(articles)
  expect(down.flat()).toEqual((await app.items()).map((item) => item.title))
  const up: string[][] = [await headlines(page)]
  while ((await page.getByRole('link', { name: 'Newer' }).count()) > 0) {
    await page.getByRole('link', { name: 'Newer' }).click()
    up.push(await headlines(page))
  }
  expect(up.flat()).toHaveLength(articles)
  expect(up.at(-1)).toEqual(down[0])
  await page.close()
})

test('from an article to its slices, and from a slice to its feed', async () => {
  const { page } = await browser.open(app.address, { javaScriptEnabled: false })
  await page.locator('.tag.topic', { hasText: 'NATO' }).first().click()
  expect(new URL(page.url()).pathname).toBe('/topics/nato')
  expect(await page.locator('h1').textContent()).toBe('NATO')
  const inFeed = (await app.items('/topics/nato')).map((item) => item.title)
  expect(await headlines(page)).toEqual(inFeed.slice(0, 50))
  expect(await page.locator('.follow-link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
    '/topics/nato.atom',
    '/topics/nato.rss',
    '/topics/nato.json',
  ])
  expect(await page.locator('link[rel=alternate]').count()).toBe(3)
  await page.close()
})

test('what a hostile feed writes is text: no script runs, no element of its own, no link that is code', async () => {
  const { page, complaints } = await browser.open(app.address)
  expect(await page.locator('main h3', { hasText: 'Attack' }).count()).toBeGreaterThan(0)
  expect(await page.locator('script, main img, main svg, [onerror], [onload]').count()).toBe(0)
  expect(await page.locator('a[href^="javascript" i]').count()).toBe(0)
  expect(await page.title()).toBe('Tributary demo')
  expect(complaints).toEqual([])
  await page.close()
})

test('the status page says in words what is wrong with a feed, and when and why it is asked again', async () => {
  const { page } = await browser.open(`${app.address}/status`, { javaScriptEnabled: false })
  const failing = page.locator('.feed-item.failing', { hasText: 'Quarrystone Radio' })
  expect(await failing.textContent()).toContain('parse/html')
  expect(await failing.textContent()).toMatch(/(asked again in [\w ]+|due now): about \d+ \w+ after/)
  expect(await page.locator('.feed-item.healthy').count()).toBe(13)
  await page.close()
})
