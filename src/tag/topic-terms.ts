/** All phrases of all topics as one list for the matcher, each with what a hit of it means to which topic. */
import type { TopicPhrase, TopicRule } from '#model/topic.ts'
import type { Phrase, Spelling } from './matcher.ts'
import { spellingOf } from './spelling.ts'

export interface TopicTerm extends Phrase {
  readonly uses: readonly TermUse[]
}

/** What a hit is to a topic; topic, phrase and group as indices, the group 0 where there are none. `number` counts the phrases of all topics. */
export type TermUse = { readonly topic: number; readonly group: number } & (
  | { readonly part: 'phrase'; readonly phrase: number; readonly number: number }
  | { readonly part: 'all' | 'none' | 'against' }
)

type Term = Phrase & { uses: readonly TermUse[] }

/** A phrase in a group stands once, however many topics use it, and hides nothing. Phrases of one topic hide each other, so that no word earns twice. */
export function topicTerms(topics: readonly TopicRule[], firstLayer: number): readonly TopicTerm[] {
  const terms: Term[] = []
  const inGroups = new Map<string, Term>()
  const layers = new Map<string, number>()
  let free = firstLayer
  const addGroup = (texts: readonly string[], use: TermUse) => {
    for (const text of texts) {
      const known = inGroups.get(text)
      const term = known ?? { text, spelling: spellingOf(text, 'name'), layer: free++, uses: [] }
      // A list that grows by itself keeps room for more.
      term.uses = [...term.uses, use]
      if (known === undefined) terms.push(term)
      inGroups.set(text, term)
    }
  }
  /** A phrase that does not count in the article's language must not hide one that does. */
  const layerOf = (topic: number, { languages }: TopicPhrase) => {
    const key = `${topic} ${languages.join()}`
    const layer = layers.get(key) ?? free++
    layers.set(key, layer)
    return layer
  }
  let number = 0
  for (const [topic, { phrases, all, none, against }] of topics.entries()) {
    for (const [index, phrase] of phrases.entries()) {
      const use = { topic, part: 'phrase', phrase: index, number: number++ } as const
      if (phrase.kind === 'text')
        terms.push({ text: phrase.text, spelling: spellingOfPhrase(phrase), layer: layerOf(topic, phrase), uses: [{ ...use, group: 0 }] })
      else for (const [group, texts] of phrase.groups.entries()) addGroup(texts, { ...use, group })
    }
    for (const [group, texts] of all.entries()) addGroup(texts, { topic, part: 'all', group })
    addGroup(none, { topic, part: 'none', group: 0 })
    addGroup(against, { topic, part: 'against', group: 0 })
  }
  return terms
}

function spellingOfPhrase(phrase: Extract<TopicPhrase, { kind: 'text' }>): Spelling {
  return phrase.case ?? spellingOf(phrase.text, 'name')
}
