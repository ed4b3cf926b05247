/** What was learnt as the text of src/config/data/vocabulary.txt; src/tag/vocabulary-text.ts reads it. */
import { pointsAtThreshold } from '#tag/score.ts'
import type { Joint } from './joint.ts'
import type { KnownStem, Model } from './model.ts'

/** In halves of a doubling for a text of one word. What says less is left out: half of all, and next to nothing of what they say. */
const leastWeight = 4

export function vocabularyText(
  { stems, classifiers }: Model,
  { scale, atLeast }: Joint,
  topics: readonly string[],
  languages: readonly string[],
  spelt: ReadonlyMap<number, string>,
): string {
  const weightsOf = ({ features, rarity }: KnownStem) =>
    classifiers.flatMap(({ weights }, topic) => {
      const sum = features.reduce((all, feature) => all + (weights[feature] as number), 0)
      const weight = Math.round(2 * scale * rarity * sum)
      return Math.abs(weight) < leastWeight ? [] : [`${String.fromCharCode(0x61 + topic)}${weight}`]
    })
  const lines = [...stems]
    .map(([hash, stem]) => ({ word: spelt.get(hash) ?? '', rarity: Math.round(10 * stem.rarity), weights: weightsOf(stem) }))
    .filter(({ weights }) => weights.length > 0)
    .toSorted((one, other) => (one.word < other.word ? -1 : 1))
    .map(({ word, rarity, weights }) => `${word} ${rarity}${weights.join('')}`)
  const start = classifiers.map((classifier) => Math.round(100 * (scale * classifier.start - atLeast + Math.log2(1 + pointsAtThreshold))))
  return `${[languages.join(' '), topics.join(' '), start.join(' '), ...lines].join('\n')}\n`
}
