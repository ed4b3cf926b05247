import type { ListedGroup, ListedSlice } from '#model/listed-slice.ts'
import { grouped } from '#web/grouped.ts'
import { type Html, html } from '#web/html.ts'
import { feedFormats, layout, type Site, sliceFeeds } from '#web/layout.ts'
import { type RuleSums, ruleSection } from '#web/rule-section.ts'

/** All slices there are, each with its feeds. */
export interface SliceListPage {
  readonly site: Site
  readonly groups: readonly ListedGroup[]
  /** What the rules for what is shown come to; null where there are none. */
  readonly rules: RuleSums | null
}

const opml = { type: 'text/x-opml', title: 'All slices (OPML)', href: '/slices.opml' } as const

export function renderSliceList({ site, groups, rules }: SliceListPage): string {
  const filled = groups.filter(({ slices }) => slices.length > 0)
  const main = html`<div class="title">
<h1>Slices</h1>
<p class="follow"><span>Take all into a reader</span> <a class="follow-link" href="${opml.href}">OPML</a></p>
</div>
<p class="sum">Each is a part of the stream with feeds of its own. The numbers are of stored articles.</p>
<nav class="kinds" aria-label="Kinds of slices">${filled.map((group) => html`<a href="#${anchorOf(group)}">${group.title}</a> `)}</nav>
${section('All', 'all', [{ path: '/feed', title: site.title, articles: null, about: null }])}
${filled.map((group) => section(group.title, anchorOf(group), group.slices))}
${rules === null ? null : ruleSection(rules)}`
  return layout({ site, title: 'Slices', current: 'slices', feeds: [...sliceFeeds('/feed', site.title), opml] }, main)
}

function anchorOf({ title }: ListedGroup): string {
  return title.toLowerCase()
}

function section(title: string, anchor: string, slices: readonly ListedSlice[]): Html {
  return html`<section class="listed" id="${anchor}">
<h2>${title} <span class="count">${grouped(slices.length)}</span></h2>
<ul>
${slices.map(item)}</ul>
</section>
`
}

function item({ path, title, articles, about }: ListedSlice): Html {
  return html`<li><span class="listed-slice"><a href="${path === '/feed' ? '/' : path}"><bdi>${title}</bdi></a>${articles === null ? null : html` <span class="count">${grouped(articles)}</span>`}${about === null ? null : html`<span class="about">${about}</span>`}</span>
<span class="listed-feeds">${feedFormats.map(({ name, ending }) => html`<a href="${path}${ending}" aria-label="${name} feed of ${title}">${name}</a> `)}</span></li>
`
}
