import { expect, test } from 'vitest'
import type { Article } from '#model/article.ts'
import { outputFormats, renderFeed } from '#publish/publish.ts'
import { hostileTitles, sampleArticle, sampleTag } from '#tests/support/articles.ts'
import { hasFeedparser, readByFeedparser } from '#tests/support/feedparser.ts'
import { samplePage } from './sample-page.ts'

const formats = outputFormats.filter((format) => format !== 'json')
const media = {
  ...{ url: 'https://harbour.example/v/meet.mp4', type: 'video/mp4', medium: 'video', lengthBytes: 815 },
  ...{ width: 1280, height: 720, durationSeconds: 61 },
}
const several: Article = sampleArticle({
  tags: [sampleTag('topic', 'nato')],
  details: {
    ...sampleArticle().details,
    authors: [
      { name: 'Ada Lind', url: 'https://harbour.example/ada' },
      { name: 'Bo Rask & Söhne', url: null },
    ],
    media: [media],
  },
})

test.skipIf(!hasFeedparser).each(formats)('%s: feedparser reads every field back (needs python3-feedparser)', (format) => {
  const { bozo, version, feed, entries } = readByFeedparser(renderFeed(format, samplePage({ articles: [several] })))
  const isAtom = format === 'atom'
  expect({ bozo, version }).toEqual({ bozo: false, version: isAtom ? 'atom10' : 'rss20' })
  expect(feed).toMatchObject({
    title: 'Tributary: NATO & <friends>',
    subtitle: 'What the world writes about NATO',
    link: 'https://news.example/topics/nato',
    updated_parsed: [2026, 11, 24, 20, 45, 30, 1, 328, 0],
  })
  const [entry] = entries
  expect(entry).toMatchObject({
    id: several.publicId,
    link: several.url,
    title: several.title,
    published_parsed: [2026, 11, 24, 20, 10, 0, 1, 328, 0],
    authors: isAtom
      ? [{ name: 'Ada Lind', href: 'https://harbour.example/ada' }, { name: 'Bo Rask & Söhne' }]
      : [{ name: 'Ada Lind' }, { name: 'Bo Rask & Söhne' }],
    contributors: [{ name: 'Bo Rask' }],
    rights: '© Ada Lind',
    summary: several.summary,
    content: [{ type: 'text/html', value: several.content }],
    media_thumbnail: [{ url: several.image?.url, width: '640', height: '360' }],
    media_content: [{ url: media.url, type: 'video/mp4', medium: 'video', filesize: '815', width: '1280', height: '720', duration: '61' }],
  })
  expect(entry.links).toContainEqual(expect.objectContaining({ rel: 'license', href: 'https://creativecommons.org/licenses/by/4.0/' }))
  expect(entry.links).toContainEqual({ rel: 'enclosure', type: 'audio/mpeg', length: '4711', href: 'https://harbour.example/a/meet.mp3' })
  expect(entry.tags).toContainEqual({
    term: isAtom ? 'nato' : 'NATO',
    scheme: 'https://news.example/topics/',
    label: isAtom ? 'NATO' : null,
  })
  if (!isAtom) expect(entry.source).toEqual({ href: 'https://harbour.example/news.xml?a=1&b=2', title: 'The Harbour Post' })
  else
    expect(entry.source).toMatchObject({
      ...{ id: 'tag:harbour.example,2026:news', title: 'The Harbour Post', subtitle: 'News from the quay', rights: '© Harbour Media' },
      ...{ link: 'https://harbour.example/', logo: 'https://harbour.example/logo.png', updated: '2026-11-24T20:45:30Z' },
    })
})

test.skipIf(!hasFeedparser).each(formats)('%s: feedparser reads hostile titles as they are meant (needs python3-feedparser)', (format) => {
  const articles = hostileTitles.map(({ title }, index) => sampleArticle({ title, publicId: `urn:example:${index}` }))
  const { bozo, entries } = readByFeedparser(renderFeed(format, samplePage({ articles, query: '' })))
  expect(bozo).toBe(false)
  // Of RSS it takes for HTML what looks like it.
  const certain = hostileTitles.filter(({ title }) => format === 'atom' || !/[<&]/.test(title))
  const read = new Map(entries.map(({ id, title }) => [id, title]))
  for (const hostile of certain) {
    const index = hostileTitles.indexOf(hostile)
    expect(read.get(`urn:example:${index}`), hostile.what).toBe((hostile.shown ?? hostile.title).trim())
  }
})
