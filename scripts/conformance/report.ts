/** The results in words and tables. */
import { dirname } from 'node:path'
import type { Outcome, Results } from './run.ts'

export interface Summary {
  readonly passed: number
  readonly failed: number
  readonly unmapped: number
  readonly dates: { readonly passed: number; readonly total: number }
}

export function summaryOf({ outcomes, dates }: Results): Summary {
  return { ...countsOf(outcomes), dates: { passed: dates.filter(({ expected, found }) => expected === found).length, total: dates.length } }
}

/** Lines to print: what failed, then the counts by field and by format, then all together. */
export function reportOf(results: Results): readonly string[] {
  const { outcomes, dates, faulted, documents } = results
  const { passed, failed, unmapped, dates: dateCounts } = summaryOf(results)
  return [
    ...outcomes.filter(({ verdict }) => verdict === 'failed').map(failureLine),
    ...dates
      .filter(({ expected, found }) => expected !== found)
      .map(({ text, expected, found }) => `date ${brief(text)}: expected ${expected}, found ${found}`),
    ...faulted.map(({ file, why, isFault }) => `${isFault ? 'no feed in' : 'A BUG SHOWS IN'} ${file}: ${why}`),
    '',
    ...table('field', outcomes, ({ expectation }) => `${expectation.target}.${expectation.path[0]}`),
    '',
    ...table('format', outcomes, ({ expectation }) => dirname(expectation.file)),
    '',
    `${documents} documents read, ${faulted.length} faulted`,
    `${passed} passed, ${failed} failed, ${unmapped} unmapped of ${outcomes.length} expectations; dates: ${dateCounts.passed} of ${dateCounts.total}`,
  ]
}

function failureLine({ expectation, found }: Outcome): string {
  const { file, target, index, path, value } = expectation
  const place = target === 'feed' ? 'feed' : `entry ${index}`
  return `${file}: ${place} ${path.join('.')}: expected ${brief(value)}, found ${brief(found)}`
}

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}

function countsOf(outcomes: readonly Outcome[]) {
  const count = (wanted: string) => outcomes.filter(({ verdict }) => verdict === wanted).length
  return { passed: count('passed'), failed: count('failed'), unmapped: count('unmapped') }
}

function table(title: string, outcomes: readonly Outcome[], groupOf: (outcome: Outcome) => string): readonly string[] {
  const groups = [...Map.groupBy(outcomes, groupOf)].sort(([a], [b]) => (a < b ? -1 : 1))
  const width = Math.max(title.length, ...groups.map(([name]) => name.length))
  const line = (name: string, ...cells: readonly (string | number)[]) =>
    [name.padEnd(width), ...cells.map((cell) => String(cell).padStart(8))].join(' ')
  return [
    line(title, 'passed', 'failed', 'unmapped'),
    ...groups.map(([name, group]) => {
      const { passed, failed, unmapped } = countsOf(group)
      return line(name, passed, failed, unmapped)
    }),
  ]
}
