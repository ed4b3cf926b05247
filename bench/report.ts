/** How a benchmark tells what it found: one table in Markdown, figures beside those of a rival that ran in the same call. */

type Cell = string | number | null

/** Columns of figures are flush right. Null: does not apply. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [head, ...rows.map((row) => row.map(written))]
  const widths = head.map((_, column) => Math.max(3, ...lines.map((cells) => cells[column]?.length ?? 0)))
  const right = head.map((_, column) => rows.some((row) => typeof row[column] === 'number'))
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (right[column] ? (cells[column] ?? '').padStart(width) : (cells[column] ?? '').padEnd(width))).join(' | ')} |`
  const rule = widths.map((width, column) => (right[column] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)))
  return [line(head), line(rule), ...lines.slice(1).map(line)].join('\n')
}

/** The middle one; of an even number the mean of both in the middle. */
export function median(figures: readonly number[]): number {
  return (percentile(figures, 0.5, Math.floor) + percentile(figures, 0.5, Math.ceil)) / 2
}

/** The figure that the share of all does not exceed. */
export function percentile(figures: readonly number[], share: number, round = Math.ceil): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[round((sorted.length - 1) * share)] ?? Number.NaN
}

function written(cell: Cell): string {
  if (cell === null) return '–'
  if (typeof cell === 'string') return cell
  return Number.isInteger(cell) ? String(cell) : cell.toFixed(cell < 10 ? 2 : 1)
}
