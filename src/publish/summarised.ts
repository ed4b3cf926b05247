import type { Article } from '#model/article.ts'
import { noHtml } from '#model/html.ts'

/** Without its text: what a list of summaries shows. */
export function summarised(article: Article): Article {
  return { ...article, content: noHtml, text: '', isFromPage: false }
}
