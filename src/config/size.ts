/** Sizes as people write them: `500kB`, `5MB`. */

const bytes = { kB: 1_000, MB: 1_000_000 } as const

export const sizePattern = /^(\d{1,6})(kB|MB)$/

/** Bytes; null where the text is no size. */
export function readSize(text: string): number | null {
  const match = sizePattern.exec(text)
  return match === null ? null : Number(match[1]) * bytes[match[2] as keyof typeof bytes]
}
