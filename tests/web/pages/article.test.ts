import { expect, test } from 'vitest'
import { allowedArticle } from '#model/allowed-article.ts'
import type { Article } from '#model/article.ts'
import { noPublicDetails } from '#model/details.ts'
import type { NotShown } from '#model/output-rules.ts'
import type { PublishPolicy } from '#model/publish-policy.ts'
import type { Evidence, Tag } from '#model/tag.ts'
import { bareArticle, hostileTitles, sampleArticle, sampleLabel, sampleSource, sampleTag } from '#tests/support/articles.ts'
import { expectSafePage } from '#tests/web/safe-page.ts'
import { site } from '#tests/web/sample-pages.ts'
import { renderArticle } from '#web/pages/article.ts'

function shown(article: Article): string {
  return renderArticle({ site, article, notShown: null, labelOf: sampleLabel })
}

function tagWith(evidence: readonly Evidence[], changes: Partial<Tag> = {}): Tag {
  return { ...sampleTag('topic', 'nato'), score: 0.834, evidence, ...changes }
}

const inTitle: Evidence = { phrase: 'Allies', where: 'title', offset: 0, rule: 'allies' }

test.each(hostileTitles)('$what in title, text, phrase, rule and category is escaped and marked all the same', ({ title }) => {
  const tag = tagWith([
    { phrase: title, where: 'title', offset: 0, rule: title },
    { phrase: title, where: 'body', offset: 0, rule: title },
    { phrase: title, where: 'category', offset: null, rule: title },
  ])
  const page = shown(sampleArticle({ title, text: title, language: title, tags: [tag], sources: [sampleSource({ title })] }))
  expectSafePage(page)
  expect(page.match(/<mark /g)).toHaveLength(2)
})

test.each(['javascript:alert(1)', 'data:text/html,x', null])('the publisher’s page is no link where its address is %s', (url) => {
  expect(shown(sampleArticle({ url }))).not.toContain('the publisher’s page</a>')
})

test('what earned a tag is marked where it stands, with tag, score and rule', () => {
  const text = 'First.\n\nThe alliance met.\nTwice.'
  const body: Evidence = { phrase: 'alliance', where: 'body', offset: 12, rule: 'alliance' }
  const page = shown(sampleArticle({ text, tags: [tagWith([inTitle, body])] }))
  expect(page).toContain('<mark class="evidence" title="topic NATO 0.83, by allies">Allies</mark> meet in Brussels')
  expect(page).toContain('<p dir="auto">First.</p>')
  expect(page).toContain('<p dir="auto">The <mark class="evidence" title="topic NATO 0.83, by alliance">alliance</mark> met.\nTwice.</p>')
})

test('a phrase that reaches over two paragraphs is marked in both', () => {
  const page = shown(
    sampleArticle({
      text: 'of NATO\n\nallies',
      tags: [tagWith([{ phrase: 'NATO\n\nallies', where: 'body', offset: 3, rule: 'nato allies' }])],
    }),
  )
  expect(page).toMatch(/<p dir="auto">of <mark [^>]+>NATO<\/mark><\/p>\n<p dir="auto"><mark [^>]+>allies<\/mark><\/p>/)
})

test('evidence of a text that was changed since is listed and not marked', () => {
  const page = shown(sampleArticle({ title: 'Another title', text: '', tags: [tagWith([inTitle])] }))
  expect(page).not.toContain('<mark')
  expect(page).toContain('<q dir="auto">Allies</q> in the title <span class="rule">by <bdi>allies</bdi></span>')
})

test('each tag is listed with its score and where its evidence is from; the same phrase once', () => {
  const category: Evidence = { phrase: 'World', where: 'category', offset: null, rule: 'world' }
  const feed: Evidence = { phrase: 'nato', where: 'feed', offset: null, rule: 'feed:nato' }
  const parent: Evidence = { phrase: 'Ukraine', where: 'parent', offset: null, rule: 'country:UA' }
  const page = shown(sampleArticle({ tags: [tagWith([inTitle, inTitle, category, feed, parent])] })).replace(/<[^>]+>/g, '')
  expect(page).toContain('NATO topic, 0.83')
  for (const words of ['Allies in the title × 2 by allies', 'World as a category by world', 'nato said of the whole feed by feed:nato'])
    expect(page).toContain(words)
  expect(page).toContain('Ukraine follows from another tag by country:UA')
})

test('what is named in passing stands apart, and is marked more faintly', () => {
  const passing = tagWith([inTitle], { kind: 'country', value: 'UA', passing: true, score: 0.2 })
  const page = shown(sampleArticle({ tags: [passing] }))
  const [before = '', after = ''] = page.split('Named in passing')
  expect(before).toContain('No rule found it to be about anything.')
  expect(before).toContain('<mark class="evidence faint" title="country Ukraine 0.20, in passing, by allies">Allies</mark>')
  expect(after).toContain('href="/countries/UA"')
  expect(shown(sampleArticle())).not.toContain('Named in passing')
})

test('an article without text and tags says so', () => {
  const page = shown(bareArticle())
  expectSafePage(page)
  expect(page).toContain('The feed gives no text of it.')
  expect(page).toContain('no date, seen')
})

test('title and text are in the article’s own language and direction', () => {
  const page = shown(sampleArticle({ title: 'نشست ناتو', text: 'ناتو', language: 'fa' }))
  expect(page).toContain('<h1 dir="auto" lang="fa">نشست ناتو</h1>')
  expect(page).toContain('<div class="text" lang="fa">\n<p dir="auto">ناتو</p>')
})

test('a text that was read on the publisher’s page says so', () => {
  expect(shown(sampleArticle({ isFromPage: true }))).toContain('as read on the publisher’s page')
})

function under(content: PublishPolicy['content'], changes: Partial<PublishPolicy> = {}): string {
  const sources = [sampleSource({ policy: { content, rights: null, credit: null, ...changes } })] as const
  return shown(allowedArticle(sampleArticle({ text: 'The whole text.', sources })))
}

test('of an excerpt the summary is shown, of a title nothing but that, and where the rest is', () => {
  expect(under('full')).toContain('The whole text.')
  expect(under('excerpt')).not.toContain('The whole text')
  expect(under('excerpt')).toContain(`<p dir="auto">${sampleArticle().summary}</p>`)
  expect(under('excerpt')).toContain('the publisher’s page has the whole')
  expect(under('title')).not.toContain(sampleArticle().summary)
  expect(under('title')).toContain('The publisher’s page has the text.')
})

test.each(hostileTitles)('credit and rights with $what are escaped', ({ title }) => {
  const page = under('full', { credit: title, rights: title })
  expectSafePage(page)
  expect(page).toContain('Source: ')
})

test('rights are the article’s own, else its source’s; without any there is no line', () => {
  expect(under('full')).toContain('<p class="soft" dir="auto">© Ada Lind</p>')
  expect(shown(sampleArticle({ details: noPublicDetails }))).toContain('<p class="soft" dir="auto">© Harbour Media</p>')
  expect(shown(bareArticle())).not.toContain('class="soft" dir')
})

test('an article that no page shows says by which rules, however they are written', () => {
  const rule = (q: string, name: string | null) => ({ name, q, filter: { kind: 'all' } as const })
  const render = (notShown: NotShown | null) => renderArticle({ site, article: sampleArticle(), notShown, labelOf: sampleLabel })
  const page = render({ blockedBy: [rule('title:"<b>"', '<i>Noise'), rule('a', null)], isKept: false })
  expectSafePage(page)
  expect(page).toContain('<li>the rule <bdi>&lt;i&gt;Noise</bdi>, <code>title:&quot;&lt;b&gt;&quot;</code>, blocks it</li>')
  expect(page).toContain('<li>the rule <code>a</code> blocks it</li>')
  expect(page).toContain('<li>no rule of what to keep selects it</li>')
  expect(render({ blockedBy: [rule('a', null)], isKept: true })).not.toContain('what to keep')
  expect(render(null)).not.toContain('In no page')
})
