/** All phrases of all topics as one list for the matcher, each with what a hit of it means to which topic. */
import type { TopicPhrase, TopicRule } from '#model/topic.ts'
import type { Phrase, Spelling } from './matcher.ts'
import { spellingOf } from './spelling.ts'

export interface TopicTerm {
  readonly phrase: Phrase
  readonly uses: readonly TermUse[]
}

/** What a hit is to a topic; topic, phrase and group as indices, the group 0 where there are none. `number` counts the phrases of all topics. */
export type TermUse = { readonly topic: number; readonly group: number } & (
  | { readonly part: 'phrase'; readonly phrase: number; readonly number: number }
  | { readonly part: 'all' | 'none' }
)

/** A phrase in a group stands once, however many topics use it, and hides nothing. Phrases of one topic hide each other, so that no word earns twice. */
export function topicTerms(topics: readonly TopicRule[], firstLayer: number): readonly TopicTerm[] {
  const terms = new Map<string, { readonly phrase: Phrase; readonly uses: TermUse[] }>()
  const layers = new Map<string, number>()
  const layerOf = (key: string) => {
    const layer = layers.get(key) ?? firstLayer + layers.size
    layers.set(key, layer)
    return layer
  }
  const add = (text: string, spelling: Spelling, layer: string, use: TermUse) => {
    const key = `${layer} ${spelling} ${text}`
    const term = terms.get(key) ?? { phrase: { text, spelling, layer: layerOf(layer) }, uses: [] }
    terms.set(key, term)
    term.uses.push(use)
  }
  const addGroup = (texts: readonly string[], use: TermUse) => {
    for (const text of texts) add(text, spellingOf(text, 'name'), `alone ${text}`, use)
  }
  let number = 0
  for (const [topic, { phrases, all, none }] of topics.entries()) {
    for (const [index, phrase] of phrases.entries()) {
      const use = { topic, part: 'phrase', phrase: index, number: number++ } as const
      // A phrase that does not count in the article's language must not hide one that does.
      if (phrase.kind === 'text')
        add(phrase.text, spellingOfPhrase(phrase), `topic ${topic} ${phrase.languages.join()}`, { ...use, group: 0 })
      else for (const [group, texts] of phrase.groups.entries()) addGroup(texts, { ...use, group })
    }
    for (const [group, texts] of all.entries()) addGroup(texts, { topic, part: 'all', group })
    addGroup(none, { topic, part: 'none', group: 0 })
  }
  return [...terms.values()]
}

function spellingOfPhrase(phrase: Extract<TopicPhrase, { kind: 'text' }>): Spelling {
  return phrase.case ?? spellingOf(phrase.text, 'name')
}
