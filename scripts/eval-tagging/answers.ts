/** What our tagger says of an article of a labelled set. */

import { spokenLanguage } from '#clean/spoken-language.ts'
import type { Tag } from '#model/tag.ts'
import type { Tagger } from '#tag/tag.ts'
import { languageDetector } from '#workers/language-detector.ts'
import type { LabelledRow } from './labelled-rows.ts'

export interface Answer {
  /** All that are mentioned, the strongest first. */
  readonly countries: readonly Tag[]
  /** Those an article is about. */
  readonly topics: readonly Tag[]
}

/** As in the service: a language that is not told is looked for. */
export async function answerOf({ title, text, language: declared }: LabelledRow, tagger: Tagger): Promise<Answer> {
  const language = await spokenLanguage({ title, text, language: declared }, languageDetector)
  const tags = tagger.tag({ title, text, categories: [], language, feedTopics: [], feedRegions: [] })
  return {
    countries: tags.filter(({ kind }) => kind === 'country'),
    topics: tags.filter(({ kind, passing }) => kind === 'topic' && !passing),
  }
}

/** The line of `--out`. */
export function answerLine({ id }: LabelledRow, { countries, topics }: Answer): string {
  return JSON.stringify({
    id,
    countries: Object.fromEntries(countries.map(({ value, score }) => [value, score])),
    topics: topics.map(({ value }) => value),
  })
}
