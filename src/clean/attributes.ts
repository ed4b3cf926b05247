/** Attributes of a stranger's element, and what a value must look like to stay. */
import { linkUrl, webUrl } from './links.ts'

/** As they were written, names in lower case. */
export type Attributes = ReadonlyMap<string, string>

/** As we write them; null leaves one out, the empty string stands for a switch that is on. */
export type Written = readonly [name: string, value: string | null]

/** The value as it may stand, or null. Every pattern is anchored at a trimmed value, so that none takes longer than the value is long. */
export type Rule = (value: string, base: string) => string | null

export const text: Rule = (value) => value.trim() || null
export const web: Rule = (value, base) => webUrl(value, base)?.href ?? null
export const link: Rule = (value, base) => (isPlaceInPage(value) ? null : linkUrl(value, base))
export const count: Rule = (value) => /^(\d{1,5})(?:px)?$/i.exec(value.trim())?.[1] ?? null
export const integer: Rule = (value) => /^-?\d{1,5}$/.exec(value.trim())?.[0] ?? null
export const language: Rule = (value) => /^[a-z0-9]{1,8}(?:-[a-z0-9]{1,8}){0,6}$/i.exec(value.trim())?.[0] ?? null
export const on: Rule = () => ''

export function oneOf(...allowed: readonly string[]): Rule {
  return (value) => allowed.find((word) => word === value.trim().toLowerCase()) ?? null
}

const nothing: readonly Written[] = []

/** Those of the given attributes that have a rule and pass it, in the order of the rules. */
export function passing(rules: Readonly<Record<string, Rule>>): (given: Attributes, base: string) => readonly Written[] {
  const entries = Object.entries(rules)
  return (given, base) => {
    if (given.size === 0) return nothing
    const written: Written[] = []
    for (const [name, rule] of entries) {
      const value = given.get(name)
      if (value !== undefined) written.push([name, rule(value, base)])
    }
    return written
  }
}

/** A place in the publisher's own page: resolved, it would lead into the feed document. */
function isPlaceInPage(address: string): boolean {
  return address.trim().startsWith('#')
}
