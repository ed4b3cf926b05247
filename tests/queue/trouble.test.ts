import { expect, test } from 'vitest'
import { Fault, type PlainFault } from '#model/fault.ts'
import { watchTrouble } from '#queue/trouble.ts'

test('an all-clear without trouble is not told', () => {
  const told: (PlainFault | null)[] = []
  watchTrouble((fault) => told.push(fault)).over()
  expect(told).toEqual([])
})

test('the same trouble is told once, another one too, and their end once', () => {
  const told: (string | null)[] = []
  const trouble = watchTrouble((fault) => told.push(fault?.code ?? null))
  for (let time = 0; time < 3; time++) trouble.report(new Fault('queue/unreachable', `try ${time}`))
  trouble.report(new Fault('queue/unusable', 'it evicts'))
  trouble.over()
  trouble.over()
  trouble.report(new Fault('queue/unreachable', 'again'))
  expect(told).toEqual(['queue/unreachable', 'queue/unusable', null, 'queue/unreachable'])
})
