/**
 * Unsafe HTML in, an entry fit to be shown out: safe HTML, plain text, summary, lead image, checked addresses, a title that is never empty.
 *
 * In the order data flows: `sanitize` bounds the HTML, `tidy` makes it safe and readable (real images, absolute links, no tracking) in one pass and writes
 * down its text, and title, summary, image and hash are made from these. Nothing here fails: what cannot be shown is left out.
 * What may stand in an article is written down in `elements.ts`. The tests hold the result against another sanitiser, which must find nothing to change.
 */
import type { Category, CleanEntry, Enclosure, EntrySource, ParsedEntry } from '#model/entry.ts'
import { type UnsafeHtml, unsafeHtml } from '#model/html.ts'
import { contentHash } from './content-hash.ts'
import { displayText } from './display-text.ts'
import { leadImage } from './images.ts'
import { declaredLanguage } from './language.ts'
import { linkUrl, webUrl } from './links.ts'
import type { ReadText } from './plain-text.ts'
import { publicDetails, publicName } from './public-details.ts'
import { sanitize } from './sanitize.ts'
import { summaryOf } from './summary.ts'
import { tidy } from './tidy.ts'
import { titleOf } from './title.ts'

/** No honest feed comes near; a hostile one shall not fill pages and tables. */
const longestName = 200
const mostListed = 100
/** A summary shows some 300 characters; tags and addresses may take far more. */
const longestSummaryHtml = 5000

/** The entry as readers may see it. */
export function clean(entry: ParsedEntry): CleanEntry {
  const { html, fullText } = chosenHtml(entry)
  const { html: content, text, prose, opener, addresses, image, poster } = sanitize(html, entry.baseUrl)
  const url = articleUrl(entry)
  const enclosures = cleanEnclosures(entry)
  const shown = {
    url,
    title: titleOf(entry.title, prose || text, url),
    author: publicName(entry.author),
    content,
    summary: summaryOf(ownSummary(entry, html), { text, prose, opener }),
    text,
    enclosures,
    image: leadImage({ stated: entry.image, enclosures, shown: image, poster, baseUrl: entry.baseUrl }),
  }
  return {
    ...shown,
    guid: entry.guid?.toWellFormed() ?? null,
    publishedAt: entry.publishedAt,
    updatedAt: entry.updatedAt,
    language: declaredLanguage(entry.language),
    categories: cleanCategories(entry.categories),
    source: cleanSource(entry),
    details: publicDetails(entry),
    contentHash: contentHash({ ...shown, addresses }),
    fullText,
  }
}

/** The content element, unless it is empty or says less than the summary. */
function chosenHtml({ content, summary }: ParsedEntry): { readonly html: UnsafeHtml; readonly fullText: boolean } {
  const full = content?.trim() ?? ''
  const short = summary?.trim() ?? ''
  return full !== '' && full.length >= short.length
    ? { html: unsafeHtml(full), fullText: true }
    : { html: unsafeHtml(short), fullText: false }
}

/** The summary's text where the feed gives one apart from what is shown as content. */
function ownSummary({ summary, baseUrl }: ParsedEntry, shown: UnsafeHtml): ReadText | null {
  return summary === null || summary.trim() === shown ? null : tidy(summary.slice(0, longestSummaryHtml), baseUrl)
}

function articleUrl({ url, baseUrl }: ParsedEntry): string | null {
  const link = url === null ? null : linkUrl(url, baseUrl)
  return link?.startsWith('http') ? link : null
}

function cleanEnclosures({ enclosures, baseUrl }: ParsedEntry): readonly Enclosure[] {
  const byUrl = new Map<string, Enclosure>()
  for (const enclosure of enclosures.slice(0, mostListed)) {
    const url = webUrl(enclosure.url, baseUrl)?.href
    if (url !== undefined && !byUrl.has(url)) byUrl.set(url, { ...enclosure, url, type: displayText(enclosure.type, longestName) })
  }
  return [...byUrl.values()]
}

function cleanCategories(categories: readonly Category[]): readonly Category[] {
  const clear: Category[] = []
  for (const { term, scheme, label } of categories.slice(0, mostListed)) {
    const name = displayText(term, longestName)
    if (name !== null) clear.push({ term: name, scheme: displayText(scheme, longestName), label: displayText(label, longestName) })
  }
  return clear
}

function cleanSource({ source, baseUrl }: ParsedEntry): EntrySource | null {
  if (source === null) return null
  const { title, url, id } = source
  const address = url === null ? null : (webUrl(url, baseUrl)?.href ?? idOf(url))
  // By the letter: another spelling would be another id (RFC 4287 §4.2.6).
  const ownId = id !== null && /^https?:[!-~]{1,1000}$/i.test(id) ? id : idOf(id)
  return { title: displayText(title, longestName), url: address, id: ownId === address ? null : ownId }
}

/** A feed whose address nobody may see still has an id. */
function idOf(uri: string | null): string | null {
  return uri !== null && /^(?:urn|tag):[!-~]{1,1000}$/i.test(uri) ? uri : null
}
