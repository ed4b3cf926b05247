import { expect, test } from 'vitest'
import { noPush } from '#model/push.ts'
import { parse } from '#parse/parse.ts'
import { documentOf } from './document.ts'

async function linksOf(text: string) {
  return (await parse(documentOf(text))).links
}

const rss = (inside: string) =>
  `<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>t</title>${inside}</channel></rss>`
const atom = (inside: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>${inside}</feed>`
const json = (fields: object) => JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [], ...fields })

test.each([
  atom(''),
  atom('<link rel="hub"/><link rel="self" href=""/>'),
  atom('<link rel="hub" href="javascript:alert(1)"/><link rel="self" href="ftp://example.org/"/>'),
  rss('<link>https://example.org/</link><a:link rel="alternate" href="https://example.org/"/>'),
  rss('<item><title>i</title><a:link rel="hub" href="https://hub.example/"/></item>'),
  json({ hubs: 'https://hub.example/', feed_url: 5 }),
  json({ hubs: [null, { type: 'rssCloud', url: 'https://cloud.example/' }, { type: 'WebSub', url: 'mailto:a@b.example' }] }),
])('no hub and no address of its own is found in %s', async (text) => {
  expect(await linksOf(text)).toEqual(noPush)
})

test.each([
  atom('<link rel="hub" href="mailto:a@b.example"/><link rel="HUB" href="https://hub.example/"/><link rel="self" href="./own.xml"/>'),
  rss(
    '<a:link rel="hub" href="https://hub.example/"/><a:link rel="hub" href="https://other.example/"/><a:link rel="self" href="own.xml"/>',
  ),
  rss('<link rel="hub" href="https://hub.example/"/><link>https://example.org/</link><a:link rel="self alternate" href="/dir/own.xml"/>'),
  json({
    hubs: [
      { type: 'rssCloud', url: 'https://cloud.example/' },
      { type: 'websub', url: 'https://hub.example/' },
    ],
    feed_url: 'own.xml',
  }),
])('the first hub on the web and the own address are found, absolute, in %s', async (text) => {
  expect(await linksOf(text)).toEqual({ hub: 'https://hub.example/', self: 'https://feeds.example/dir/own.xml' })
})
