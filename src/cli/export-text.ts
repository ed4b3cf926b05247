import { grouped } from '#web/grouped.ts'
import type { ExportOutcome } from './export-files.ts'

/** For a terminal. */
export function exportText(folder: string, { written, unchanged, removed, leftOut }: ExportOutcome): string {
  const head = `${folder}: ${grouped(written)} ${written === 1 ? 'file' : 'files'} written, ${grouped(unchanged)} unchanged, ${grouped(removed)} removed`
  return [head, ...leftOut.map((path) => `left out, for its name is too long for a file: ${path}`)].join('\n')
}

/** One object on one line. */
export function exportJson(folder: string, { written, unchanged, removed, leftOut }: ExportOutcome): string {
  return JSON.stringify({ folder, written, unchanged, removed, leftOut })
}
