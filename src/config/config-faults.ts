/** A fault of the configuration: where it stands, what was found, what is allowed, and what was probably meant. */
import type { FaultCode } from '#model/fault.ts'
import { type JsonKey, pathText, quoteText } from './json-walk.ts'

export interface ConfigFault {
  readonly code: FaultCode
  /** JSON path, `feeds[3].url`; empty where the file as a whole is meant. */
  readonly path: string
  /** From 1; null where the fault has no place in the file. */
  readonly line: number | null
  readonly found: string
  readonly allowed: string
  /** The whole fault in one sentence, path included. Shows no password and no query of an address. */
  readonly message: string
  readonly guess: string | null
}

/** A fault before its place in the file is known. */
export interface Finding {
  readonly path: readonly JsonKey[]
  readonly found: string
  readonly allowed: string
  readonly guess: string | null
}

export function configFault(code: FaultCode, finding: Finding, line: number | null): ConfigFault {
  const path = pathText(finding.path)
  return { code, path, line, found: finding.found, allowed: finding.allowed, message: sentence(path, finding), guess: finding.guess }
}

/** All faults for a terminal, two lines each, aligned. */
export function describeFaults(file: string, faults: readonly ConfigFault[]): string {
  const lineWidth = widest(faults.map(placeOf))
  const pathWidth = Math.min(40, widest(faults.map((fault) => fault.path)))
  const rows = faults.map((fault) => {
    const head = `  ${placeOf(fault).padEnd(lineWidth)}  ${fault.path.padEnd(pathWidth)}  `
    const meant = fault.guess === null ? '' : `; did you mean ${JSON.stringify(fault.guess)}?`
    return `${head}found ${fault.found}${meant}\n${' '.repeat(lineWidth + pathWidth + 6)}allowed: ${fault.allowed}`
  })
  return [`${file} has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:`, ...rows].join('\n')
}

/** A value as it stands in a sentence: short, on one line, and harmless to a terminal. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  if (typeof value === 'string') return quoteText(value.length > 60 ? `${value.slice(0, 60)}…` : value)
  return String(value)
}

function sentence(path: string, finding: Finding): string {
  const where = path === '' ? '' : `${path}: `
  const meant = finding.guess === null ? '' : ` (did you mean ${JSON.stringify(finding.guess)}?)`
  return `${where}found ${finding.found}${meant}, allowed: ${finding.allowed}`
}

function placeOf(fault: ConfigFault): string {
  return fault.line === null ? '' : `line ${fault.line}`
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, text.length), 0)
}
