/** The rules of the topics that are in force without a word in feeds.json: written by hand, a file each, in `data/topics/`. What was learnt beside them is `data/vocabulary.txt`. */
import { readFileSync } from 'node:fs'
import type { PhraseGroup } from '#model/topic.ts'
import type { Settings } from './settings.ts'
import { shippedTopicNames } from './shipped-topic-names.ts'
import { type TopicRow, toRule } from './topic-form.ts'

const folder = new URL('./data/topics/', import.meta.url)
const everydayFile = new URL('./data/everyday.json', import.meta.url)
const vocabularyFile = new URL('./data/vocabulary.txt', import.meta.url)

/** As its file has it, and what speaks against all of them. Read anew each time: an imported one would stay in memory beside what is made of it. */
export function shippedRow(id: string, everyday = readEveryday()): TopicRow {
  const row: TopicRow = JSON.parse(readFileSync(new URL(`${id}.json`, folder), 'utf8'))
  return { ...row, against: row.against === undefined ? everyday : [...everyday, ...row.against] }
}

/** Words of sport, entertainment, food and pastimes, whose articles borrow from war and politics: a battle of the chefs. */
function readEveryday(): PhraseGroup {
  return Object.values<PhraseGroup>(JSON.parse(readFileSync(everydayFile, 'utf8'))).flat()
}

/** That the rows are sound is tested; to look at thousands of phrases at each start would take a quarter of a second. */
export function shippedTopics() {
  return rulesOf(shippedTopicNames)
}

/** What to tag by: the operator's own topics first, then the shipped ones in force. */
export function tagRules({ topics, ownTopics, regions }: Pick<Settings, 'topics' | 'ownTopics' | 'regions'>) {
  const own = new Set(ownTopics.map(({ id }) => id))
  const rules = [...ownTopics, ...rulesOf(topics.filter(({ id }) => !own.has(id)))]
  return { topics: rules, regions, vocabulary: rules.some(({ vocabulary }) => vocabulary !== null) ? readVocabularyFile() : undefined }
}

/** Which words go with which topic, learnt by scripts/vocabulary.ts: for the tagger, which reads it. */
export function readVocabularyFile(): Uint8Array {
  return readFileSync(vocabularyFile)
}

function rulesOf(topics: readonly { readonly id: string }[]) {
  const everyday = readEveryday()
  return topics.map(({ id }) => toRule(shippedRow(id, everyday)))
}
