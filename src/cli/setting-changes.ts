/** Two settings beside each other, in the words of feeds.json. */
import type { Settings } from '#config/settings.ts'
import { plainText } from '#fetch/plain-text.ts'
import { inWords } from '#lib/duration.ts'
import type { Feed, FeedSecrets } from '#model/feed.ts'
import type { HostLimits } from '#model/fetch-batch.ts'
import type { OutputRule } from '#model/output-rules.ts'
import { topicWords } from './topic-words.ts'

/** `from` and `to` are words; null where there is nothing, or nothing that may be shown. Of lists they name what only one side has. */
export interface FieldChange {
  /** As feeds.json calls it: `url`, `defaults.every`, `topics.nato.phrases`. */
  readonly field: string
  readonly from: string | null
  readonly to: string | null
}

/** Addresses of a feed that is or was private are not shown, nor is what its OPML outline says of it. */
export function changedFields(before: Feed, after: Feed): FieldChange[] {
  const isHidden = (field: string) => (before.private || after.private) && (field === 'url' || field === 'opml')
  return differences(feedWords(before), feedWords(after)).map((change) =>
    isHidden(change.field) ? { ...change, from: null, to: null } : change,
  )
}

/** What is in force may have been taken up by an older program, and lack what came later. */
export function changedSettings(before: Settings, after: Settings): FieldChange[] {
  return [outputWords, defaultsWords, topicsWords, regionWords, sliceWords, hostWords].flatMap((words) =>
    differences(words(before), words(after)),
  )
}

/** A field's words, or its list of them. */
type Words = Readonly<Record<string, string | null | readonly string[]>>

function feedWords(feed: Feed): Words {
  return {
    url: feed.url,
    title: feed.title,
    publisher: feed.publisher,
    topics: feed.topics,
    regions: feed.regions,
    language: feed.language,
    every: intervalWords(feed.everySeconds),
    enabled: String(feed.enabled),
    private: String(feed.private),
    fulltext: String(feed.fulltext),
    'publish.content': feed.publish.content,
    'publish.rights': feed.publish.rights,
    'publish.credit': feed.publish.credit,
    auth: secretWords(feed.secrets),
    folders: feed.folders,
    opml: Object.entries(feed.opml).map(([name, value]) => `${name}: ${value}`),
  }
}

function outputWords({ output }: Settings): Words {
  return {
    'output.title': output.title,
    'output.link': output.link,
    'output.description': output.description,
    'output.hub': output.hub,
    // What an older program took up says nothing of it.
    'output.largest': output.mostBytes === undefined ? null : `${output.mostBytes / 1000} kB`,
    'output.keep': output.keep?.map(ruleWords) ?? [],
    'output.block': output.block?.map(ruleWords) ?? [],
  }
}

function ruleWords({ name, q }: OutputRule): string {
  return name === null ? q : `${name}: ${q}`
}

function defaultsWords({ schedule }: Settings): Words {
  return {
    'defaults.every': intervalWords(schedule.everySeconds),
    'defaults.least': intervalWords(schedule.leastSeconds),
    'defaults.most': intervalWords(schedule.mostSeconds),
  }
}

/** Of a shipped one the name alone. */
function topicsWords({ topics, ownTopics = [] }: Settings): Words {
  const names = topics.map(({ id, label }) => [`topics.${id}.label`, label] as const)
  const rules = ownTopics.flatMap((topic) =>
    Object.entries(topicWords(topic)).map(([field, words]) => [`topics.${topic.id}.${field}`, words] as const),
  )
  return Object.fromEntries([...names, ...rules])
}

function regionWords({ regions = [] }: Settings): Words {
  return Object.fromEntries(
    regions.flatMap(({ id, label, countries, names }) => [
      [`regions.${id}.label`, label],
      [`regions.${id}.countries`, countries],
      [`regions.${id}.names`, names],
    ]),
  )
}

function sliceWords({ slices = [] }: Settings): Words {
  return Object.fromEntries(
    slices.flatMap(({ id, title, q, description }) => [
      [`slices.${id}.title`, title],
      [`slices.${id}.q`, q],
      [`slices.${id}.description`, description],
    ]),
  )
}

function hostWords({ hosts }: Settings): Words {
  return Object.fromEntries(Object.entries(hosts).map(([host, limits]) => [`hosts.${host}`, limitWords(limits)]))
}

function differences(before: Words, after: Words): FieldChange[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...fields]
    .map((field) => ({ field, from: onlyIn(before[field], after[field]), to: onlyIn(after[field], before[field]) }))
    .filter(({ from, to }) => from !== null || to !== null)
}

/** What the one has and the other has not; null where that is nothing. Some of it came from a stranger's OPML. */
function onlyIn(one: Words[string] | undefined, other: Words[string] | undefined): string | null {
  const others = listed(other)
  const only = listed(one).filter((word) => !others.includes(word))
  return only.length === 0 ? null : plainText(only.join(', '))
}

function listed(words: Words[string] | undefined): readonly string[] {
  return [words ?? []].flat()
}

function intervalWords(seconds: number | null | undefined): string | null {
  return seconds === null || seconds === undefined ? null : inWords(seconds)
}

/** Names of variables only. */
function secretWords(secrets: FeedSecrets | null): string[] {
  if (secrets === null) return []
  const { headers, ...login } = secrets
  const named = [...Object.entries(login), ...Object.entries(headers)]
  return named.flatMap(([name, variable]) => (variable === null ? [] : [`${name} ${variable}`]))
}

function limitWords({ concurrency, spacingSeconds }: HostLimits): string {
  return `${concurrency} at once, ${inWords(spacingSeconds)} apart`
}
