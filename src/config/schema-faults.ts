/** What zod has to say of a value, as findings: every one of them, each with what was found in its place. */
import { z } from 'zod'
import { describeValue, type Finding } from './config-faults.ts'
import type { JsonKey } from './json-walk.ts'
import { guess } from './spelling.ts'

export function findSchemaFaults(schema: z.ZodType, raw: unknown, issues: readonly z.core.$ZodIssue[]): Finding[] {
  const told = issues.flatMap((issue) => (issue.code === 'invalid_union' ? nearestOf(issue) : issue))
  const unknown = told.filter((issue) => issue.code === 'unrecognized_keys').flatMap((issue) => unknownKeys(schema, issue))
  const meant = new Set(unknown.map((finding) => JSON.stringify([...finding.path.slice(0, -1), finding.guess])))
  const wrong = told.filter((issue) => issue.code !== 'unrecognized_keys').map((issue) => wrongValue(raw, issue))
  // `feds` is one fault, not two: a key that is missing only because it is misspelt goes without saying.
  return [...unknown, ...wrong.filter((finding) => finding.found !== 'nothing' || !meant.has(JSON.stringify(finding.path)))]
}

/** What is wrong by the one form that the value is of a kind with; the issue itself where there is no such form, or several. */
function nearestOf(issue: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] {
  const alike = issue.errors.filter((issues) => !issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0))
  const [nearest = []] = alike
  return alike.length === 1 ? nearest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) : [issue]
}

function wrongValue(raw: unknown, issue: z.core.$ZodIssue): Finding {
  const path = issue.path as JsonKey[]
  if (issue.code === 'invalid_key')
    return { path, found: describeValue(path.at(-1)), allowed: issue.issues[0]?.message ?? issue.message, guess: null }
  const { found: told, guess: meant } = issue.code === 'custom' ? (issue.params ?? {}) : {}
  const found = typeof told === 'string' ? told : describeValue(valueAt(raw, path))
  return { path, found, allowed: issue.message, guess: typeof meant === 'string' ? meant : null }
}

function unknownKeys(schema: z.ZodType, issue: z.core.$ZodIssueUnrecognizedKeys): Finding[] {
  const known = keysAt(schema, issue.path as JsonKey[])
  return issue.keys.map((key) => ({
    path: [...(issue.path as JsonKey[]), key],
    found: 'an unknown key',
    allowed: known.join(', '),
    guess: guess(key, known),
  }))
}

function valueAt(raw: unknown, path: readonly JsonKey[]): unknown {
  let value = raw
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<JsonKey, unknown>)[key]
  }
  return value
}

/** The keys an object of the schema may have. */
function keysAt(schema: z.ZodType, path: readonly JsonKey[]): string[] {
  let node: unknown = bare(schema)
  for (const key of path) {
    if (node instanceof z.ZodObject) node = bare(node.shape[key])
    else if (node instanceof z.ZodArray) node = bare(node.element)
    else if (node instanceof z.ZodRecord) node = bare(node.valueType)
  }
  return node instanceof z.ZodObject ? Object.keys(node.shape) : []
}

/** A schema without its default and what is made of it; of several forms the one with keys. */
function bare(schema: unknown): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) return bare(schema.unwrap())
  if (schema instanceof z.ZodPipe) return bare(schema.in)
  if (schema instanceof z.ZodUnion) return schema.options.map(bare).find((option) => option instanceof z.ZodObject)
  return schema
}
