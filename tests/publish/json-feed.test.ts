import { expect, test } from 'vitest'
import type { Article } from '#model/article.ts'
import { renderJsonFeed } from '#publish/json-feed.ts'
import { bareArticle, sampleArticle } from '#tests/support/articles.ts'
import { samplePage } from './sample-page.ts'

function itemOf(article: Article) {
  return JSON.parse(renderJsonFeed(samplePage({ articles: [article] }))).items[0]
}

test('the head says where the pages are', () => {
  expect(JSON.parse(renderJsonFeed(samplePage({ articles: [] })))).toEqual({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Tributary: NATO & <friends>',
    home_page_url: 'https://news.example/topics/nato',
    feed_url: 'https://news.example/topics/nato.json?before=1764000000000.abc&limit=2',
    description: 'What the world writes about NATO',
    next_url: 'https://news.example/topics/nato.json?before=1763000000000.def&limit=2',
    items: [],
  })
})

test('the hub is named where there is one', () => {
  expect(JSON.parse(renderJsonFeed(samplePage({ hub: 'https://hub.example/?a=1&b=2' }))).hubs).toEqual([
    { type: 'WebSub', url: 'https://hub.example/?a=1&b=2' },
  ])
})

test('the last page has no next', () => {
  expect(JSON.parse(renderJsonFeed(samplePage({ nextQuery: null })))).not.toHaveProperty('next_url')
})

test('every field of an article comes back', () => {
  const article = sampleArticle()
  expect(itemOf(article)).toEqual({
    id: article.publicId,
    url: article.url,
    title: article.title,
    content_html: article.content,
    summary: article.summary,
    image: 'https://harbour.example/i/meet.jpg?w=640&h=360',
    date_published: '2026-11-24T20:10:00Z',
    date_modified: '2026-11-24T20:45:30Z',
    authors: [{ name: 'Ada Lind', url: 'https://harbour.example/ada' }],
    tags: ['NATO', 'Ukraine', 'Europe', 'Defence'],
    language: 'en-GB',
    attachments: [{ url: 'https://harbour.example/a/meet.mp3', mime_type: 'audio/mpeg', size_in_bytes: 4711 }],
    _tributary: {
      sources: [
        {
          id: 'harbour-post',
          title: 'The Harbour Post',
          url: 'https://harbour.example/news.xml?a=1&b=2',
          site: 'https://harbour.example/',
          uri: 'tag:harbour.example,2026:news',
        },
        {
          id: 'wire-one',
          title: 'Wire One',
          url: 'https://wire.example/rss',
          site: 'https://wire.example/world',
          uri: 'tag:harbour.example,2026:news',
        },
      ],
      topics: ['nato', 'ukraine'],
      countries: ['UA'],
      regions: ['europe'],
      rights: '© Ada Lind',
      license: 'https://creativecommons.org/licenses/by/4.0/',
    },
  })
})

test('an article without HTML has text instead', () => {
  expect(itemOf(bareArticle({ summary: 'Cars pass again.' }))).toMatchObject({ content_text: 'Cars pass again.' })
})

test('a source that its feed has it from stands first, without an id of ours', () => {
  const article = sampleArticle({ from: { title: 'Agency', url: 'https://agency.example/rss', id: 'tag:agency.example,2026:wire' } })
  expect(itemOf(article)._tributary.sources).toEqual([
    { title: 'Agency', url: 'https://agency.example/rss', uri: 'tag:agency.example,2026:wire' },
    expect.objectContaining({ id: 'harbour-post' }),
    expect.objectContaining({ id: 'wire-one' }),
  ])
})

test('a private source is named by its title and ids that tell nothing', () => {
  const uri = expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/)
  expect(itemOf(bareArticle())._tributary.sources).toEqual([{ id: 'inside', title: 'Inside Desk', uri }])
})
