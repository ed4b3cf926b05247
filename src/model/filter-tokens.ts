/** The filter language as a row of tokens; `filter-query.ts` makes a filter of them. */
import { Fault } from './fault.ts'

export type Token = { readonly at: number } & (
  | { readonly kind: 'open' | 'close' | 'or' | 'and' | 'not' | 'end' }
  /** Signs without letter or digit: nothing can be looked for. */
  | { readonly kind: 'nothing' }
  /** `valueAt`: where what stands behind the key begins. */
  | { readonly kind: 'term'; readonly key: string | null; readonly value: string; readonly valueAt: number }
)

const mostCharacters = 1000
const space = /[\s\p{Cc}]+/uy
const phrase = /"([^"]*)"/y
const word = /[^\s\p{Cc}()"|]+/uy
const keyed = /^(\p{L}+):(.*)$/su
const operators = new Map([
  ['OR', 'or'],
  ['AND', 'and'],
  ['NOT', 'not'],
] as const)

/** The last one is `end`. @throws Fault `serve/bad-query` */
export function tokens(query: string): readonly Token[] {
  if (query.length > mostCharacters) throw new Fault('serve/bad-query', `q: at most ${mostCharacters} characters are read`)
  // Keyboards of phones write quotation marks that curl.
  const text = query.toWellFormed().replace(/[“”„‟]/g, '"')
  const found: Token[] = []
  let at = 0
  const next = (pattern: RegExp) => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match !== null) at = pattern.lastIndex
    return match
  }
  while (at < text.length) {
    if (next(space) !== null) continue
    const start = at
    const sign = signs.get(text.charAt(at))
    if (sign !== undefined) {
      at++
      found.push({ kind: sign, at: start })
    } else if (text.charAt(at) === '-' && /[^\s\p{Cc}|)]/u.test(text.charAt(at + 1))) {
      at++
      found.push({ kind: 'not', at: start })
    } else if (text.charAt(at) === '"') {
      found.push(termOf(null, quoted(), start, start))
    } else {
      const [whole] = next(word) ?? ['']
      const operator = operators.get(whole as 'OR')
      const [, key, value] = keyed.exec(whole) ?? []
      if (operator !== undefined) found.push({ kind: operator, at: start })
      else if (key === undefined || value === undefined) found.push(termOf(null, whole, start, start))
      else found.push(termOf(key, value === '' && text.charAt(at) === '"' ? quoted() : value, start, start + key.length + 1))
    }
  }
  found.push({ kind: 'end', at: text.length })
  return found

  function quoted(): string {
    const match = next(phrase)
    if (match === null) throw queryFault(text, at, 'this quotation mark is never closed')
    return match[1] ?? ''
  }
}

const signs = new Map([
  ['(', 'open'],
  [')', 'close'],
  ['|', 'or'],
] as const) as ReadonlyMap<string, 'open' | 'close' | 'or'>

function termOf(key: string | null, value: string, at: number, valueAt: number): Token {
  if (key === null && !/[\p{L}\p{N}]/u.test(value)) return { kind: 'nothing', at }
  return { kind: 'term', key, value, at, valueAt }
}

/** @param at counted from 0, in the query's own units; a person counts characters from 1 */
export function queryFault(query: string, at: number, message: string): Fault {
  return new Fault('serve/bad-query', `q, character ${Array.from(query.slice(0, at)).length + 1}: ${message}`)
}
