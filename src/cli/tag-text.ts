import { plainText } from '#fetch/plain-text.ts'
import { tagLines } from './evidence-text.ts'
import { oneLine } from './one-line.ts'
import type { TaggedText } from './tag.ts'

/** For a terminal: each text by its title, its tags, and what earned them. */
export function tagText(texts: readonly TaggedText[], coloured: boolean): string {
  if (texts.length === 0) return 'no entries'
  return texts.map((entry, index) => entryText(entry, texts.length === 1 ? '' : `${index + 1}. `, coloured)).join('\n\n')
}

/** An object for each text, each on a line of its own. Offsets are in UTF-16 units of `title` and `text`. */
export function tagJson(texts: readonly TaggedText[]): string {
  return texts.map(({ title, address, language, text, tags }) => oneLine({ title, address, language, tags, text })).join('\n')
}

function entryText(entry: TaggedText, number: string, coloured: boolean): string {
  const lines = entry.tags.length === 0 ? ['no tags'] : tagLines(entry.tags, entry, coloured)
  return [
    `${number}${plainText(entry.title) || 'no title'}${entry.language === null ? '' : ` (${entry.language})`}`,
    ...lines.map((line) => `  ${line}`),
  ].join('\n')
}
