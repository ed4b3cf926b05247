import { sentence } from '#lib/sentence.ts'
import { Fault } from '#model/fault.ts'
import type { Attempt, FeedHealth } from '#model/feed.ts'
import { type Instant, rfc3339 } from '#model/instant.ts'
import { backlogWords } from '#web/backlog-words.ts'
import {
  articlesWords,
  hostWords,
  hubWords,
  movedWords,
  movingWords,
  nextWords,
  rhythmWords,
  stateWords,
  weakGuidWords,
} from '#web/feed-words.ts'
import { fulltextWords } from '#web/fulltext-words.ts'
import { grouped } from '#web/grouped.ts'
import { dateAndTime, relativeWords } from '#web/time-words.ts'
import { type TimedWords, timedText } from '#web/timed-words.ts'
import { columns } from './columns.ts'
import { oneLine, type ShownFeed, shownFeed } from './shown-feed.ts'
import type { FeedStory } from './why.ts'

/** For a terminal: what is known of the feed, a line each, and its last attempts as a table. */
export function whyText({ health, attempts, fulltext, backlog, withdrawn, now }: FeedStory): string {
  const shown = shownFeed(health)
  const said = (words: TimedWords | null) => (words === null ? null : oneLine(timedText(words, (at) => moment(at, now))))
  const facts: readonly (readonly [string, string | null])[] = [
    ['address', shown.address(health.feed.url) ?? 'private'],
    ['state', `${health.state}${said(stateWords(health))}`],
    [
      'withdrawn',
      withdrawn === null ? null : `${moment(withdrawn.at, now)}, none of its articles is shown: ${shown.words(withdrawn.because)}`,
    ],
    ['articles', said(articlesWords(health))],
    ['pages', said(fulltextWords(health, fulltext))],
    ['archive', said(backlogWords(health, backlog))],
    ['fault', faultWords(health, shown, now)],
    ['next', said(nextWords(health, now)) ?? 'asked no more'],
    ['host', said(hostWords(health, now))],
    ['moved', said(movedWords(health))],
    ['moving', said(movingWords(health))],
    ['rhythm', said(rhythmWords(health))],
    ['hub', said(hubWords(health))],
    ['guids', said(weakGuidWords(health))],
    ['damage', health.damage.map(shown.words).join('; ') || null],
  ]
  const known = columns(facts.flatMap(([name, words]) => (words === null ? [] : [[name, words]])))
  return [`${health.feed.id}: ${shown.words(health.source.title)}`, ...known, '', ...attemptTable(attempts, shown)].join('\n')
}

function faultWords({ fault, consecutiveFailures }: FeedHealth, shown: ShownFeed, now: Instant): string | null {
  if (fault === null) return null
  const often = consecutiveFailures > 1 ? `, ${grouped(consecutiveFailures)} times in a row` : ''
  const message = sentence(shown.words(fault.message))
  return `${fault.code}, ${moment(fault.at, now)}${often}: ${message} ${Fault.fromPlain(fault).advice}`
}

function attemptTable(attempts: readonly Attempt[], shown: ShownFeed): string[] {
  if (attempts.length === 0) return ['no attempts yet']
  const rows = attempts.map((attempt) => [
    rfc3339(attempt.at),
    [attempt.status ?? '', attempt.fault?.code ?? attempt.outcome].join(' ').trim(),
    grouped(attempt.bytes),
    `${grouped(attempt.durationMs)} ms`,
    grouped(attempt.entriesNew),
    grouped(attempt.entriesChanged),
    shown.words(attempt.nextReason),
  ])
  return columns([['attempt', 'came to', 'bytes', 'took', 'new', 'changed', 'why next'], ...rows], [2, 3, 4, 5])
}

/** `24 Nov 2026, 22:16 UTC (in 5 minutes)`: it may be read later than now. */
function moment(at: Instant, now: Instant): string {
  return `${dateAndTime(at)} (${relativeWords(at, now)})`
}
