/** The line on whom an article is owed to, at the end of whatever HTML shows it. */
import type { Article } from '#model/article.ts'
import { originOf } from './origin.ts'
import { webAddress } from './web-address.ts'

/** The content with the credit behind it; empty where the article shows none, whose credit stands behind its summary. */
export function contentHtml(article: Article): string {
  return article.content === '' ? '' : article.content + creditHtml(article)
}

/** The summary as HTML, and behind it the credit where no content bears that. Empty where there is neither. */
export function summaryHtml(article: Article): string {
  const credit = article.content === '' ? creditHtml(article) : ''
  const summary = escapeHtml(article.summary)
  return credit === '' || summary === '' ? summary + credit : `<p>${summary}</p>${credit}`
}

/** True where the summary alone has room for the credit. */
export function isCreditInSummary({ content, sources }: Article): boolean {
  return content === '' && sources[0].policy.credit !== null
}

function creditHtml(article: Article): string {
  const { credit } = article.sources[0].policy
  if (credit === null) return ''
  const url = webAddress(article.url) ?? originOf(article).siteUrl
  const words = escapeHtml(credit)
  return `<p>Source: ${url === undefined ? words : `<a href="${escapeHtml(url)}">${words}</a>`}</p>`
}

/** Plain text as HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
