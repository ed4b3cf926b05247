import { type Instant, rfc3339 } from '#model/instant.ts'
import { grouped } from '#web/grouped.ts'
import { dateAndTime } from '#web/time-words.ts'
import { columns } from './columns.ts'
import { changesNothing, type Plan, type PlannedFeed } from './plan.ts'
import type { FieldChange } from './setting-changes.ts'

/** For a terminal: what would change, a paragraph each, and what that means for what is stored. */
export function planText(feedsFile: string, plan: Plan): string {
  const { added, resumed, changed, removed, settings } = plan
  if (changesNothing(plan)) return `${feedsFile}: nothing would change`
  const since =
    plan.inForceSince === null ? 'nothing was taken up yet, all is new' : `beside what is in force since ${dateAndTime(plan.inForceSince)}`
  const stay = 'their articles and slices stay, and the same id takes them up again'
  return [
    `${feedsFile}, ${since}:`,
    ...section(added, 'added, asked at once', columns(added.map(feedRow))),
    ...section(resumed, 'followed again, with the articles that stayed', columns(resumed.map(feedRow))),
    ...section(
      changed,
      'changed',
      changed.flatMap(({ feed, fields }) => [feed, ...fields.map((field) => `  ${changeWords(field)}${consequence(field)}`)]),
    ),
    ...section(
      removed,
      `removed: not asked any more; ${stay}`,
      columns(removed.map(({ feed, articles }) => [feed, articlesWords(articles)])),
    ),
    ...(settings.length === 0 ? [] : ['', settingsHeading(plan), ...settings.map((change) => `  ${changeWords(change)}`)]),
    ...(plan.inForceSince !== null && settings.some(({ field }) => /^(?:topics|regions)\./.test(field))
      ? ['  stored articles are tagged anew, the newest first']
      : []),
  ].join('\n')
}

/** One object on one line. */
export function planJson({ inForceSince, ...plan }: Plan): string {
  return JSON.stringify({ inForceSince: time(inForceSince), ...plan })
}

function settingsHeading({ inForceSince }: Plan): string {
  return inForceSince === null ? 'settings other than the usual' : 'settings changed'
}

function section(members: readonly unknown[], what: string, lines: readonly string[]): string[] {
  if (members.length === 0) return []
  return ['', `${grouped(members.length)} ${members.length === 1 ? 'feed' : 'feeds'} ${what}`, ...lines.map((line) => `  ${line}`)]
}

function feedRow({ feed, url, enabled }: PlannedFeed): string[] {
  return [feed, `${url ?? 'private address'}${enabled ? '' : ' (disabled: not asked)'}`]
}

function changeWords({ field, from, to }: FieldChange): string {
  if (from === null && to === null) return `${field}: changed, not shown as the feed is private`
  return `${field}: ${from ?? 'none'} → ${to ?? 'none'}`
}

function consequence({ field, to }: FieldChange): string {
  if (field === 'url') return ' (asked at once; its articles stay)'
  return field === 'enabled' && to === 'false' ? ' (not asked any more; its articles stay)' : ''
}

function articlesWords(articles: number): string {
  return articles === 0 ? 'no articles' : `${grouped(articles)} ${articles === 1 ? 'article stays' : 'articles stay'}`
}

function time(at: Instant | null): string | null {
  return at === null ? null : rfc3339(at)
}
