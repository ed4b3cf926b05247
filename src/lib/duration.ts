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

const roughUnits = [['year', 365.25 * 86_400], ['month', 30.44 * 86_400], ['week', 7 * 86_400], ...units] as const

/** One unit, the largest in which it is about one or at least about two: `3 weeks`, `90 minutes`, `1 hour`. */
export function roughly(seconds: number): string {
  const fits = roughUnits.find(([, size]) => seconds > 1.75 * size || Math.abs(seconds - size) < 0.05 * size) ?? (['second', 1] as const)
  const count = Math.max(0, Math.round(seconds / fits[1]))
  return `${count} ${fits[0]}${count === 1 ? '' : 's'}`
}
