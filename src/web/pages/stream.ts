import type { ArticleSummary } from '#model/article.ts'
import type { Instant } from '#model/instant.ts'
import { articleItem, type LabelOf } from '#web/article-item.ts'
import { type Html, html } from '#web/html.ts'
import { feedFormats, layout, type Site, sliceFeeds } from '#web/layout.ts'
import { fileAddress } from '#web/page-files.ts'
import { type Search, searchBox } from '#web/search-box.ts'
import { type SliceGroup, sliceGroups } from '#web/slice-groups.ts'
import { dayNumber, dayWords } from '#web/time-words.ts'

/** The merged stream, or one slice of it. */
export interface StreamPage {
  readonly site: Site
  readonly title: string
  /** Of the slice, without ending; the whole stream is `/feed` and shown at `/`. */
  readonly path: string
  readonly search: Search
  /** In the order shown, newest first. */
  readonly articles: readonly ArticleSummary[]
  /** Addresses of the pages beside this one; null where there is none. */
  readonly newer: string | null
  readonly older: string | null
  readonly slices: readonly SliceGroup[]
  readonly labelOf: LabelOf
  readonly now: Instant
}

export function renderStream(page: StreamPage): string {
  const { path, search } = page
  const { files } = page.site
  const name = path === '/feed' ? 'Stream' : page.title
  const isWhole = path === '/feed' && search.query === ''
  const title = search.words === '' ? page.title : `${page.title}: ${search.words}`
  const feeds = sliceFeeds(fileAddress(path, files), title, search.query)
  const frame = { site: page.site, title, current: isWhole ? 'stream' : null, feeds } as const
  const main = html`<div class="title">
<h1>${search.words === '' ? name : html`${name}: <span class="sought">${search.words}</span>`}</h1>
<p class="follow"><span>${search.query === '' ? 'Follow' : 'Follow this search'}</span> ${feedFormats.map((format, index) => html`<a class="follow-link" href="${feeds[index]?.href ?? ''}">${format.name}</a> `)}</p>
</div>
${files === undefined ? searchBox(search, path === '/feed' ? '/' : path) : null}${page.articles.length === 0 ? nothingYet(page) : days(page.articles).map((day) => daySection(day, page))}
${pages(page)}`
  return layout(frame, main, sliceGroups(page.slices, path, files))
}

function nothingYet({ site, newer, search, path }: StreamPage): Html | null {
  if (site.files !== undefined) return html`<p class="prose">No articles yet.</p>`
  if (search.fault !== null) return null
  if (newer !== null) return html`<p class="prose">There is nothing older than this.</p>`
  if (search.query !== '')
    return html`<p class="prose">Nothing here matches that yet. Ask for less, or <a href="${path === '/feed' ? '/' : path}">see all</a>.</p>`
  return html`<p class="prose">No articles yet. They appear here as soon as a feed brings one; <a href="/status">the status page</a> says how the feeds fare.</p>`
}

type Day = readonly [ArticleSummary, ...ArticleSummary[]]

/** Neighbours that stand on the same day, together. */
function days(articles: readonly ArticleSummary[]): readonly Day[] {
  const found: [ArticleSummary, ...ArticleSummary[]][] = []
  for (const article of articles) {
    const day = found.at(-1)
    if (day !== undefined && dayNumber(day[0].sortAt) === dayNumber(article.sortAt)) day.push(article)
    else found.push([article])
  }
  return found
}

function daySection(day: Day, page: StreamPage): Html {
  return html`<section class="day">
<h2>${dayHeading(day[0].sortAt, page)}</h2>
${day.map((article) => articleItem(article, page.labelOf, page.site.files))}</section>
`
}

function dayHeading(at: Instant, { site, now }: StreamPage): Html {
  const name = site.files !== undefined ? undefined : ['Today', 'Yesterday'][dayNumber(now) - dayNumber(at)]
  return name === undefined ? html`${dayWords(at)}` : html`<strong>${name}</strong> ${dayWords(at)}`
}

function pages({ newer, older }: StreamPage): Html | null {
  if (newer === null && older === null) return null
  return html`<nav class="pages" aria-label="Pages">
${newer === null ? null : html`<a class="page-link" rel="prev" href="${newer}">← Newer</a>`}
${older === null ? null : html`<a class="page-link older" rel="next" href="${older}">Older →</a>`}
</nav>`
}
