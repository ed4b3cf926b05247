import { expect, test } from 'vitest'
import { parse } from '#parse/parse.ts'
import { documentOf, rssItem } from './document.ts'

async function detailsOf(inside: string, wrap = rssItem) {
  return (await parse(documentOf(wrap(`<title>t</title>${inside}`)))).entries[0]?.details
}

function atomEntry(inside: string): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"><entry>${inside}</entry></feed>`
}

test.each(['', '<comments/>', '<comments>javascript:x</comments>', '<slash:comments>many</slash:comments>'])(
  'no discussion is made up from %j',
  async (inside) => {
    expect((await detailsOf(inside))?.discussion).toBeNull()
  },
)

test('comments are counted, and found as a page and as a feed', async () => {
  const inside = '<comments>/c</comments><wfw:commentRss>/c.xml</wfw:commentRss><slash:comments>0</slash:comments>'
  expect((await detailsOf(inside))?.discussion).toEqual({
    url: 'https://feeds.example/c',
    feedUrl: 'https://feeds.example/c.xml',
    count: 0,
  })
})

test('Atom names its replies among the links, and counts them there or beside', async () => {
  const links =
    '<link rel="replies" type="application/atom+xml" href="/r.atom" thr:count="12"/><link rel="replies" type="text/html" href="/r.html"/>'
  const found = { url: 'https://feeds.example/r.html', feedUrl: 'https://feeds.example/r.atom', count: 12 }
  expect((await detailsOf(links, atomEntry))?.discussion).toEqual(found)
  expect((await detailsOf(`${links}<thr:total>13</thr:total>`, atomEntry))?.discussion).toEqual({ ...found, count: 13 })
})

test('what an entry answers is kept', async () => {
  const reply = '<thr:in-reply-to ref="tag:x,2026:1" href="/a" type="text/html" source="/f.atom"/>'
  expect((await detailsOf(reply, atomEntry))?.replyTo).toEqual({
    id: 'tag:x,2026:1',
    url: 'https://feeds.example/a',
    type: 'text/html',
    feedUrl: 'https://feeds.example/f.atom',
  })
})
