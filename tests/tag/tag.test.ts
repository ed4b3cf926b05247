import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { topicForm } from '#config/topic-form.ts'
import type { Category } from '#model/entry.ts'
import type { Tag, TagKind } from '#model/tag.ts'
import { openTagger, type TaggableEntry } from '#tag/tag.ts'
import rows from '#tests/fixtures/tag/topics.json' with { type: 'json' }

const topics = rows.map((row) => topicForm.parse(row))
const tagger = openTagger({ topics, regions: [] })
const seed = '../shared/seed/nato-afghanistan.txt'

function entry(given: Partial<TaggableEntry>): TaggableEntry {
  return { title: '', text: '', categories: [], language: null, feedTopics: [], feedRegions: [], ...given }
}

function category(term: string, label: string | null = null): Category {
  return { term, label, scheme: null }
}

function values(tags: readonly Tag[], kind: TagKind): readonly string[] {
  return tags.filter((tag) => tag.kind === kind).map((tag) => tag.value)
}

test('an entry that says nothing has no tags', () => {
  expect(tagger.tag(entry({}))).toEqual([])
})

test('topics and regions of a feed that nobody defined are left out', () => {
  expect(tagger.tag(entry({ feedTopics: ['__proto__', 'nowhere'], feedRegions: ['constructor', 'nowhere'] }))).toEqual([])
})

test.skipIf(!existsSync(seed))('the golden article gets its three topics, its four countries and their regions (needs ../shared)', () => {
  const title = 'NATO follows US in announcing withdrawal of all troops from Afghanistan'
  const tags = tagger.tag(entry({ title, text: readFileSync(seed, 'utf8') }))
  expect(values(tags, 'topic').toSorted()).toEqual(['afghanistan', 'nato', 'ukraine'])
  expect(values(tags, 'country').toSorted()).toEqual(['AF', 'RU', 'UA', 'US'])
  expect(values(tags, 'region')).toEqual(expect.arrayContaining(['americas', 'northern-america', 'europe', 'eastern-europe', 'asia']))
})

test('every tag has one to five pieces of evidence, a score between 0 and 1, and names a place in the text that is there', () => {
  const given = entry({
    title: 'NATO and Kyiv',
    text: 'Ukraine, Kyiv, the United States. '.repeat(20),
    feedTopics: ['nato'],
    feedRegions: ['europe'],
  })
  const tags = tagger.tag(given)
  expect(tags.length).toBeGreaterThan(5)
  for (const tag of tags) {
    expect(tag.score).toBeGreaterThan(0)
    expect(tag.score).toBeLessThanOrEqual(1)
    expect(tag.evidence.length).toBeGreaterThanOrEqual(1)
    expect(tag.evidence.length).toBeLessThanOrEqual(5)
    for (const { where, offset, phrase } of tag.evidence) {
      if (offset !== null) expect((where === 'title' ? given.title : given.text).startsWith(phrase, offset)).toBe(true)
    }
  }
})

test('a title is worth more than a lead, a lead more than what stands further down', () => {
  const far = `${'word '.repeat(200)}Ukraine`
  const scores = [entry({ title: 'Ukraine' }), entry({ text: 'Ukraine' }), entry({ text: far })].map((given) => tagger.tag(given)[0]?.score)
  expect(scores).toEqual([0.67, 0.426, 0.242])
})

test('one mention far down names a topic in passing only', () => {
  const tags = tagger.tag(entry({ text: `${'word '.repeat(200)}Kyiv` }))
  expect(tags.filter(({ kind }) => kind === 'topic')).toMatchObject([{ value: 'ukraine', passing: true }])
})

test('a category is evidence in either case and is quoted as the publisher wrote it', () => {
  const [tag] = tagger.tag(entry({ categories: [category('ukraine-war')] }))
  expect(tag).toMatchObject({
    kind: 'topic',
    value: 'ukraine',
    evidence: [{ phrase: 'ukraine-war', where: 'category', offset: null, rule: 'Ukraine' }],
  })
  expect(values(tagger.tag(entry({ categories: [category('c17', 'Afghanistan')] })), 'country')).toEqual(['AF'])
})

test('what the operator says of a feed holds for each of its articles', () => {
  const tags = tagger.tag(entry({ title: 'Minutes', feedTopics: ['nato'], feedRegions: ['baltics'] }))
  expect(values(tags, 'topic')).toEqual(['nato'])
  expect(values(tags, 'region')).toEqual(['europe', 'baltics'])
  expect(tags[0]?.evidence).toEqual([{ phrase: 'nato', where: 'feed', offset: null, rule: 'feed:nato' }])
})

test.each([
  ['НАТО продовжує підтримувати Україну', ['nato', 'ukraine']],
  ['Талибан заявил о переговорах в Кабуле', ['afghanistan']],
  ['El secretario general de la OTAN viaja a Kiev', ['nato', 'ukraine']],
  ['Ein Treffen mit ukrainischen Soldaten in Kiew', ['ukraine']],
  ['أعلن حلف الناتو دعمه أوكرانيا', ['nato', 'ukraine']],
  ['北约支持乌克兰', ['nato', 'ukraine']],
  ['È nato a Roma', []],
  ['Кримінальне провадження', []],
])('%j is about %j', (title, expected) => {
  expect(values(tagger.tag(entry({ title })), 'topic')).toEqual(expected)
})

test('the version tells rules apart and is the same for the same rules', () => {
  const other = [topicForm.parse({ id: 'nato', label: 'NATO', phrases: ['OTAN'] })]
  const stricter = topics.map((topic) => ({ ...topic, threshold: topic.threshold + 1 }))
  expect(openTagger({ topics, regions: [] }).version).toBe(tagger.version)
  expect(openTagger({ topics: other, regions: [] }).version).not.toBe(tagger.version)
  expect(openTagger({ topics: stricter, regions: [] }).version).not.toBe(tagger.version)
})

test('what lies beyond the first 500,000 units is not read, and reading so much is quick', () => {
  const before = performance.now()
  expect(tagger.tag(entry({ text: `${'US and UK, '.repeat(50_000)}Ukraine` })).map((tag) => tag.value)).not.toContain('UA')
  expect(performance.now() - before).toBeLessThan(3_000)
})

test.each([
  ['a title of a megabyte', { title: 'Ukraine '.repeat(150_000) }],
  ['a hundred thousand categories', { categories: Array.from({ length: 100_000 }, () => category('Ukraine')) }],
  ['a word of half a megabyte', { text: 'U'.repeat(500_000) }],
  ['text of no language', { text: '\u0000\uFFFF\uD800 \uDFFF‮Ukraine\u0301\u0301'.repeat(1_000) }],
])('%s does no harm', (_, given) => {
  expect(tagger.tag(entry(given))).toBeInstanceOf(Array)
})
