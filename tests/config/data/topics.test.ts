import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { shippedTopicNames } from '#config/shipped-topic-names.ts'
import { readVocabularyFile, shippedRow, shippedTopics } from '#config/shipped-topics.ts'
import { openMatcher } from '#tag/matcher.ts'
import { openTagger } from '#tag/tag.ts'
import { openTopics } from '#tag/topics.ts'
import { foldText } from '#tag/words.ts'

interface Example {
  readonly id: string
  readonly language: string
  readonly title: string
  readonly text: string
  readonly topics: readonly string[]
}

interface Tally {
  readonly right: number
  readonly tooMuch: number
  readonly missed: number
}

const seed = '../shared/seed/nato-afghanistan.txt'
const tagger = openTagger({ topics: shippedTopics(), regions: [], vocabulary: readVocabularyFile() })
const examples = readExamples('tests/fixtures/tag/topic-examples.jsonl')
const tuning = readExamples('tests/fixtures/tag/tuning.jsonl')

function readExamples(file: string): readonly Example[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function topicsOf({ title, text, language }: Pick<Example, 'title' | 'text' | 'language'>): readonly string[] {
  return tagger
    .tag({ title, text, language, categories: [], feedTopics: [], feedRegions: [] })
    .flatMap(({ kind, value, passing }) => (kind === 'topic' && !passing ? [value] : []))
}

function tallyOf(list: readonly Example[]): Tally {
  let [right, tooMuch, missed] = [0, 0, 0]
  for (const example of list) {
    const given = topicsOf(example)
    const hits = given.filter((topic) => example.topics.includes(topic)).length
    right += hits
    tooMuch += given.length - hits
    missed += example.topics.length - hits
  }
  return { right, tooMuch, missed }
}

function precision({ right, tooMuch }: Tally): number {
  return right / (right + tooMuch)
}

function recall({ right, missed }: Tally): number {
  return right / (right + missed)
}

test('an article that says nothing, and one of everyday life, bear no topic', () => {
  expect(topicsOf({ title: '', text: '', language: 'en' })).toEqual([])
  expect(topicsOf({ title: 'Bakery opens', text: 'It sells bread and two kinds of cake.', language: 'en' })).toEqual([])
})

test('no topic has a phrase, or a condition, twice', () => {
  for (const { id, phrases, none, against } of shippedTopicNames.map(({ id }) => shippedRow(id))) {
    const written = phrases.map((phrase) => JSON.stringify(phrase))
    expect(new Set(written).size, id).toBe(written.length)
    expect(new Set(none).size, id).toBe(none?.length ?? 0)
    expect(new Set(against).size, id).toBe(against?.length ?? 0)
  }
})

test.each(shippedTopics().map((rule) => [rule.id, rule] as const))(
  'every phrase of %s, wildcards aside, is found in a sentence made of it',
  (_, rule) => {
    const lost = openTopics([rule], 0, null).phrases.filter(({ text, spelling }) => {
      const words = text.replaceAll('*', '')
      const matcher = openMatcher([{ text, spelling, layer: 0 }])
      const found = matcher.find(`— ${words}.`, 'prose').map(({ start, end }) => foldText(`— ${words}.`.slice(start, end)))
      return !found.includes(foldText(words))
    })
    expect(lost.map(({ text }) => text)).toEqual([])
  },
)

test('a battle of chefs, and a spy film, are no war', () => {
  const kitchen = 'The pizzeria lost the siege: rival chefs fired back with a barrage of dumplings, and the troops in aprons surrendered.'
  expect(topicsOf({ title: 'Soldiers of the dough: army of cooks storms Naples', text: kitchen, language: 'en' })).toEqual([])
  const film =
    'In the sequel the heroine, played by the actress of the first film, recruits soldiers, tanks and drones for a hostage thriller.'
  expect(topicsOf({ title: 'Box office: soldiers, drones, and a weak plot', text: film, language: 'en' })).toEqual([])
})

test('hard negatives of sport, food, films and metaphors bear hardly any topic', () => {
  const negatives = examples.filter(({ topics }) => topics.length === 0)
  expect(negatives.length).toBeGreaterThan(90)
  expect(negatives.filter((example) => topicsOf(example).length > 0).length / negatives.length).toBeLessThan(0.06)
})

test('of the examples, in thirteen languages, the rules find nearly all topics and hardly one too many', () => {
  expect(examples.length).toBeGreaterThan(450)
  expect(new Set(examples.map(({ language }) => language)).size).toBe(13)
  const tally = tallyOf(examples)
  expect(precision(tally)).toBeGreaterThan(0.96)
  expect(recall(tally)).toBeGreaterThan(0.95)
})

test('every shipped topic is found in its own examples, and in few others', () => {
  for (const { id } of shippedTopicNames) {
    const given = examples.filter((example) => topicsOf(example).includes(id))
    const right = given.filter(({ topics }) => topics.includes(id)).length
    const wanted = examples.filter(({ topics }) => topics.includes(id)).length
    expect(wanted, id).toBeGreaterThanOrEqual(8)
    expect(right / wanted, `recall of ${id}`).toBeGreaterThan(0.8)
    expect(right / given.length, `precision of ${id}`).toBeGreaterThan(0.8)
  }
})

test('no language is left behind', () => {
  for (const [language, list] of Map.groupBy(examples, ({ language }) => language)) {
    const tally = tallyOf(list)
    expect(precision(tally), language).toBeGreaterThan(0.85)
    expect(recall(tally), language).toBeGreaterThan(0.75)
  }
})

test('of the tuning half of the labelled set nearly all topics are found', () => {
  const tally = tallyOf(tuning)
  expect(precision(tally)).toBeGreaterThan(0.96)
  expect(recall(tally)).toBeGreaterThan(0.94)
})

test.skipIf(!existsSync(seed))('the golden article is about what a person would say, and nothing else (needs ../shared)', () => {
  const title = 'NATO follows US in announcing withdrawal of all troops from Afghanistan'
  expect(topicsOf({ title, text: readFileSync(seed, 'utf8'), language: 'en' })).toEqual([
    'nato',
    'afghanistan',
    'ukraine',
    'defence',
    'diplomacy',
  ])
})
