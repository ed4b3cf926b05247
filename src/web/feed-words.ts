/** How a feed fares, in sentences for pages and terminals. None names an address of a private feed. Null: there is nothing to say. */
import { roughly } from '#lib/duration.ts'
import type { FeedHealth, HostWait } from '#model/feed.ts'
import type { Instant } from '#model/instant.ts'
import type { Subscription } from '#model/push.ts'
import { grouped } from './grouped.ts'
import { privateWords, publicAddress } from './private-words.ts'
import { type TimedWords, timed } from './timed-words.ts'

/** What follows the state's name: `, last read 5 minutes ago`. */
export function stateWords({ state, lastSuccessAt, lastAttemptAt }: FeedHealth): TimedWords {
  const read = lastSuccessAt === null ? timed`never read` : timed`last read ${lastSuccessAt}`
  switch (state) {
    case 'healthy':
    case 'failing':
    case 'stopped':
      return timed`, ${read}`
    case 'silent':
      return timed`, quiet for longer than its rhythm explains; ${read}`
    case 'waiting':
      return lastAttemptAt === null ? timed`, not asked yet` : timed`, asked ${lastAttemptAt}`
    case 'disabled':
      return timed` in feeds.json, ${read}`
    case 'removed':
      return timed` from feeds.json, ${read}; its articles stay`
  }
}

export function articlesWords({ articles, lastNewAt }: FeedHealth): TimedWords {
  if (articles === 0) return timed`no articles`
  const count = `${grouped(articles)} ${articles === 1 ? 'article' : 'articles'}`
  return lastNewAt === null ? timed`${count}` : timed`${count}, newest ${lastNewAt}`
}

/** When it is asked next, and why then. A time that has passed means it is its turn: how soon depends on what else is due. */
export function nextWords(health: FeedHealth, now: Instant): TimedWords | null {
  const { state, nextAt, nextReason } = health
  const reason = privateWords(health)(nextReason)
  if (nextAt === null) return state === 'stopped' ? timed`${reason === '' ? 'asked no more' : reason}` : null
  const when = nextAt <= now ? timed`due now` : timed`asked again ${nextAt}`
  return reason === '' ? when : timed`${when}: ${reason}`
}

/** The wait of its host, and how to end it. */
export function hostWords(health: FeedHealth, now: Instant): TimedWords | null {
  const { feed, host } = health
  if (host.until === null || host.until <= now) return null
  const name = publicAddress(health, host.host)
  return waitWords({ host: name ?? 'its host', until: host.until, because: privateWords(health)(host.because) }, name ?? feed.id)
}

/** @param asked what the command may be told: the host, or one of its feeds */
export function waitWords({ host, until, because }: HostWait, asked: string): TimedWords {
  const reason = because === '' ? '' : `: ${because}`
  return timed`${host} is left alone, and asked again ${until ?? ''}${reason}; \`npm run tributary -- ask ${asked}\` ends the wait`
}

export function movedWords(health: FeedHealth): TimedWords | null {
  if (health.movedTo === null) return null
  const address = publicAddress(health, health.movedTo) ?? 'another address'
  return timed`asked at ${address}, where permanent redirects led for days: put that address into feeds.json`
}

export function movingWords(health: FeedHealth): TimedWords | null {
  const { moving } = health
  if (moving === null) return null
  const times = moving.times === 1 ? 'once' : `${grouped(moving.times)} times`
  const address = publicAddress(health, moving.to) ?? 'another address'
  return timed`permanently redirected to ${address}, ${times}, first ${moving.since}; asked there once this has gone on for days`
}

export function rhythmWords({ state, rhythmSeconds, newestAt }: FeedHealth): TimedWords | null {
  if (newestAt === null) return null
  const rhythm = rhythmSeconds === null ? timed`too few posts to tell` : timed`posts about every ${roughly(rhythmSeconds)}`
  return timed`${rhythm}; the newest ${newestAt}${state === 'silent' ? ', longer ago than that explains' : null}`
}

export function hubWords(health: FeedHealth): TimedWords | null {
  const { subscription } = health
  if (subscription === null) return null
  const { lastPushAt, trusted, because } = subscription
  const hub = publicAddress(health, subscription.hub) ?? 'its hub'
  const push = lastPushAt === null ? timed`it has sent nothing yet` : timed`it last sent something ${lastPushAt}`
  const reason = because === '' ? null : `; ${privateWords(health)(because)}`
  return timed`${hub} ${grantWords(subscription)}; ${push}${trusted ? '; trusted, so that polling is a check' : null}${reason}`
}

/** Since when and why its guids are not relied on. */
export function weakGuidWords(health: FeedHealth): TimedWords | null {
  const { weakGuids } = health
  if (weakGuids === null) return null
  const because = privateWords(health)(weakGuids.because)
  return timed`not relied on, found out ${weakGuids.since}: ${because}; items are told apart by link and date, then title`
}

function grantWords({ state, until }: Subscription): TimedWords {
  switch (state) {
    case 'wanted':
      return timed`is going to be asked to send what is new`
    case 'asked':
      return timed`was asked to send what is new and has not confirmed it yet`
    case 'active':
      return until === null ? timed`sends what is new` : timed`sends what is new, on a lease that ends ${until}`
    case 'refused':
      return timed`does not send what is new, and is asked again later`
  }
}
