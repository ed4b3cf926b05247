/** Lengths of time in words. */

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** The two largest units that matter: `2 days 4 hours`, `15 minutes`, `1 second`. */
export function inWords(seconds: number): string {
  let rest = Math.max(0, Math.round(seconds))
  const words: string[] = []
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) words.push(`${count} ${unit}${count === 1 ? '' : 's'}`)
    if (words.length === 2) break
  }
  return words.join(' ') || '0 seconds'
}
