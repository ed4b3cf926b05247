/** Looks into a value as JSON gave it, whatever is wrong in it. */
import type { JsonKey } from './json-walk.ts'

/** A text and where it stands. */
export interface Place {
  readonly path: readonly JsonKey[]
  readonly text: string
}

/** The text under one key of each member. */
export function textsOf(members: readonly unknown[], path: readonly JsonKey[], key: string): Place[] {
  return members.flatMap((member, index) => {
    const text = property(member, key)
    return typeof text === 'string' ? [{ path: [...path, index, key], text }] : []
  })
}

/** The texts of one list. */
export function entriesOf(value: unknown, path: readonly JsonKey[], key: string): Place[] {
  return membersOf(value, key).flatMap((text, index) => (typeof text === 'string' ? [{ path: [...path, key, index], text }] : []))
}

/** The items of the list under a key; none where there is no list. */
export function membersOf(value: unknown, key: string): readonly unknown[] {
  const members = property(value, key)
  return Array.isArray(members) ? members : []
}

export function property(value: unknown, key: string): unknown {
  return kindOf(value) === 'object' && Object.hasOwn(value as object, key) ? (value as Record<string, unknown>)[key] : undefined
}

export function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}
