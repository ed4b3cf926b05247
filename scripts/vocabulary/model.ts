/** What is learnt of labelled articles: how much each stem says for and against each topic. A stem counts by itself and by what it means, which it shares with other languages. */
import { leastLength } from '#tag/vocabulary.ts'
import { type Classifier, classify, type Example } from './linear-classifier.ts'
import type { StemmedArticle } from './stemmed-articles.ts'
import type { Thesaurus } from './thesaurus.ts'

export interface Model {
  readonly stems: ReadonlyMap<number, KnownStem>
  /** One for each topic, in their order. */
  readonly classifiers: readonly Classifier[]
}

export interface KnownStem {
  /** Itself, where it was seen often enough, and its meanings, by their places in the classifiers' weights. */
  readonly features: readonly number[]
  /** The logarithm of in how many articles it stands once. */
  readonly rarity: number
}

/** What is labelled by the guide, line by line, counts more than what was written for its variety. */
export interface CountedArticle extends StemmedArticle {
  readonly counts: number
}

/** A word of a single article says what its author likes to say. */
const fewestArticles = 2

export function learn(articles: readonly CountedArticle[], topics: readonly string[], { meanings }: Thesaurus): Model {
  const counts = new Map<number, number>()
  for (const { stems } of articles) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  const seen = [...counts].filter(([, count]) => count >= fewestArticles)
  const meant = countMeanings(seen, meanings)
  const places = new Map([...meant.keys()].map((meaning, at) => [meaning, seen.length + at]))
  const stems = new Map<number, KnownStem>()
  const add = (stem: number, own: readonly number[], count: number) =>
    stems.set(stem, {
      features: [...own, ...(meanings.get(stem) ?? []).flatMap((meaning) => places.get(meaning) ?? [])],
      rarity: Math.log(articles.length / count),
    })
  for (const [at, [stem, count]] of seen.entries()) add(stem, [at], count)
  // A word that was not seen is as rare as the most usual one that means the same.
  for (const [stem, itsMeanings] of meanings) {
    const count = Math.max(...itsMeanings.map((meaning) => meant.get(meaning) ?? 0))
    if (!stems.has(stem) && count > 0) add(stem, [], count)
  }
  const examples = articles.map((article) => exampleOf(article, stems))
  const features = seen.length + meant.size
  const weigh = (at: number) => (articles[at] as CountedArticle).counts
  return {
    stems,
    classifiers: topics.map((topic) =>
      classify(examples, features, (at) => (articles[at] as CountedArticle).topics.includes(topic), weigh),
    ),
  }
}

/** Of each meaning: in how many articles the most usual of its stems stands. */
function countMeanings(seen: readonly (readonly [number, number])[], meanings: Thesaurus['meanings']): ReadonlyMap<number, number> {
  const meant = new Map<number, number>()
  for (const [stem, count] of seen)
    for (const meaning of meanings.get(stem) ?? []) meant.set(meaning, Math.max(count, meant.get(meaning) ?? 0))
  return meant
}

/** All of an article's words together are as long as those of any other, save of one with few. */
export function exampleOf(article: StemmedArticle, stems: Model['stems']): Example {
  const known = [...article.stems].flatMap((stem) => stems.get(stem) ?? [])
  const length = Math.max(leastLength, Math.hypot(...known.map(({ rarity }) => rarity)))
  const values = new Map<number, number>()
  for (const { features, rarity } of known)
    for (const feature of features) values.set(feature, (values.get(feature) ?? 0) + rarity / length)
  return { features: Int32Array.from(values.keys()), values: Float64Array.from(values.values()) }
}
