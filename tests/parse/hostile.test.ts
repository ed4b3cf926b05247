/** Documents made to break a reader: what is read of them, or which fault they get. What would take too long does not end within the test's time. */
import { describe, expect, test } from 'vitest'
import type { ParsedFeed } from '#model/entry.ts'
import { Fault } from '#model/fault.ts'
import { parse } from '#parse/parse.ts'
import { documentOf, rssItem } from './document.ts'

const million = 1_000_000

/** Null for a fault of this room; whatever else is thrown is thrown. */
async function readOrFault(text: string): Promise<ParsedFeed | null> {
  try {
    return await parse(documentOf(text))
  } catch (error) {
    if (error instanceof Fault && error.code.startsWith('parse/')) return null
    throw error
  }
}

test.each([
  ['elements in an item', rssItem('<a>'.repeat(100_000))],
  ['elements of HTML', rssItem(`<description>${'<div>'.repeat(100_000)}`)],
  ['elements before the feed', `${'<z>'.repeat(1_000)}${rssItem('')}`],
  ['channels', `<rss>${'<channel>'.repeat(100_000)}`],
])('too many levels of %s are refused', async (_, text) => {
  await expect(parse(documentOf(text))).rejects.toMatchObject({ code: 'parse/unreadable' })
})

test.each([
  ['lists in JSON', `{"version":"https://jsonfeed.org/version/1","items":${'['.repeat(100_000)}`],
  ['objects in JSON', `{"items":[${'{"a":'.repeat(100_000)}`],
])('100,000 levels of %s are a fault or an empty feed', async (_, text) => {
  expect((await readOrFault(text))?.entries ?? []).toEqual([])
})

test.each([
  ['items', (text: string) => `<rss><channel>${text}`, '<item><guid>1</guid>'],
  ['entries', (text: string) => `<feed xmlns="http://www.w3.org/2005/Atom">${text}`, '<entry><id>1</id>'],
])('%s that are never closed are read one by one, as many as are read at all', async (_, around, each) => {
  const { entries } = await parse(documentOf(around(each.repeat(100_000))))
  expect(entries).toHaveLength(20_000)
})

test.each(['<br>', '<img src="a">', '<hr>', '<input>'])('HTML with 100,000 %s that are not closed is read', async (tag) => {
  const { entries } = await parse(documentOf(rssItem(`<description>a${tag.repeat(100_000)}b</description><title>t</title>`)))
  expect(entries).toMatchObject([{ title: 't' }])
  expect(entries[0]?.summary?.length).toBeGreaterThan(400_000)
})

test('definitions of entities are neither followed nor expanded', async () => {
  const nested = Array.from({ length: 30 }, (_, index) => `<!ENTITY e${index + 1} "&e${index};&e${index};">`).join('')
  const files = '<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY % g SYSTEM "http://localhost/"> %g;'
  const text = `<!DOCTYPE rss [<!ENTITY e0 "ha">${nested}${files}]>${rssItem('<title>&e30;&f;</title>')}`
  expect((await parse(documentOf(text))).entries[0]?.title).toBe('&e30;&f;')
})

test('a long entity that is used a hundred thousand times stays as written', async () => {
  const text = `<!DOCTYPE rss [<!ENTITY a "${'a'.repeat(50_000)}">]>${rssItem(`<description>${'&a;'.repeat(100_000)}</description>`)}`
  expect((await parse(documentOf(text))).entries[0]?.summary).toHaveLength(300_000)
})

test('a million attributes, or bindings of prefixes, leave what else there is', async () => {
  const attributes = Array.from({ length: million }, (_, index) => ` a${index}="${index}"`).join('')
  const bindings = Array.from({ length: 200_000 }, (_, index) => ` xmlns:p${index}="urn:${index}"`).join('')
  expect((await parse(documentOf(rssItem(`<title${attributes}>t</title>`)))).entries).toMatchObject([{ title: 't' }])
  expect((await parse(documentOf(`<rss${bindings}><item><title>t</title></item></rss>`))).entries).toMatchObject([{ title: 't' }])
})

test('a prefix bound anew by each of a hundred thousand elements slows nothing', async () => {
  const bindings = Array.from({ length: 100_000 }, (_, index) => `<p${index}:x xmlns:p${index}="urn:${index}"/>`).join('')
  expect((await parse(documentOf(rssItem(`<title>t</title>${bindings}`)))).entries).toHaveLength(1)
})

const fiftyMegabytes = 'x'.repeat(50_000_000)

test('an attribute of 50 MB is read past', async () => {
  const { entries } = await parse(documentOf(rssItem(`<title a="${fiftyMegabytes}">t</title>`)))
  expect(entries).toMatchObject([{ title: 't' }])
})

test('a title of 50 MB is cut', async () => {
  const { entries } = await parse(documentOf(rssItem(`<title>${fiftyMegabytes}</title>`)))
  expect(entries[0]?.title?.length).toBeLessThan(20_000)
})

test('a name of 50 MB is a name', async () => {
  expect((await parse(documentOf(rssItem(`<title>t</title><${fiftyMegabytes}>`)))).entries).toMatchObject([{ title: 't' }])
})

test('of a million items as many are read as a feed may have', async () => {
  const { entries, damage } = await parse(documentOf(`<rss><channel>${'<item><guid>1</guid></item>'.repeat(million)}</channel></rss>`))
  expect(entries).toHaveLength(20_000)
  expect(damage[0]?.what).toBe('the document holds more items than are read')
})

test('of a million items in JSON as many are read as a feed may have', async () => {
  const items = Array.from({ length: million }, () => '{"id":"1"}').join(',')
  const { entries } = await parse(documentOf(`{"version":"https://jsonfeed.org/version/1","items":[${items}]}`))
  expect(entries).toHaveLength(20_000)
})

test.each([
  '<link/>',
  '<category>c</category>',
  '<media:content url="/a.jpg"/>',
  '<enclosure url="/a.mp3"/>',
  '<author>a</author>',
  '<pubDate>now</pubDate>',
])('an item of 400,000 %s is an item', async (element) => {
  expect((await parse(documentOf(rssItem(`<title>t</title>${element.repeat(400_000)}`)))).entries).toMatchObject([{ title: 't' }])
})

describe('names that touch prototypes are only names', () => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf']

  test.each(names)('%s in XML', async (name) => {
    const inside = `<${name} ${name}="x">z</${name}><${name}:a xmlns:${name}="urn:x"/><title ${name}="y">t</title><link ${name}:href="z"/>`
    const { entries } = await parse(documentOf(rssItem(inside)))
    expect(entries).toMatchObject([{ title: 't', url: null }])
    const bound = `<rss xmlns:${name}="http://purl.org/dc/elements/1.1/"><item><${name}:title>t</${name}:title></item></rss>`
    expect((await parse(documentOf(bound))).entries).toMatchObject([{ title: 't' }])
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom" ${name}="x"><entry ${name}="y"><${name}/><title>t</title></entry></feed>`
    expect((await parse(documentOf(atom))).entries).toMatchObject([{ title: 't' }])
  })

  test.each(names)('%s in JSON', async (name) => {
    const text = `{"version":"https://jsonfeed.org/version/1","${name}":{"polluted":1},"items":[{"id":"1","${name}":{"polluted":1},"title":"t"}]}`
    const { entries } = await parse(documentOf(text))
    expect(entries).toMatchObject([{ guid: '1', title: 't' }])
    expect('polluted' in {}).toBe(false)
  })
})

/** Each is repeated: what a pattern, or a search begun anew each time, would go over again and again. */
const runs = [
  ...[
    '<',
    '&',
    ']]>',
    '<!--',
    '-->',
    '<![CDATA[',
    '<?',
    '?>',
    '<!',
    '</',
    '</a>',
    '<a ',
    '<a b="',
    "<a b='",
    '<a b',
    '<a/',
    '><',
    '=',
    '"',
    "'",
    ']',
    '[',
  ],
  ...[
    '<!DOCTYPE a [',
    '<!DOCTYPE a []',
    '<!ENTITY a "',
    '&amp;',
    '&a;',
    '&#',
    '&#1;',
    '&acirc;',
    '&acirc;&#128;',
    ' ',
    '\n',
    '\t',
    '\0',
    '\x80',
    '\ufffe',
  ],
  ...[
    '@',
    'a@b ',
    '(',
    ')',
    '1',
    '-',
    ':',
    '/',
    '.',
    ',',
    '%',
    'GMT ',
    '1:',
    '12:00 ',
    '+',
    'a, ',
    '<br>',
    '<p>',
    '<b>',
    '<item>',
    '<entry>',
    '<title>',
  ],
  ...[
    '<link>',
    '<description>',
    '<channel>',
    '<rss>',
    '<feed>',
    '<a:b/>',
    '<a xmlns:b="c">',
    '<a xml:base="b/">',
    '<html>',
    '{',
    '\\',
    '\\u',
    '[{',
  ],
]

/** Where, how often it stands there, and the document. */
const places: readonly (readonly [string, number, (run: string) => string])[] = [
  [
    'every element of RSS',
    7,
    (run) =>
      `<rss><channel><title>t</title><item><title>${run}</title><link>${run}</link><guid>${run}</guid><pubDate>${run}</pubDate><author>${run}</author><category>${run}</category><description>${run}</description></item><item><title>z</title></item></channel></rss>`,
  ],
  [
    'every element of Atom',
    5,
    (run) =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>${run}</id><title type="html">${run}</title><updated>${run}</updated><author><name>${run}</name></author><content type="xhtml">${run}</content></entry><entry><title>z</title></entry></feed>`,
  ],
  [
    'every key of JSON Feed',
    6,
    (run) =>
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1',
        items: [{ id: run, title: run, content_html: run, date_published: run, url: run, author: { name: run } }, { title: 'z' }],
      }),
  ],
  ['a tag', 1, (run) => rssItem(`<title ${run}>t</title>`)],
  ['attributes', 3, (run) => rssItem(`<title>t</title><enclosure url="${run}" length="${run}" type='${run}'/>`)],
  ['front of the feed', 1, (run) => run + rssItem('<title>t</title>')],
  ['the whole document', 1, (run) => run],
]

describe.each(places)('a megabyte of the same in %s', (_, times, documentWith) => {
  test.each(runs)('%j comes to an end', async (run) => {
    const feed = await readOrFault(documentWith(run.repeat(Math.ceil(million / times / run.length))))
    expect(feed?.entries.length ?? 0).toBeLessThanOrEqual(20_000)
  })
})

test('only the part of a document that its definitions fill is passed over', async () => {
  expect(
    (await parse(documentOf(`<!DOCTYPE rss [${'<!ENTITY a "]">'.repeat(5_000)}]>${rssItem('<title>t</title>')}`))).entries,
  ).toHaveLength(1)
})
