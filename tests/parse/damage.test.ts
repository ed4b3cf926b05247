import { expect, test } from 'vitest'
import { damageLog } from '#parse/damage.ts'

test('each fault is noted once, with line and column counted from 1', () => {
  const log = damageLog({ text: 'ab\ncd\n\nef' })
  log.note('x', 0)
  log.note('y', 4)
  log.note('y', 7)
  log.note('z', 7)
  log.note('w', null)
  expect(log.notes).toEqual([
    { what: 'x', line: 1, column: 1 },
    { what: 'y', line: 2, column: 2 },
    { what: 'z', line: 4, column: 1 },
    { what: 'w', line: null, column: null },
  ])
})

test('twenty notes are enough', () => {
  const log = damageLog({ text: '' })
  for (let index = 0; index < 100; index++) log.note(`fault ${index}`, 0)
  expect(log.notes).toHaveLength(20)
})
