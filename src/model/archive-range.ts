/**
 * A stretch of the sequence in which articles were first stored, closed once the sequence has come to its end: what it holds stays the same, whatever
 * comes. Ranges of one size lie side by side; sizes are bigger for slices that few articles are in. The newest may end before its size.
 */
export interface ArchiveRange {
  readonly from: number
  /** Inclusive. */
  readonly to: number
}

/** Each is a whole number of the one before. */
export const archiveSizes = [100, 1_000, 10_000, 100_000] as const
export type ArchiveSize = (typeof archiveSizes)[number]

/** The range of this size that a number lies in. */
export function rangeAround(number: number, size: ArchiveSize): ArchiveRange {
  const from = Math.floor(number / size) * size
  return { from, to: from + size - 1 }
}

/** `5000-5099`: as an address has it. */
export function formatRange({ from, to }: ArchiveRange): string {
  return `${from}-${to}`
}

/** Null where the text is no range of ours: one begins where a range of some size does, and ends in it. */
export function readRange(text: string): ArchiveRange | null {
  const [, from, to] = /^(\d{1,15})-(\d{1,15})$/.exec(text) ?? []
  const range = { from: Number(from), to: Number(to) }
  const fits = archiveSizes.some((size) => range.from % size === 0 && range.from <= range.to && range.to < range.from + size)
  return fits && formatRange(range) === text ? range : null
}
