/** Articles as the policy of their source lets them be shown. The first source is the one whose text it is. */
import type { Article, ArticleSummary } from './article.ts'
import { noHtml } from './html.ts'

/** As it may stand in a list. */
export function allowedSummary(article: ArticleSummary): ArticleSummary {
  return article.sources[0].policy.content === 'title' ? { ...article, summary: '', image: null } : article
}

/** As it may be shown whole: without what its policy keeps back, and under its rights. */
export function allowedArticle(article: Article): Article {
  const { content, rights } = article.sources[0].policy
  const details = rights === null ? article.details : { ...article.details, rights, license: null }
  if (content === 'full') return { ...article, details }
  const excerpt = { ...article, details, content: noHtml, text: '', isFromPage: false }
  return content === 'excerpt' ? excerpt : { ...excerpt, summary: '', image: null, enclosures: [], details: { ...details, media: [] } }
}
