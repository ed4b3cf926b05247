import type { Article } from '#model/article.ts'
import type { Instant } from '#model/instant.ts'

/** The publisher's date, undefined where none is stated or it lies after the last change: readers would keep such an article on top until its day comes. */
export function publishedAt(article: Article): Instant | undefined {
  return article.statedAt !== null && article.statedAt <= article.updatedAt ? article.statedAt : undefined
}
