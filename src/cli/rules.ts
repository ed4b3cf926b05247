/** `tributary rules`: how many stored articles each rule for what is shown selects, by feeds.json as it lies there. Writes nothing. */
import { readFeedsFile } from '#config/config.ts'
import { describeFaults } from '#config/config-faults.ts'
import { plainText } from '#fetch/plain-text.ts'
import type { Instant } from '#model/instant.ts'
import { openStoreReadOnly } from '#store/store.ts'
import { knownPlaces } from '#tag/regions.ts'
import { grouped } from '#web/grouped.ts'
import { countRules, type RuleCount, type RuleCounts } from '#workers/rule-counts.ts'
import { columns } from './columns.ts'

/** `faults`: the text of what is wrong with feeds.json, as `check` says it. */
export type RulesReport = { readonly ok: true; readonly counts: RuleCounts } | { readonly ok: false; readonly faults: string }

/** @throws Fault `store/missing`, `store/newer`, … */
export function rules(dataDir: string, feedsFile: string, now: Instant): RulesReport {
  const file = readFeedsFile(feedsFile, knownPlaces)
  if (!file.ok) return { ok: false, faults: describeFaults(feedsFile, file.faults) }
  const store = openStoreReadOnly(dataDir)
  try {
    return { ok: true, counts: store.snapshot(() => countRules(store, file.settings, now)) }
  } finally {
    store.close()
  }
}

/** For a terminal. */
export function rulesText({ days, articles, shown, rules }: RuleCounts): string {
  const head = `of the last ${days} days, ${countWords(shown)} of ${countWords(articles)} stored articles are shown`
  if (rules.length === 0) return `${head}: feeds.json has no rules in output.keep and output.block`
  return [head, '', ...columns(rules.map(row), [1])].join('\n')
}

/** One object on one line. */
export function rulesJson({ days, articles, shown, rules }: RuleCounts): string {
  return JSON.stringify({ days, articles, shown, rules })
}

function row({ kind, name, q, articles }: RuleCount): string[] {
  return [kind, countWords(articles), plainText(name === null ? q : `${name}: ${q}`)]
}

function countWords(count: number | null): string {
  return count === null ? 'too many' : grouped(count)
}
