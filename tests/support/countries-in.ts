import { openTagger } from '#tag/tag.ts'

const tagger = openTagger({ topics: [], regions: [] })

/** The codes of all countries that the tagger finds named, in passing too, in the order of the alphabet. */
export function countriesIn(
  text: string,
  { title = '', language = null }: { title?: string; language?: string | null } = {},
): readonly string[] {
  return tagger
    .tag({ title, text, categories: [], language, feedTopics: [], feedRegions: [] })
    .filter((tag) => tag.kind === 'country')
    .map((tag) => tag.value)
    .toSorted()
}
