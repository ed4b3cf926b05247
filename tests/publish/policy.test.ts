/** What the operator lets be shown, in every format: as the store hands the article out, and rendered. */

import fc from 'fast-check'
import { XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { allowedArticle } from '#model/allowed-article.ts'
import type { Article } from '#model/article.ts'
import { trustStored } from '#model/html.ts'
import { type PublishPolicy, publishedContents, usualPolicy } from '#model/publish-policy.ts'
import { outputFormats, renderFeed } from '#publish/publish.ts'
import { at, bareArticle, sampleArticle, sampleSource } from '#tests/support/articles.ts'
import { atomViolations, hasAtomSchema } from '#tests/support/atom-schema.ts'
import { anyArticle, anyText } from './any-article.ts'
import { readXml, samplePage } from './sample-page.ts'

const whole = trustStored('<p>The whole text.</p>')

function under(policy: Partial<PublishPolicy>, changes: Partial<Article> = {}): Article {
  const sources = [
    sampleSource({ policy: { ...usualPolicy, ...policy }, rights: policy.rights ?? '© Harbour Media' }),
    sampleSource(),
  ] as const
  return allowedArticle(sampleArticle({ content: whole, text: 'The whole text.', sources, ...changes }))
}

const formats = {
  atom: (article: Article) => readXml(renderFeed('atom', samplePage({ articles: [article] }))).feed.entry[0],
  rss: (article: Article) => readXml(renderFeed('rss', samplePage({ articles: [article] }))).rss.channel.item[0],
  json: (article: Article) => JSON.parse(renderFeed('json', samplePage({ articles: [article] }))).items[0],
} as const

test.each(outputFormats)('%s: an excerpt has summary, picture and files, and no text', (format) => {
  const document = renderFeed(format, samplePage({ articles: [under({ content: 'excerpt' })] }))
  expect(document).not.toContain('The whole text')
  for (const part of [sampleArticle().summary, 'meet.jpg', 'meet.mp3']) expect(document).toContain(part)
})

test.each(outputFormats)('%s: of a title there is title and link alone', (format) => {
  const document = renderFeed(format, samplePage({ articles: [under({ content: 'title' })] }))
  for (const part of ['The whole text', sampleArticle().summary, 'meet.jpg', 'meet.mp3']) expect(document).not.toContain(part)
  for (const part of [sampleArticle().title, 'https://harbour.example/2026/11/allies-meet', '© Ada Lind']) expect(document).toContain(part)
})

test.each(outputFormats)('%s: the operator’s rights stand in the place of the publisher’s, licence and all', (format) => {
  const document = renderFeed(format, samplePage({ articles: [under({ rights: 'Ours' })] }))
  expect(document).toContain('Ours')
  for (const stated of ['© Ada Lind', '© Harbour Media', 'creativecommons.org']) expect(document).not.toContain(stated)
})

test('an article without rights of its own stands under its source’s', () => {
  const article = sampleArticle({ details: { ...sampleArticle().details, rights: null } })
  expect(formats.atom(article)).not.toHaveProperty('rights')
  expect(formats.atom(article).source.rights).toBe('© Harbour Media')
  expect(formats.rss(article)['dc:rights']).toBe('© Harbour Media')
  expect(formats.json(article)._tributary.rights).toBe('© Harbour Media')
})

const credited = '<p>Source: <a href="https://harbour.example/2026/11/allies-meet">A &amp; &lt;B&gt;</a></p>'

test('whom it is owed to stands at the end of the content', () => {
  const article = under({ credit: 'A & <B>' })
  expect(formats.atom(article).content['#text']).toBe(whole + credited)
  expect(formats.rss(article)['content:encoded']).toBe(whole + credited)
  expect(formats.rss(article).description).toBe(article.summary)
  expect(formats.json(article)).toMatchObject({ content_html: whole + credited, _tributary: { credit: 'A & <B>' } })
})

test('where no content is shown, it stands at the end of the summary', () => {
  const article = under({ content: 'excerpt', credit: 'A & <B>' })
  const html = `<p>${article.summary}</p>${credited}`
  expect(formats.atom(article)).not.toHaveProperty('content')
  expect(formats.atom(article).summary).toEqual({ '@type': 'html', '#text': html })
  expect(formats.rss(article)).not.toHaveProperty('content:encoded')
  expect(formats.rss(article).description).toBe(html)
  expect(formats.json(article)).toMatchObject({ content_html: html, summary: article.summary })
  expect(formats.json(under({ content: 'title', credit: 'A & <B>' })).content_html).toBe(credited)
})

test('a private source is owed to without an address of its own', () => {
  const source = sampleSource({ url: null, siteUrl: 'https://inside.example/', policy: { ...usualPolicy, credit: 'Inside' } })
  expect(formats.json(bareArticle({ sources: [source] })).content_html).toBe('<p>Source: Inside</p>')
})

const anyPolicy = fc.record({ content: fc.constantFrom(...publishedContents), rights: fc.option(anyText), credit: fc.option(anyText) })
const anyWithdrawn = fc.array(fc.record({ publicId: fc.uuid().map((uuid) => `urn:uuid:${uuid}`), because: anyText }), { maxLength: 2 })

/** Articles of all kinds under policies of all kinds, with tombstones of all kinds. */
const anyPage = fc
  .record({
    article: anyArticle,
    policy: anyPolicy,
    withdrawn: anyWithdrawn,
    content: fc.constantFrom('full' as const, 'summary' as const),
  })
  .map(({ article, policy, withdrawn, content }) => {
    const [first, ...others] = article.sources
    const sources = [{ ...first, policy, rights: policy.rights ?? first.rights }, ...others] as const
    return samplePage({
      articles: [allowedArticle({ ...article, content: trustStored(`${article.content}<i>whole</i>`), text: 'whole', sources })],
      withdrawn: withdrawn.map((one) => ({ ...one, at: at('2026-11-24T20:00:00Z') })),
      content,
    })
  })

test.each(outputFormats)(
  '%s: whatever is written and whatever the policy, the document is well-formed and holds no text that is kept back',
  (format) => {
    fc.assert(
      fc.property(anyPage, (page) => {
        const document = renderFeed(format, page)
        expect(document.isWellFormed()).toBe(true)
        if (format === 'json') JSON.parse(document)
        else expect(XMLValidator.validate(document)).toBe(true)
        const isWhole = page.content === 'full' && page.articles[0]?.sources[0].policy.content === 'full'
        expect(/whole/.test(document)).toBe(isWhole)
      }),
      { seed: 20_261_128, numRuns: 300 },
    )
  },
)

test.skipIf(!hasAtomSchema)('and Atom is valid by the schema of RFC 4287 (needs ../shared and jing)', () => {
  const pages = fc.sample(anyPage, { seed: 20_261_128, numRuns: 60 })
  expect(atomViolations(...pages.map((page) => renderFeed('atom', page)))).toBe('')
})
