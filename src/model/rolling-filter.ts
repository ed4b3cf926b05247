import type { Filter } from './filter.ts'

/** True where time alone puts articles in or out of the slice: what was found may be wrong later although the store is the same. */
export function isRolling(filter: Filter): boolean {
  switch (filter.kind) {
    case 'all':
    case 'tag':
    case 'source':
      return false
  }
}
