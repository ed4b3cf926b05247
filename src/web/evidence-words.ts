import type { Evidence, Tag } from '#model/tag.ts'

/** `0.83` */
export function scoreWords({ score }: Pick<Tag, 'score'>): string {
  return score.toFixed(2)
}

/** Where a tag's evidence is from. */
export function whereWords({ where }: Pick<Evidence, 'where'>): string {
  return whereNames[where]
}

const whereNames: Readonly<Record<Evidence['where'], string>> = {
  title: 'in the title',
  body: 'in the text',
  category: 'as a category',
  feed: 'said of the whole feed',
  parent: 'follows from another tag',
}
