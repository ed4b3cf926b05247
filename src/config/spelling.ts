/** What somebody meant to write. */

/** The candidate nearest to `word`, where one is near enough to be a slip of the pen; else null. */
export function guess(word: string, candidates: Iterable<string>): string | null {
  // Longer words are no misspelt keys, and the table below grows with the square.
  if (word.length > 40) return null
  let best: string | null = null
  let least = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of candidates) {
    if (candidate.length > 40) continue
    const [written, meant] = [plain(word), plain(candidate)]
    if (Math.abs(written.length - meant.length) >= least) continue
    const distance = editDistance(written, meant)
    if (distance >= least) continue
    best = candidate
    least = distance
  }
  return best
}

/** `read_only`, `read-only` and `readOnly` are one word written in three ways. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, '')
}

/** Insertions, deletions, replacements and swaps of neighbours that make `b` of `a`. @see Damerau 1964, in its optimal string alignment form */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const edited = Math.min(cell(last, column) + 1, cell(current, column - 1) + 1, cell(last, column - 1) + (same ? 0 : 1))
      current.push(swapped ? Math.min(edited, cell(beforeLast, column - 2) + 1) : edited)
    }
    beforeLast = last
    last = current
  }
  return cell(last, b.length)
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? 0
}
