import { grouped } from './grouped.ts'
import { type Html, html } from './html.ts'

/** What the rules for what is shown come to. Counts are null where counting takes too long. */
export interface RuleSums {
  readonly days: number
  readonly articles: number | null
  readonly shown: number | null
  readonly rules: readonly RuleSum[]
}

export interface RuleSum {
  readonly kind: 'keep' | 'block'
  readonly name: string | null
  readonly q: string
  readonly articles: number | null
}

export function ruleSection({ days, articles, shown, rules }: RuleSums): Html {
  return html`<section class="listed" id="rules">
<h2>Rules <span class="count">${grouped(rules.length)}</span></h2>
<p class="sum">Of the last ${days} days, ${countWords(shown)} of ${countWords(articles)} stored articles are shown.</p>
<ul>
${rules.map(item)}</ul>
</section>
`
}

function item({ kind, name, q, articles }: RuleSum): Html {
  return html`<li><span class="listed-slice">${kind === 'keep' ? 'Keep' : 'Block'} ${name === null ? html`<code>${q}</code>` : html`<bdi>${name}</bdi><span class="about"><code>${q}</code></span>`}</span>
<span class="listed-feeds">${countWords(articles)}</span></li>
`
}

function countWords(count: number | null): string {
  return count === null ? 'too many to count' : grouped(count)
}
