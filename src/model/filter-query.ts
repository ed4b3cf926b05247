/**
 * The filter language, one for every slice: `topic:nato (country:ua OR country:pl) -source:tass "air defence"`. docs/feeds.md explains it.
 *
 *     query = both { ("OR" | "|") both }
 *     both  = one { ["AND"] one }
 *     one   = ("-" | "NOT") one | "(" query ")" | [key ":"] (word | '"' words '"')
 */
import { Fault } from './fault.ts'
import { allOf, type Filter, termsIn } from './filter.ts'
import { momentsOf } from './filter-time.ts'
import { queryFault, type Token, tokens } from './filter-tokens.ts'
import { feedId } from './ids.ts'

/** Keys whose values are names of something that exists. */
export const namingKeys = ['topic', 'region', 'country', 'source', 'publisher', 'language', 'slice'] as const
export type NamingKey = (typeof namingKeys)[number]

/** What there is, and what somebody meant to write. */
export interface KnownNames {
  /** As the store has it; null where there is none. */
  find(key: NamingKey, value: string): string | null
  /** The nearest there is; null where none is near. */
  near(key: NamingKey, value: string): string | null
  guess(word: string, candidates: readonly string[]): string | null
  /** What a named slice selects. @param id as `find` gave it */
  sliceFilter(id: string): Filter
}

const otherKeys = ['title', 'since', 'after', 'before', 'until'] as const
const keys: readonly string[] = [...namingKeys, ...otherKeys]
const alike = new Map([['lang', 'language']])

const mostTerms = 50
const mostDepth = 10
/** A beginning of fewer letters is that of half of all words. */
const leastOfPrefix = 2

/** The empty text asks for everything. @throws Fault `serve/bad-query` that names the place and what to write instead */
export function readFilter(query: string, known: KnownNames): Filter {
  const row = tokens(query)
  let next = 0
  let terms = 0
  const token = () => row[next] as Token
  const fault = (at: number, message: string) => queryFault(query, at, message)

  function readAny(depth: number): Filter | null {
    const parts = [readBoth(depth)]
    while (token().kind === 'or') {
      const { at } = token()
      next++
      if (!begins(token())) throw fault(at, 'OR wants something to look for on both sides')
      parts.push(readBoth(depth))
    }
    const found = parts.filter((part) => part !== null)
    if (found.length < 2) return found[0] ?? null
    return { kind: 'or', parts: found.flatMap((part) => (part.kind === 'or' ? part.parts : [part])) }
  }

  function readBoth(depth: number): Filter | null {
    if (token().kind === 'or') throw fault(token().at, 'OR wants something to look for on both sides')
    const parts: Filter[] = []
    let more = begins(token())
    while (more) {
      const part = readOne(depth)
      if (part !== null) parts.push(part)
      more = begins(token())
      if (token().kind !== 'and') continue
      next++
      if (!begins(token())) throw fault(token().at, 'AND wants something to look for behind it')
      more = true
    }
    if (token().kind === 'and') throw fault(token().at, 'AND wants something to look for before it')
    return parts.length === 0 ? null : allOf(parts)
  }

  function readOne(depth: number): Filter | null {
    let negated = false
    for (; token().kind === 'not'; next++) negated = !negated
    const start = token()
    if (!begins(start)) throw fault(start.at, 'a NOT or - wants something to leave out behind it')
    next++
    const part = start.kind === 'open' ? readGroup(start.at, depth + 1) : start.kind === 'term' ? readTerm(start) : null
    if (part === null || !negated) return part
    return part.kind === 'not' ? part.part : { kind: 'not', part }
  }

  function readGroup(at: number, depth: number): Filter | null {
    if (depth > mostDepth) throw fault(at, `at most ${mostDepth} parentheses stand inside each other`)
    if (token().kind === 'close') throw fault(at, 'there is nothing in these parentheses')
    const inside = readAny(depth)
    if (token().kind !== 'close') throw fault(at, 'this parenthesis is never closed')
    next++
    return inside
  }

  function readTerm({ key: written, value, at, valueAt }: Token & { readonly kind: 'term' }): Filter {
    terms++
    if (terms > mostTerms) throw fault(at, `at most ${mostTerms} terms are read`)
    if (written === null) return textOf('all', value, valueAt)
    const lower = written.toLowerCase()
    const key = alike.get(lower) ?? lower
    if (!keys.includes(key)) {
      const meant = known.guess(lower, keys)
      const hint = meant === null ? 'to look for it in texts, put it in quotation marks' : `did you mean ${meant}?`
      throw fault(at, `there is no key “${written}”; ${hint}`)
    }
    if (value.trim() === '') throw fault(at, `${key}: wants a value behind it, without a space`)
    if (key === 'title') return textOf('title', value, valueAt)
    const naming = namingKeys.find((one) => one === key)
    if (naming !== undefined) {
      const part = named(naming, value.trim(), valueAt)
      terms += termsIn(part) - 1
      if (terms > mostTerms) throw fault(at, `at most ${mostTerms} terms are read, those of the slices it names included`)
      return part
    }
    const moments = momentsOf(value.trim())
    if (moments === null)
      throw fault(
        valueAt,
        `“${value}” is no time; write a day such as 2026-11-24, an instant such as 2026-11-24T10:00Z, or an age such as 24h or 7d`,
      )
    if (key === 'since') return { kind: 'since', at: moments.begin }
    if (key === 'after') return { kind: 'since', at: moments.end }
    return { kind: 'before', at: key === 'before' ? moments.begin : moments.end }
  }

  function textOf(within: 'all' | 'title', value: string, at: number): Filter {
    const bare = value.replace(/[\s\p{Cc}]+/gu, ' ').trim()
    const words = bare.replace(/[* ]+$/, '').toLowerCase()
    const prefix = bare.endsWith('*')
    if (!/[\p{L}\p{N}]/u.test(words)) throw fault(at, 'there is no letter or digit to look for')
    if (prefix && (/[\p{L}\p{N}\p{M}]*$/u.exec(words)?.[0] ?? '').length < leastOfPrefix)
      throw fault(at, `a word wants at least ${leastOfPrefix} letters before its *`)
    return { kind: 'text', within, words, prefix }
  }

  function named(key: NamingKey, value: string, at: number): Filter {
    const name = known.find(key, value)
    if (name === null) {
      const meant = known.near(key, value)
      throw fault(at, `there is no ${key} “${value}”${meant === null ? '' : `; did you mean ${meant}?`}`)
    }
    switch (key) {
      case 'source':
        return { kind: 'source', source: feedId(name) }
      case 'publisher':
        return { kind: 'publisher', publisher: name }
      case 'language':
        return { kind: 'language', language: name }
      case 'slice':
        return { kind: 'slice', slice: name, part: known.sliceFilter(name) }
      default:
        return { kind: 'tag', tag: key, value: name }
    }
  }

  const filter = readAny(0)
  if (token().kind === 'close') throw fault(token().at, 'this parenthesis was never opened')
  if (filter !== null) return filter
  if (row.length > 1) throw new Fault('serve/bad-query', 'q: there is no letter or digit to look for')
  return { kind: 'all' }
}

/** Something to look for may begin here. */
function begins({ kind }: Token): boolean {
  return kind === 'open' || kind === 'not' || kind === 'term' || kind === 'nothing'
}
