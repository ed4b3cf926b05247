import { expect, test } from 'vitest'
import type { Tag } from '#model/tag.ts'
import { openTagger, type TaggableEntry } from '#tag/tag.ts'

const tagger = openTagger({ topics: [], regions: [] })
const filler = 'The council met again and talked about the roof of the old hall. '

function country(code: string, given: Partial<TaggableEntry>): Tag | undefined {
  return tagger
    .tag({ title: '', text: '', categories: [], language: null, feedTopics: [], feedRegions: [], ...given })
    .find((tag) => tag.kind === 'country' && tag.value === code)
}

test('a country named once below the lead is named in passing, with a low score', () => {
  expect(country('FR', { text: `${filler.repeat(20)}He once lived in France.` })).toMatchObject({ passing: true, score: 0.242 })
})

test('at the end of ten thousand characters it is worth less still', () => {
  const tag = country('FR', { text: `${filler.repeat(155)}He once lived in France.` })
  expect(tag?.passing).toBe(true)
  expect(tag?.score).toBeLessThan(0.2)
})

test.each([
  ['in the title', { title: 'France votes', text: filler.repeat(20) }],
  ['in the lead', { text: `France votes. ${filler.repeat(20)}` }],
  ['in a short text', { text: 'He was born in Leeds. Later he lived in France.' }],
  ['twice in the body', { text: `${filler.repeat(20)}France, he said, was not the France of old.` }],
  ['in a category', { text: filler, categories: [{ term: 'France', label: null, scheme: null }] }],
])('a country named %s is what the article is about', (_, given) => {
  expect(country('FR', given)?.passing).toBe(false)
})

test('twice in ten thousand characters is still in passing, four times is not', () => {
  const long = filler.repeat(155)
  expect(country('FR', { text: `${long}France, France` })?.passing).toBe(true)
  expect(country('FR', { text: `${long}France, France, France, France` })?.passing).toBe(false)
})

test('a thousand repetitions in the body are worth no more than title and lead', () => {
  const often = country('FR', { text: `${filler.repeat(10)}${'France. '.repeat(50)}` })
  const most = country('FR', { text: `${filler.repeat(10)}${'France. '.repeat(350)}` })
  const titleAndLead = country('FR', { title: 'France', text: `France votes. ${filler.repeat(20)}` })
  expect(most?.score).toBe(often?.score)
  expect(often?.score).toBeLessThan(titleAndLead?.score ?? 0)
})

test('about and in passing differ by the score alone: 0.426 and more is about', () => {
  for (const mentions of [1, 2, 3, 5, 9]) {
    for (const length of [0, 20, 80, 160]) {
      const tag = country('FR', { text: `${filler.repeat(length)}${'France. '.repeat(mentions)}` })
      expect(tag?.passing).toBe((tag?.score ?? 0) < 0.426)
    }
  }
})

test('a dateline says where the reporter sits, and is told apart', () => {
  const tag = country('KE', { text: `NAIROBI, Kenya (AP) — Fighting went on in Khartoum, Sudan. ${filler.repeat(20)}` })
  expect(tag).toMatchObject({
    passing: true,
    score: 0.242,
    evidence: [{ phrase: 'NAIROBI', where: 'body', offset: 0, rule: 'dateline:NAIROBI' }],
  })
})

test('a dateline alone tells where it happened, unless a body of many states sits there', () => {
  expect(country('UA', { text: `KYIV — Three people died when a bridge fell. ${filler.repeat(20)}` })?.passing).toBe(false)
  expect(country('BE', { text: `BRUSSELS — Ministers of the alliance agreed. ${filler.repeat(20)}` })?.passing).toBe(true)
})

test.each([
  ['Берлин, 24 ноября — Правительство ушло в отставку. ', 'DE'],
  ['BERLIN, 24. November – Die Regierung ist zurückgetreten. ', 'DE'],
  ['PARIS (AFP) - Le gouvernement a démissionné. ', 'FR'],
])('%j has a dateline', (beginning, code) => {
  const text = `${beginning}${filler.repeat(20)} Lisbon, Portugal`
  expect(country(code, { text })?.evidence[0]?.rule).toMatch(/^dateline:/)
})

test('the feed’s own region supports a country in it a little, and makes none', () => {
  const text = `${filler.repeat(20)}He once lived in France.`
  expect(country('FR', { text, feedRegions: ['europe'] })).toMatchObject({ passing: true, score: 0.34 })
  expect(country('FR', { text, feedRegions: ['europe'] })?.evidence[1]).toEqual({
    phrase: 'europe',
    where: 'feed',
    offset: null,
    rule: 'feed:europe',
  })
  expect(country('FR', { text, feedRegions: ['asia'] })?.score).toBe(0.242)
  expect(country('DE', { text, feedRegions: ['europe'] })).toBeUndefined()
})

test('an institution says less of its country than a town does', () => {
  const text = `${filler.repeat(20)}Researchers at the University of Oslo agreed.`
  expect(country('NO', { text })).toMatchObject({ passing: true, score: 0.129 })
})
