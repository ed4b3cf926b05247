import { grouped } from '#web/grouped.ts'
import { columns } from './columns.ts'
import type { RetagOutcome } from './retag.ts'

type Told = Exclude<RetagOutcome, { kind: 'faults' }>

/** For a terminal. */
export function retagText(outcome: Told): string {
  if (outcome.kind === 'elsewhere') return elsewhereText(outcome)
  const { articles, changed, tags, left } = outcome
  const head =
    articles === 0 && left === 0
      ? 'nothing to do: all articles bear the tags of the rules in feeds.json'
      : `re-tagged ${count(articles)} by the rules in feeds.json; ${grouped(changed)} of them gained or lost a tag`
  return [
    head,
    ...(tags.length === 0 ? [] : ['', ...columns([['', '', 'gained', 'lost'], ...tags.map(tagRow)], [2, 3])]),
    ...(left === 0 ? [] : ['', `stopped: ${count(left)} ${left === 1 ? 'is' : 'are'} left; run it again, or start the service, to go on`]),
  ].join('\n')
}

/** One object on one line. `running`: the service does it. */
export function retagJson(outcome: Told): string {
  if (outcome.kind === 'elsewhere') return JSON.stringify({ running: true, left: outcome.due })
  const { articles, changed, left, tags } = outcome
  return JSON.stringify({ running: false, articles, changed, left, tags })
}

function elsewhereText({ due, articles }: Extract<Told, { kind: 'elsewhere' }>): string {
  if (due === 0) return 'the service runs, and re-tags by itself: all articles bear the tags of the rules in force'
  return `the service runs, and re-tags by itself, the newest first: ${grouped(due)} of ${count(articles)} are left`
}

function tagRow({ kind, value, gained, lost }: Extract<Told, { kind: 'done' }>['tags'][number]): string[] {
  return [kind, value, grouped(gained), grouped(lost)]
}

function count(articles: number): string {
  return `${grouped(articles)} ${articles === 1 ? 'article' : 'articles'}`
}
