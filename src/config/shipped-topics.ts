/** The rules of the topics that are in force without a word in feeds.json. Written by hand, a file each, in `data/topics/`. */
import { readFileSync } from 'node:fs'
import type { Settings } from './settings.ts'
import { shippedTopicNames } from './shipped-topic-names.ts'
import { type TopicRow, toRule } from './topic-form.ts'

const folder = new URL('./data/topics/', import.meta.url)

/** As its file has it. Read anew each time: an imported one would stay in memory beside what is made of it. */
export function shippedRow(id: string): TopicRow {
  return JSON.parse(readFileSync(new URL(`${id}.json`, folder), 'utf8'))
}

/** That the rows are sound is tested; to look at thousands of phrases at each start would take a quarter of a second. */
export function shippedTopics() {
  return shippedTopicNames.map(({ id }) => toRule(shippedRow(id)))
}

/** What to tag by: the operator's own topics first, then the shipped ones in force. */
export function tagRules({ topics, ownTopics, regions }: Pick<Settings, 'topics' | 'ownTopics' | 'regions'>) {
  const own = new Set(ownTopics.map(({ id }) => id))
  const shipped = topics.filter(({ id }) => !own.has(id)).map(({ id }) => toRule(shippedRow(id)))
  return { topics: [...ownTopics, ...shipped], regions }
}
