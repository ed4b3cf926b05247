import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sanitize } from '#clean/sanitize.ts'
import { unsafeHtml } from '#model/html.ts'
import { type OpenedPage, startBrowser, type TestBrowser } from '#tests/support/browser.ts'
import { attributes, elements } from './allowed.ts'
import { attacks, corpus, corpusHtml } from './attacks.ts'

let browser: TestBrowser
let opened: OpenedPage

beforeAll(async () => {
  browser = await startBrowser()
  // A page without any policy: what the sanitiser leaves, nothing else stops.
  opened = await browser.open('data:text/html,<!doctype html><title>x</title>')
  await opened.page.route('**', (route) => route.abort())
  await opened.page.addScriptTag({ path: 'tests/fixtures/clean/faults-in-browser.js' })
})

afterAll(() => browser.close())

const safe = (html: string): string => sanitize(unsafeHtml(html), 'https://news.example/').html

/** What a browser makes of each text, read once and, since that may change it, a second time from what the browser wrote. */
function faultsInBrowser(htmls: readonly string[]): Promise<readonly string[]> {
  return opened.page.evaluate(`faultsOf(${JSON.stringify({ htmls, elements: [...elements], attributes: [...attributes] })})`)
}

test('the check itself sees what runs, what loads and what comes out changed', async () => {
  expect(await faultsInBrowser(['<img src=x onerror=alert(1)>'])).toEqual(
    expect.arrayContaining(['alert was called', 'img onerror of <img src=x onerror=alert(1)>']),
  )
  expect(await faultsInBrowser(['<svg><b>x</b></svg>', '<a href="java\nscript:x">x</a>', '<form></form>'])).not.toEqual([])
})

test('a browser finds nothing in what is left of our attacks', async () => {
  const htmls = attacks.flatMap((attack) => [attack, `<table><tr><td>${attack}`, `<p title='${attack}'>x</p>`, `<a href="${attack}">x</a>`])
  expect(await faultsInBrowser(htmls.map(safe))).toEqual([])
  expect(await faultsInBrowser([safe(attacks.join('')), safe(attacks.join('-->'))])).toEqual([])
})

test.skipIf(!existsSync(corpus))('a browser finds nothing in what is left of the sanitize corpus (needs ../shared)', async () => {
  expect(await faultsInBrowser(corpusHtml().map(({ html }) => safe(html)))).toEqual([])
})
