/** Rules for what is shown at all, in every page, feed and delivery. What they take away stays stored. */
import { allOf, type Filter } from './filter.ts'

export interface OutputRule {
  /** The operator's name for it; null: it goes by what it asks for. */
  readonly name: string | null
  /** As it was written. */
  readonly q: string
  readonly filter: Filter
}

export interface OutputRules {
  /** Where there are any, an article is shown only if one of them selects it. */
  readonly keep: readonly OutputRule[]
  /** What one of them selects is not shown. */
  readonly block: readonly OutputRule[]
}

/** What is shown. Without rules it asks for nothing. */
export function shownBy({ keep, block }: OutputRules): Filter {
  return allOf([...(keep.length === 0 ? [] : [anyOf(keep)]), ...(block.length === 0 ? [] : [{ kind: 'not', part: anyOf(block) } as const])])
}

function anyOf(rules: readonly OutputRule[]): Filter {
  const parts = rules.flatMap(({ filter }) => (filter.kind === 'or' ? filter.parts : [filter]))
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'or', parts }
}

/** Why an article is not shown. */
export interface NotShown {
  readonly blockedBy: readonly OutputRule[]
  /** False where there are rules of what to keep and none selects it. */
  readonly isKept: boolean
}
