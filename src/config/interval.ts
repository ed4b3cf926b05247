/** Intervals as people write them: `30s`, `15m`, `2h`, `1d`. */

const seconds = { s: 1, m: 60, h: 3_600, d: 86_400 } as const

export const intervalPattern = /^(\d{1,9})([smhd])$/

/** Seconds; null where the text is no interval. */
export function readInterval(text: string): number | null {
  const match = intervalPattern.exec(text)
  return match === null ? null : Number(match[1]) * seconds[match[2] as keyof typeof seconds]
}
