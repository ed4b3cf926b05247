/** A topic's rule in words, field by field. */
import type { PhraseGroup, TopicPhrase, TopicRule } from '#model/topic.ts'

/** By the field's name in feeds.json. */
export function topicWords(topic: TopicRule): Readonly<Record<string, string | readonly string[]>> {
  const { label, phrases, under, languages, threshold, all, none, against, vocabulary } = topic
  return {
    label,
    under,
    languages,
    threshold: String(threshold),
    phrases: phrases.map(phraseWords),
    all: all.map(groupWords),
    none,
    against,
    vocabulary: vocabulary === null ? [] : [vocabulary],
  }
}

function phraseWords(phrase: TopicPhrase): string {
  const { weight, languages } = phrase
  const remarks = [
    ...(phrase.kind === 'text' ? (phrase.case === null ? [] : [`case ${phrase.case}`]) : [placeWords(phrase)]),
    ...(weight === 1 ? [] : [`weight ${weight}`]),
    ...(languages.length === 0 ? [] : [`in ${languages.join(' and ')}`]),
  ]
  const words = phrase.kind === 'text' ? phrase.text : phrase.groups.map(groupWords).join(' with ')
  return remarks.length === 0 ? words : `${words} (${remarks.join('; ')})`
}

function placeWords(phrase: Exclude<TopicPhrase, { kind: 'text' }>): string {
  return phrase.kind === 'near' ? `within ${phrase.within}` : 'in one sentence'
}

function groupWords(group: PhraseGroup): string {
  return group.join('/')
}
