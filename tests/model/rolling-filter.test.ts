import { expect, test } from 'vitest'
import type { Filter } from '#model/filter.ts'
import { feedId } from '#model/ids.ts'
import { isRolling } from '#model/rolling-filter.ts'

const filters: readonly Filter[] = [{ kind: 'all' }, { kind: 'tag', tag: 'topic', value: 'nato' }, { kind: 'source', source: feedId('a') }]

test.each(filters)('$kind holds what it holds, whatever the clock says', (filter) => {
  expect(isRolling(filter)).toBe(false)
})
