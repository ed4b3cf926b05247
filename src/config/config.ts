/**
 * config: the outside's wishes, checked once.
 * feeds.json comes in here, the environment through `environment.ts`; `config-faults.ts` writes faults down for a terminal.
 * Every fault is found at once, with its place, what was found and what is allowed: the form by the zod schema in `feeds-file.ts`,
 * what does not fit together by `contradictions.ts`. What comes out is frozen.
 */
import { readFileSync } from 'node:fs'
import { shortHash } from '#lib/hash.ts'
import type { FaultCode } from '#model/fault.ts'
import type { KnownPlaces } from '#model/region.ts'
import { type ConfigFault, configFault, type Finding } from './config-faults.ts'
import { findContradictions } from './contradictions.ts'
import { feedsFileSchema } from './feeds-file.ts'
import { type JsonFault, openPlaces, pathText, walkJson } from './json-walk.ts'
import { findSchemaFaults } from './schema-faults.ts'
import { type Settings, toSettings } from './settings.ts'

/** `hash` is equal for equal content; null where there was none to read. */
export type FeedsFile =
  | { readonly ok: true; readonly hash: string; readonly settings: Settings }
  | { readonly ok: false; readonly hash: string | null; readonly faults: readonly ConfigFault[] }

/**
 * Never throws for what is in the file, nor for a file that is not there.
 * @param known null where the lists are not at hand: then any region and country will do
 */
export function readFeedsFile(path: string, known: KnownPlaces | null = null): FeedsFile {
  const bytes = readBytes(path)
  if (typeof bytes === 'string')
    return { ok: false, hash: null, faults: [wholeFileFault('config/missing', bytes, 'a file that can be read')] }
  const text = decode(bytes)
  if (text !== null) return checkFeedsFile(text, known)
  return { ok: false, hash: shortHash(bytes), faults: [wholeFileFault('config/not-json', 'bytes that are no UTF-8', 'text in UTF-8')] }
}

/** Equal for equal content, as in `FeedsFile`; null where the file cannot be read. */
export function hashFeedsFile(path: string): string | null {
  const bytes = readBytes(path)
  return typeof bytes === 'string' ? null : shortHash(bytes)
}

/** The check alone, for a text at hand. */
export function checkFeedsFile(text: string, known: KnownPlaces | null = null): FeedsFile {
  const hash = shortHash(text)
  const json = text.replace(/^\uFEFF/, '')
  const walk = walkJson(json)
  if (walk.fault !== null) return { ok: false, hash, faults: [syntaxFault(json, walk.fault)] }
  const raw: unknown = JSON.parse(json)
  const checked = feedsFileSchema.safeParse(raw)
  const findings = [
    ...walk.duplicates.map((path) => ({ path, found: 'a key that is there already', allowed: 'each key once in an object', guess: null })),
    ...(checked.success ? [] : findSchemaFaults(feedsFileSchema, raw, checked.error.issues)),
    ...findContradictions(raw, known),
  ]
  if (checked.success && findings.length === 0) return { ok: true, hash, settings: toSettings(checked.data, known) }
  return { ok: false, hash, faults: inFileOrder(findings, json) }
}

/** The bytes, or why there are none. */
function readBytes(path: string): Uint8Array | string {
  try {
    return readFileSync(path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return code === 'ENOENT' ? `no file ${path}` : `${path}, which cannot be read (${code})`
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function wholeFileFault(code: FaultCode, found: string, allowed: string): ConfigFault {
  return configFault(code, { path: [], found, allowed, guess: null }, null)
}

function syntaxFault(text: string, fault: JsonFault): ConfigFault {
  const { line, column } = openPlaces(text)(fault.offset)
  const found = `${fault.found}, in line ${line}, column ${column}`
  return configFault('config/not-json', { path: [], found, allowed: fault.allowed, guess: null }, line)
}

function inFileOrder(findings: readonly Finding[], text: string): ConfigFault[] {
  const offsets = new Map<string, number>()
  walkJson(text, (path, offset) => offsets.set(pathText(path), offset))
  const places = openPlaces(text)
  return findings
    .map((finding) => ({ finding, offset: offsetOf(finding, offsets) }))
    .sort((a, b) => a.offset - b.offset)
    .map(({ finding, offset }) => configFault('config/invalid', finding, places(offset).line))
}

/** What is missing has no place: its parent's stands in. */
function offsetOf(finding: Finding, offsets: ReadonlyMap<string, number>): number {
  for (let depth = finding.path.length; depth > 0; depth--) {
    const offset = offsets.get(pathText(finding.path.slice(0, depth)))
    if (offset !== undefined) return offset
  }
  return 0
}
