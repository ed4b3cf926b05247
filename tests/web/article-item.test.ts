import { expect, test } from 'vitest'
import type { Article } from '#model/article.ts'
import { at, bareArticle, hostileTitles, sampleArticle, sampleLabel, sampleTag } from '#tests/support/articles.ts'
import { articleItem } from '#web/article-item.ts'
import { htmlText } from '#web/html.ts'

function shown(article: Article): string {
  return htmlText(articleItem(article, sampleLabel))
}

test.each(hostileTitles)('$what in any field becomes no markup', ({ title }) => {
  const clean = shown(sampleArticle({ title: 'x', summary: 'x', language: 'x', tags: [sampleTag('topic', 'x')] }))
  const hostile = shown(sampleArticle({ title, summary: title, language: title, tags: [sampleTag('topic', title)] }))
  expect(hostile.match(/</g)).toHaveLength(clean.match(/</g)?.length ?? 0)
})

test.each(['javascript:alert(1)', 'data:text/html,x', ' https://a.example', null])(
  'a title leads nowhere where the address is %s',
  (url) => {
    expect(shown(sampleArticle({ url }))).not.toContain('class="headline"')
  },
)

test('a title leads to the original, in its own language and direction', () => {
  expect(shown(sampleArticle({ language: 'uk' }))).toContain(
    '<h3 dir="auto" lang="uk"><a class="headline" href="https://harbour.example/2026/11/allies-meet">',
  )
})

test('the first source is named first, the others after it', () => {
  expect(shown(sampleArticle()).replace(/<[^>]+>/g, '')).toContain('The Harbour Post also in: Wire One')
  expect(shown(bareArticle())).not.toContain('also in')
})

test('who published it is named before the feed that passes it on', () => {
  const named = (from: Article['from']) => shown(sampleArticle({ from })).replace(/<[^>]+>/g, '')
  expect(named({ title: 'Agency & Co', url: 'https://agency.example/rss', id: null })).toContain(
    'Agency &amp; Co, by way of The Harbour Post also in: Wire One',
  )
  expect(named({ title: null, url: 'https://agency.example/rss', id: null })).toContain('agency.example, by way of The Harbour Post')
  expect(named({ title: 'The Harbour Post', url: null, id: null })).not.toContain('by way of')
})

test('an article leads to its own page', () => {
  expect(shown(sampleArticle())).toContain('href="/articles/mfrggzdfmztwq2lk"')
})

test('tags lead to their slices', () => {
  const page = shown(sampleArticle())
  for (const path of ['/topics/nato', '/topics/ukraine', '/countries/UA', '/regions/europe']) expect(page).toContain(`href="${path}"`)
})

test('topics stand first, then countries, then regions, whatever their scores', () => {
  const tags = [sampleTag('region', 'europe'), sampleTag('country', 'UA'), sampleTag('topic', 'ukraine'), sampleTag('topic', 'nato')]
  const paths = Array.from(shown(sampleArticle({ tags })).matchAll(/class="tag [a-z]+" href="([^"]+)"/g), (match) => match[1])
  expect(paths).toEqual(['/topics/ukraine', '/topics/nato', '/countries/UA', '/regions/europe'])
})

test('the stated time is shown; with its day where the article stands under another one', () => {
  const sortAt = at('2026-11-24T23:00:00Z')
  expect(shown(sampleArticle({ sortAt, statedAt: at('2026-11-24T20:10:00Z') }))).toContain('>20:10 UTC</time>')
  expect(shown(sampleArticle({ sortAt, statedAt: at('2026-11-21T20:10:00Z') }))).toContain('>21 Nov 2026, 20:10 UTC</time>')
})

test('an article without a date says so, and when it was seen', () => {
  expect(shown(bareArticle())).toContain('no date, seen</span> <time datetime="2026-11-23T08:00:00Z"')
})
