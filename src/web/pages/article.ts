import { type Article, rightsOf } from '#model/article.ts'
import type { Source } from '#model/feed.ts'
import { tagFolders } from '#model/filter.ts'
import type { NotShown } from '#model/output-rules.ts'
import { type Evidence, type Tag, tagKinds } from '#model/tag.ts'
import { type LabelOf, statedSource } from '#web/article-item.ts'
import { scoreWords, whereWords } from '#web/evidence-words.ts'
import { type Html, html } from '#web/html.ts'
import { layout, type Site } from '#web/layout.ts'
import { markedHtml, paragraphs } from '#web/marked-html.ts'
import { markedPieces } from '#web/marked-text.ts'
import { timeTag } from '#web/time-tag.ts'
import { dateAndTime } from '#web/time-words.ts'

/** One article: its text as the tagger read it, with what earned it its tags. */
export interface ArticlePage {
  readonly site: Site
  readonly article: Article
  /** Null: it is shown. */
  readonly notShown: NotShown | null
  readonly labelOf: LabelOf
}

export function renderArticle({ site, article, notShown, labelOf }: ArticlePage): string {
  const { title, text, tags } = article
  const [shown, passing] = [tags.filter((tag) => !tag.passing), tags.filter((tag) => tag.passing)]
  const main = html`<article class="article">
<div class="reading">
<h1 dir="auto"${languageOf(article)}>${markedHtml(markedPieces('title', title, tags), labelOf)}</h1>
<p class="from">${when(article)} · ${statedSource(article)}${sources(article)}${original(article)}</p>
${notShown === null ? null : reasonNotShown(notShown)}${text === '' ? insteadOfText(article) : textOf(article, labelOf)}
${rightsLine(article)}</div>
<section class="reasons" aria-labelledby="reasons">
<h2 id="reasons">Why these tags</h2>
${shown.length === 0 ? html`<p class="soft">No rule found it to be about anything.</p>` : tagList(shown, labelOf)}
${passing.length === 0 ? null : html`<h3>Named in passing</h3>\n<p class="soft">In none of these slices.</p>\n${tagList(passing, labelOf)}`}
</section>
</article>`
  return layout({ site, title, current: null, feeds: [] }, main)
}

function reasonNotShown({ blockedBy, isKept }: NotShown): Html {
  return html`<div class="not-shown"><p>In no page and no feed:</p>
<ul>
${blockedBy.map(
  ({
    name,
    q,
  }) => html`<li>${name === null ? html`the rule <code>${q}</code>` : html`the rule <bdi>${name}</bdi>, <code>${q}</code>,`} blocks it</li>
`,
)}${
  isKept
    ? null
    : html`<li>no rule of what to keep selects it</li>
`
}</ul></div>
`
}

function languageOf({ language }: Article): Html | null {
  return language === null ? null : html` lang="${language}"`
}

function when({ statedAt, sortAt }: Article): Html {
  return statedAt === null ? html`no date, seen ${timeTag(sortAt, dateAndTime(sortAt))}` : timeTag(statedAt, dateAndTime(statedAt))
}

function sources({ sources }: Article): readonly Html[] {
  return sources.map((source, index) => html`${index === 0 ? null : ', '}${sourceLink(source)}`)
}

function sourceLink({ id, title }: Source): Html {
  return html`<a href="/sources/${id}"><bdi>${title}</bdi></a>`
}

/** Other schemes than the web's are no links: the address is a stranger's. */
function original({ url }: Article): Html | null {
  return url !== null && /^https?:\/\//i.test(url) ? html` · <a href="${url}">the publisher’s page</a>` : null
}

function textOf(article: Article, labelOf: LabelOf): Html {
  const { text, tags, isFromPage } = article
  return html`<div class="text"${languageOf(article)}>
${paragraphs(markedPieces('body', text, tags)).map((paragraph) => html`<p dir="auto">${markedHtml(paragraph, labelOf)}</p>\n`)}</div>
<p class="soft">The plain text, as ${isFromPage ? 'read on the publisher’s page' : 'the feed gives it'}; what earned a tag is marked.</p>`
}

/** The operator may let less be shown than the feed gives. */
function insteadOfText(article: Article): Html {
  const { summary, sources } = article
  switch (sources[0].policy.content) {
    case 'full':
      return html`<p class="soft">The feed gives no text of it.</p>`
    case 'excerpt':
      return html`<div class="text"${languageOf(article)}>
${summary === '' ? null : html`<p dir="auto">${summary}</p>\n`}</div>
<p class="soft">An excerpt; the publisher’s page has the whole.</p>`
    case 'title':
      return html`<p class="soft">The publisher’s page has the text.</p>`
  }
}

/** Whom it is owed to, and under what rights it stands. */
function rightsLine(article: Article): Html | null {
  const [{ policy }, rights] = [article.sources[0], rightsOf(article)]
  const credit = policy.credit === null ? null : html`Source: ${policy.credit}`
  if (credit === null && rights === null) return null
  return html`<p class="soft" dir="auto">${credit}${credit !== null && rights !== null ? ' · ' : null}${rights}</p>\n`
}

/** Topics, then countries, then regions; of a kind the strongest first. */
function tagList(tags: readonly Tag[], labelOf: LabelOf): Html {
  const sorted = tags.toSorted((one, other) => tagKinds.indexOf(one.kind) - tagKinds.indexOf(other.kind) || other.score - one.score)
  return html`<dl class="reason-list">
${sorted.map(
  (
    tag,
  ) => html`<dt><a class="tag ${tag.kind}" href="/${tagFolders[tag.kind]}/${tag.value}">${labelOf(tag)}</a> <span class="score">${tag.kind}, ${scoreWords(tag)}</span></dt>
<dd><ul>
${together(tag.evidence).map((alike) => html`<li>${evidenceWords(alike)}</li>\n`)}</ul></dd>\n`,
)}</dl>`
}

/** The same phrase by the same rule in the same part of the article is said once. */
function together(evidence: readonly Evidence[]): readonly AlikeEvidence[] {
  const alike = new Map<string, AlikeEvidence>()
  for (const one of evidence) {
    const key = JSON.stringify([one.phrase, one.where, one.rule])
    alike.set(key, { one, times: (alike.get(key)?.times ?? 0) + 1 })
  }
  return [...alike.values()]
}

interface AlikeEvidence {
  readonly one: Evidence
  readonly times: number
}

function evidenceWords({ one, times }: AlikeEvidence): Html {
  const often = times === 1 ? null : html` × ${times}`
  return html`<q dir="auto">${one.phrase}</q> ${whereWords(one)}${often} <span class="rule">by <bdi>${one.rule}</bdi></span>`
}
