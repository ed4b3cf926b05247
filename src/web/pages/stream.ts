import type { ArticleSummary } from '#model/article.ts'
import type { Instant } from '#model/instant.ts'
import { articleItem, type LabelOf } from '#web/article-item.ts'
import { type Html, html } from '#web/html.ts'
import { feedFormats, layout, type Site, sliceFeeds } from '#web/layout.ts'
import { type SliceGroup, sliceGroups } from '#web/slice-groups.ts'
import { dayNumber, dayWords } from '#web/time-words.ts'

/** The merged stream, or one slice of it. */
export interface StreamPage {
  readonly site: Site
  readonly title: string
  /** Of the slice, without ending; the whole stream is `/feed` and shown at `/`. */
  readonly path: string
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
  const feeds = sliceFeeds(page.path, page.title)
  const frame = { site: page.site, title: page.title, current: page.path === '/feed' ? 'stream' : null, feeds } as const
  const main = html`<div class="title">
<h1>${page.path === '/feed' ? 'Stream' : page.title}</h1>
<p class="follow"><span>Follow</span> ${feedFormats.map(({ name, ending }) => html`<a class="follow-link" href="${page.path}${ending}">${name}</a> `)}</p>
</div>
${page.articles.length === 0 ? nothingYet(page) : days(page.articles).map((day) => daySection(day, page))}
${pages(page)}`
  return layout(frame, main, sliceGroups(page.slices, page.path))
}

function nothingYet(page: StreamPage): Html {
  if (page.newer !== null) return html`<p class="prose">There is nothing older than this.</p>`
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
<h2>${dayHeading(day[0].sortAt, page.now)}</h2>
${day.map((article) => articleItem(article, page.labelOf))}</section>
`
}

function dayHeading(at: Instant, now: Instant): Html {
  const name = ['Today', 'Yesterday'][dayNumber(now) - dayNumber(at)]
  return name === undefined ? html`${dayWords(at)}` : html`<strong>${name}</strong> ${dayWords(at)}`
}

function pages({ newer, older }: StreamPage): Html | null {
  if (newer === null && older === null) return null
  return html`<nav class="pages" aria-label="Pages">
${newer === null ? null : html`<a class="page-link" rel="prev" href="${newer}">← Newer</a>`}
${older === null ? null : html`<a class="page-link older" rel="next" href="${older}">Older →</a>`}
</nav>`
}
