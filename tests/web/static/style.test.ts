import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startBrowser, type TestBrowser } from '#tests/support/browser.ts'
import { sampleArticlePage, sampleFeedStatus, sampleSliceList, sampleStatus, sampleStream, site } from '#tests/web/sample-pages.ts'
import { renderArticle } from '#web/pages/article.ts'
import { renderFeedStatus } from '#web/pages/feed-status.ts'
import { renderNotFound } from '#web/pages/not-found.ts'
import { renderSliceList } from '#web/pages/slice-list.ts'
import { renderStatus } from '#web/pages/status.ts'
import { renderStream } from '#web/pages/stream.ts'

const bodies = new Map([
  ['/', { type: 'text/html; charset=utf-8', body: renderStream(sampleStream()) }],
  ['/slices', { type: 'text/html; charset=utf-8', body: renderSliceList(sampleSliceList()) }],
  ['/status', { type: 'text/html; charset=utf-8', body: renderStatus(sampleStatus()) }],
  ['/status/feed', { type: 'text/html; charset=utf-8', body: renderFeedStatus(sampleFeedStatus()) }],
  ['/article', { type: 'text/html; charset=utf-8', body: renderArticle(sampleArticlePage()) }],
  ['/lost', { type: 'text/html; charset=utf-8', body: renderNotFound({ site }) }],
  ['/static/style.css', { type: 'text/css', body: readFileSync('src/web/static/style.css', 'utf8') }],
  ['/static/icon.svg', { type: 'image/svg+xml', body: readFileSync('src/web/static/icon.svg', 'utf8') }],
])

const server = createServer((request, response) => {
  const found = bodies.get(request.url?.split('?')[0] ?? '')
  response.writeHead(found === undefined ? 404 : 200, {
    'content-type': found?.type ?? 'text/plain',
    'content-security-policy': "default-src 'none'; style-src 'self'; img-src 'self'",
  })
  response.end(found?.body)
})

describe('in Chromium', () => {
  let browser: TestBrowser
  let origin: string

  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await startBrowser()
  })

  afterAll(async () => {
    await browser.close()
    await new Promise((done) => server.close(done))
  })

  const opened = (path: string, colorScheme: 'light' | 'dark') => browser.open(origin + path, { colorScheme })

  test.each(['/', '/slices', '/status', '/status/feed', '/article', '/lost'])(
    '%s: nothing is wider than the window, from 320 px on, and the policy is kept',
    async (path) => {
      const { page, complaints } = await opened(path, 'light')
      for (const width of [320, 360, 640, 960, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        expect(await page.evaluate<number>('document.documentElement.scrollWidth'), `at ${width} px`).toBeLessThanOrEqual(width)
      }
      expect(complaints).toEqual([])
      await page.close()
    },
  )

  test.each([
    { path: '/', scheme: 'light' },
    { path: '/', scheme: 'dark' },
    { path: '/slices', scheme: 'light' },
    { path: '/slices', scheme: 'dark' },
    { path: '/status', scheme: 'light' },
    { path: '/status', scheme: 'dark' },
    { path: '/status/feed', scheme: 'light' },
    { path: '/status/feed', scheme: 'dark' },
    { path: '/article', scheme: 'light' },
    { path: '/article', scheme: 'dark' },
  ] as const)('$path in $scheme: every text has a contrast of 4.5 or more (WCAG 2.2, 1.4.3)', async ({ path, scheme }) => {
    const { page } = await opened(path, scheme)
    const texts = await page.evaluate<readonly ShownText[]>(shownTexts)
    expect(texts.length).toBeGreaterThan(20)
    expect(texts.filter(({ ink, papers }) => contrast(ink, papers) < 4.5)).toEqual([])
    await page.close()
  })

  test('the keyboard comes to the skip link first, and sees where it is', async () => {
    const { page } = await opened('/', 'light')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content')
    expect(await page.evaluate('document.activeElement.getBoundingClientRect().top')).toBe(0)
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('main')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
    await page.close()
  })
})

interface ShownText {
  readonly what: string
  readonly ink: string
  /** Backgrounds from the element outwards. */
  readonly papers: readonly string[]
}

/** Runs in the page: every element with text of its own. */
const shownTexts = `
  const around = (element) => element === null ? [] : [getComputedStyle(element).backgroundColor, ...around(element.parentElement)];
  [...document.body.querySelectorAll('*')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ''))
    .map((element) => ({ what: element.outerHTML.slice(0, 80), ink: getComputedStyle(element).color, papers: around(element) }))`

/** @see WCAG 2.2, "contrast ratio" */
function contrast(ink: string, papers: readonly string[]): number {
  const paper = papers.find((colour) => colour !== 'rgba(0, 0, 0, 0)') ?? 'rgb(255, 255, 255)'
  const [dark, light] = [luminance(ink), luminance(paper)].sort((one, other) => one - other) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** @see WCAG 2.2, "relative luminance" */
function luminance(colour: string): number {
  const [red, green, blue] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
    const share = Number(part) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
