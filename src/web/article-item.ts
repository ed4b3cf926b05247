import { type ArticleSummary, passedOnFrom } from '#model/article.ts'
import type { Source } from '#model/feed.ts'
import { tagFolders } from '#model/filter.ts'
import { type Tag, type TagKind, tagKinds } from '#model/tag.ts'
import { type Html, html } from './html.ts'
import { type PageFiles, pageAddress } from './page-files.ts'
import { timeTag } from './time-tag.ts'
import { dateAndTime, dayNumber, timeOfDay } from './time-words.ts'

export type LabelOf = (tag: { readonly kind: TagKind; readonly value: string }) => string

/** One article of a list. Title and summary are in the article's own language and direction. */
export function articleItem(article: ArticleSummary, labelOf: LabelOf, files?: PageFiles): Html {
  const [source, ...others] = article.sources
  const linkTo = (shown: Source) => sourceLink(shown, files)
  return html`<article class="item">
<p class="when">${when(article)}</p>
<div class="what">
<h3 dir="auto"${languageOf(article)}>${headline(article)}</h3>
<p class="from">${statedSource(article)}${linkTo(source)}${others.length === 0 ? null : html` <span class="also">also in: ${joined(others.map(linkTo))}</span>`}${files === undefined ? html` <a class="text-link" href="/articles/${article.id}">text and why</a>` : null}</p>
${article.summary === '' ? null : html`<p class="summary" dir="auto"${languageOf(article)}>${article.summary}</p>`}
${article.tags.length === 0 ? null : tagList(article.tags, labelOf, files)}
</div>
</article>
`
}

/** The stated time; the day too where it is not the day the article stands under. */
function when({ statedAt, sortAt }: ArticleSummary): Html {
  if (statedAt === null) return html`<span class="undated">no date, seen</span> ${timeTag(sortAt, timeOfDay(sortAt))}`
  return timeTag(statedAt, dayNumber(statedAt) === dayNumber(sortAt) ? timeOfDay(statedAt) : dateAndTime(statedAt))
}

/** Other schemes than the web's are no links: the address is a stranger's. */
function headline({ title, url }: ArticleSummary): Html {
  return url !== null && /^https?:\/\//i.test(url) ? html`<a class="headline" href="${url}">${title}</a>` : html`${title}`
}

function languageOf({ language }: ArticleSummary): Html | null {
  return language === null ? null : html` lang="${language}"`
}

function sourceLink({ id, title }: Source, files: PageFiles | undefined): Html {
  return html`<a href="${pageAddress(`/sources/${id}`, files)}"><bdi>${title}</bdi></a>`
}

/** Where its feed has it from, before the feed itself. */
export function statedSource(article: Pick<ArticleSummary, 'sources' | 'from'>): Html | null {
  const from = passedOnFrom(article)
  const name = from === null ? null : (from.title ?? URL.parse(from.url ?? '')?.hostname)
  return name ? html`<bdi>${name}</bdi>, by way of ` : null
}

/** Topics, then countries, then regions: a country and a topic may have the same name, and their place tells them apart. */
function tagList(tags: readonly Tag[], labelOf: LabelOf, files: PageFiles | undefined): Html {
  const sorted = tags.toSorted((one, other) => tagKinds.indexOf(one.kind) - tagKinds.indexOf(other.kind))
  return html`<ul class="tags" aria-label="About">
${sorted.map((tag) => html`<li><a class="tag ${tag.kind}" href="${pageAddress(`/${tagFolders[tag.kind]}/${tag.value}`, files)}" title="${tag.kind}">${labelOf(tag)}</a></li>\n`)}</ul>`
}

function joined(parts: readonly Html[]): readonly Html[] {
  return parts.map((part, index) => (index === 0 ? part : html`, ${part}`))
}
