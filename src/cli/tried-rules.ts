/**
 * Rules that are tried before they stand in feeds.json: a topic, a region of the operator's own, or a list of either, in the form they have there.
 * They are checked as if they stood there already, in the place of those with the same ids.
 */
import { readFileSync } from 'node:fs'
import { checkFeedsFile, readFeedsFile } from '#config/config.ts'
import { type ConfigFault, describeFaults } from '#config/config-faults.ts'
import { tagRules } from '#config/shipped-topics.ts'
import type { KnownPlaces } from '#model/region.ts'
import type { TagKind } from '#model/tag.ts'
import type { TagRules } from '#tag/tag.ts'

export type TriedRules =
  | {
      readonly ok: true
      readonly kind: Extract<TagKind, 'topic' | 'region'>
      readonly ids: readonly string[]
      /** Those of feeds.json. */
      readonly before: TagRules
      /** The same with the tried ones. */
      readonly after: TagRules
    }
  /** `isRule`: the rules are wrong, not feeds.json. */
  | { readonly ok: false; readonly isRule: boolean; readonly text: string }

export function readTriedRules(ruleFile: string, feedsFile: string, known: KnownPlaces): TriedRules {
  const file = readFeedsFile(feedsFile, known)
  if (!file.ok) return { ok: false, isRule: false, text: describeFaults(feedsFile, file.faults) }
  const alone = readFeedsFile(ruleFile)
  const unreadable = alone.ok ? [] : alone.faults.filter(({ code }) => code !== 'config/invalid')
  if (unreadable.length > 0) return refused(ruleFile, unreadable)
  const text = withoutMark(readFileSync(ruleFile, 'utf8')).trim()
  const value: unknown = JSON.parse(text)
  const rules = Array.isArray(value) ? value : [value]
  if (new Set(rules.map(isRegion)).size > 1)
    return { ok: false, isRule: true, text: `${ruleFile} holds topics and regions: try them one after the other, each kind in a file` }
  const key = rules.some(isRegion) ? 'regions' : 'topics'
  const ids = rules.map(idOf)
  const merged = withTried(
    JSON.parse(withoutMark(readFileSync(feedsFile, 'utf8'))),
    key,
    Array.isArray(value) ? text.slice(1, -1) : text,
    ids,
  )
  const checked = checkFeedsFile(merged, known)
  if (!checked.ok)
    return refused(
      ruleFile,
      checked.faults.map((fault) => inRuleFile(fault, key, rules.length, Array.isArray(value))),
    )
  if (rules.length === 0) return { ok: false, isRule: true, text: `${ruleFile} has no rule in it` }
  return {
    ok: true,
    kind: key === 'regions' ? 'region' : 'topic',
    ids: ids.filter((id) => id !== null),
    before: tagRules(file.settings),
    after: tagRules(checked.settings),
  }
}

function refused(ruleFile: string, faults: readonly ConfigFault[]): TriedRules {
  return { ok: false, isRule: true, text: describeFaults(ruleFile, faults) }
}

/** feeds.json as text. The tried rules keep theirs, and stand first and after no line break: faults in them have the lines of their own file. */
function withTried(feeds: Record<string, unknown>, key: 'topics' | 'regions', tried: string, ids: readonly (string | null)[]): string {
  const { [key]: present, ...others } = feeds
  const kept = (Array.isArray(present) ? present : []).filter((rule) => !ids.includes(idOf(rule)))
  const list = [...(tried.trim() === '' ? [] : [tried]), ...kept.map((rule) => JSON.stringify(rule))].join(',')
  return `{${JSON.stringify(key)}:[${list}]${Object.entries(others)
    .map(([name, part]) => `,${JSON.stringify(name)}:${JSON.stringify(part)}`)
    .join('')}}`
}

/** `topics[0].phrases` of feeds.json is `phrases` of a single rule, `[0].phrases` of a list. What stands in feeds.json itself keeps its path. */
function inRuleFile(fault: ConfigFault, key: string, rules: number, isList: boolean): ConfigFault {
  const [, index, rest = ''] = /^\w+\[(\d+)\](.*)$/.exec(fault.path.startsWith(`${key}[`) ? fault.path : '') ?? []
  if (index === undefined || Number(index) >= rules) return { ...fault, path: `${fault.path} of feeds.json`, line: null }
  return { ...fault, path: inOwnFile(index, rest, isList), found: otherPlaceIn(fault.found, key, isList) }
}

function inOwnFile(index: string, rest: string, isList: boolean): string {
  return isList ? `[${index}]${rest}` : rest.replace(/^\./, '')
}

/** `the same id as in topics[0].id` names a place of the same file. */
function otherPlaceIn(found: string, key: string, isList: boolean): string {
  const place = new RegExp(`^(the same [a-z]+ as in |"[^"]*", which takes the topic away by )${key}\\[(\\d+)\\]([^ ,]*)`)
  return found.replace(place, (_, said: string, index: string, rest: string) => said + inOwnFile(index, rest, isList))
}

/** A topic has phrases; a region has countries or names, or its label alone. */
function isRegion(rule: unknown): boolean {
  if (typeof rule !== 'object' || rule === null || 'phrases' in rule) return false
  return 'countries' in rule || 'names' in rule || ('label' in rule && Object.keys(rule).every((key) => key === 'id' || key === 'label'))
}

function idOf(rule: unknown): string | null {
  const id = typeof rule === 'object' && rule !== null && 'id' in rule ? rule.id : null
  return typeof id === 'string' ? id : null
}

function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '')
}
