import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readPageText } from '#clean/page-text.ts'

const address = 'https://harbour.example/city/bridge'
const sentence = 'The council met on Monday, and decided, after a long debate, that the bridge will be rebuilt by the summer. '
const article = `<article>${`<p>${sentence.repeat(3)}</p>`.repeat(5)}</article>`

function fixture(name: string): string {
  return readFileSync(`tests/fixtures/fulltext/${name}`, 'utf8')
}

function textOf(page: string) {
  const read = readPageText(page, address)
  if (read.kind === 'nothing') throw new Error(read.because)
  return read.page
}

test.each([
  ['an empty page', '', /nothing on the page/],
  ['bytes of something else', '%PDF-1.7 \u0000\u0001\u0002', /nothing on the page|next to no text/],
  ['a page that waits for a script', fixture('challenge.html'), /next to no text|nothing on the page/],
  ['a teaser before a login', fixture('paywall.html'), /^the page asks for a login$/],
  ['a front page', fixture('front.html'), /list of links/],
  ['more text than an article has', `<article>${`<p>${sentence.repeat(10)}</p>`.repeat(500)}</article>`, /more text than an article/],
  ['100,000 levels of nesting', `${'<div>'.repeat(100_000)}${article}`, /nested more than 200 deep/],
  ['levels of what is left out', `${'<svg>'.repeat(100_000)}${article}`, /nested more than 200 deep/],
  ['a million elements', '<i>x</i>'.repeat(1_000_000), /too many elements/],
  ['elements that each look through all others', `${'<div>'.repeat(150)}${'<p>x</p>'.repeat(10_000)}`, /too many elements/],
  ['three million signs that are no tags', '< '.repeat(1_500_000), /too many escaped characters/],
  ['entities without end', `<p>${'&amp;lt;'.repeat(200_000)}</p>`, /too many escaped characters/],
])('%s gives no text, and the reason is told', (_what, page, because) => {
  expect(readPageText(page, address)).toEqual({ kind: 'nothing', because: expect.stringMatching(because) })
})

test.each([
  ['300,000 attributes', `<div ${Array.from({ length: 300_000 }, (_, index) => `a${index}=1`).join(' ')}>${article}</div>`],
  ['an attribute of 3 MB', `<img srcset="${'a'.repeat(2_900_000)} b">${article}`],
  ['a thousand attributes a pattern goes over again and again', `${`<img srcset="${'a'.repeat(1_990)} b">`.repeat(1_000)}${article}`],
  ['a title of 3 MB', `<title>${'a - '.repeat(700_000)}</title>${article}`],
  ['a declaration of 3 MB', `<meta property="${' '.repeat(2_900_000)}" content="x">${article}`],
  ['3 MB of white space', `<p>${' '.repeat(2_900_000)}</p>${article}`],
  ['a script of half a million tags', `<script>${'<div>'.repeat(500_000)}</script>${article}`],
  ['comments that never end', `${article}${'<!--'.repeat(700_000)}`],
  ['paragraphs that nobody closes', '<p>'.repeat(20_000) + article],
  ['names of the language’s own objects', `<div __proto__="x" constructor="y"><__proto__>${article}</__proto__></div>`],
])('%s on a page keep its text from nobody', (_what, page) => {
  expect(textOf(page).text).toContain('The council met on Monday')
})

test('of a page of news the article alone is text: no navigation, no banner, no related links, no comments', () => {
  const { text } = textOf(fixture('news.html'))
  expect(text).toContain('The council of Harbour decided on Monday')
  expect(text).toContain('the fish market moves to the old barracks.')
  expect(text).toContain('Two years of detours')
  for (const other of [
    'cookies',
    'Sport',
    'Ferry breaks down',
    'Finally, somebody',
    'who is to pay',
    'All rights reserved',
    'written by a script',
  ])
    expect(text).not.toContain(other)
})

test('what comes of a page is as clean as what comes of a feed: absolute links without tracking, no script, no handlers, no classes', () => {
  const { content } = textOf(fixture('news.html'))
  expect(content).toContain('href="https://harbour.example/city/budget?id=7"')
  expect(content).toContain('src="https://harbour.example/pictures/bridge.jpg"')
  expect(content).not.toMatch(/script|onclick|class=|id=(?!7)|style=/)
})

test('a summary and the image it gives to who shares it come with the text', () => {
  const { summary, image } = textOf(fixture('news.html'))
  expect(summary).toMatch(/council of Harbour decided/)
  expect(summary.length).toBeLessThanOrEqual(301)
  expect(image).toEqual({ url: 'https://harbour.example/pictures/bridge-large.jpg', width: null, height: null, alt: null })
})

test('where the page names a base of its own, links follow that', () => {
  const page = `<html><head><base href="/other/"></head><body>${article.replace('The council', '<a href="x.html">The council</a>')}</body></html>`
  expect(textOf(page).content).toContain('href="https://harbour.example/other/x.html"')
})

test('an attack in the main text comes out as harmless as from a feed', () => {
  const attacks = [
    '<img src=x onerror=alert(1)>',
    '<a href="java&#10;script:alert(1)">a link</a>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<svg><animate onbegin=alert(1)></svg>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<form id=document><input name=cookie></form>',
  ]
  const { content } = textOf(`<article>${attacks.map((attack) => `<p>${sentence.repeat(2)}${attack}</p>`).join('')}</article>`)
  expect(content).not.toMatch(/onerror|onbegin|javascript|srcdoc|<svg|<math|<form|<input|<script|<style/i)
})
