import type { Article } from '#model/article.ts'
import type { Category } from '#model/entry.ts'
import { tagFolders } from '#model/filter.ts'
import type { FeedPage } from './feed-page.ts'
import { xmlText } from './xml-text.ts'

/** A category of ours: scheme and term together are the address of a slice. */
export interface SliceCategory {
  readonly scheme: string
  readonly term: string
  readonly label: string
}

/** The article's tags, then every source that showed it: no format has room for more than one source elsewhere. */
export function sliceCategories(article: Article, page: FeedPage): readonly SliceCategory[] {
  const tags = article.tags.map((tag) => ({
    scheme: `${page.publicUrl}/${tagFolders[tag.kind]}/`,
    term: tag.value,
    label: page.labelOf(tag),
  }))
  const sources = article.sources.map((source) => ({ scheme: `${page.publicUrl}/sources/`, term: source.id, label: source.title }))
  return [...tags, ...sources]
}

/** The publisher's own categories, without those that pretend to be ours or of which nothing would be seen. */
export function publisherCategories(article: Article, page: FeedPage): readonly Category[] {
  return article.categories.filter(
    (category) => xmlText(category.term).trim() !== '' && category.scheme?.startsWith(`${page.publicUrl}/`) !== true,
  )
}
