/** Rows of articles, and what they are outside. */
import { allowedArticle, allowedSummary } from '#model/allowed-article.ts'
import type { Article, ArticleSummary } from '#model/article.ts'
import { noPublicDetails } from '#model/details.ts'
import { trustStored } from '#model/html.ts'
import type { ArticleId } from '#model/ids.ts'
import { instant } from '#model/instant.ts'
import type { Surroundings } from './surroundings.ts'

export const summaryColumns = `article_id, public_id, title, url, summary, language, image, sort_at, stated_at, updated_at, changed_seq`
const fromPage = `EXISTS (
  SELECT 1 FROM fulltexts p WHERE p.article_id = articles.article_id AND p.text_length IS NOT NULL) AS from_page`
export const wholeColumns = `${summaryColumns}, author, content, text, categories, enclosures, details, ${fromPage}`

export interface SummaryRow {
  article_id: string
  public_id: string
  title: string
  url: string | null
  summary: string
  language: string | null
  image: string | null
  sort_at: number
  stated_at: number | null
  updated_at: number
  changed_seq: number
}

export interface ArticleRow extends SummaryRow {
  author: string | null
  content: string
  text: string
  from_page: number
  categories: string
  enclosures: string
  details: string | null
}

/** What the policy of its source keeps back never leaves the store. */
export function toAllowedArticle(row: ArticleRow, around: Surroundings): Article {
  return allowedArticle(toArticle(row, around))
}

export function toAllowedSummary(row: SummaryRow, around: Surroundings): ArticleSummary {
  return allowedSummary(toSummary(row, around))
}

function toSummary(row: SummaryRow, around: Surroundings): ArticleSummary {
  const [first, ...others] = around.sourcesOf(row.article_id)
  if (first === undefined) throw new Error(`article ${row.article_id} has no entry`)
  return {
    id: row.article_id as ArticleId,
    publicId: row.public_id,
    title: row.title,
    url: row.url,
    summary: row.summary,
    language: row.language,
    image: row.image === null ? null : JSON.parse(row.image),
    sortAt: instant(row.sort_at),
    statedAt: row.stated_at === null ? null : instant(row.stated_at),
    updatedAt: instant(row.updated_at),
    sources: [first, ...others],
    from: around.fromOf(row.article_id),
    tags: around.tagsOf(row.article_id),
  }
}

function toArticle(row: ArticleRow, around: Surroundings): Article {
  return {
    ...toSummary(row, around),
    author: row.author,
    content: trustStored(row.content),
    text: row.text,
    isFromPage: row.from_page === 1,
    categories: JSON.parse(row.categories),
    enclosures: JSON.parse(row.enclosures),
    details: row.details === null ? noPublicDetails : JSON.parse(row.details),
  }
}
