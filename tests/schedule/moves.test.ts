import { expect, test } from 'vitest'
import { type Instant, instant, later } from '#model/instant.ts'
import { type Address, moveAfter } from '#schedule/moves.ts'

const start = instant(Date.UTC(2026, 10, 1))
const day = 86_400
const from = 'https://old.example/feed'
const to = 'https://new.example/feed'
const settled: Address = { url: from, movedTo: null, moving: null }

function after(address: Address, answers: readonly { days: number; movedTo: string | null }[]) {
  let state = { ...moveAfter(address, { at: start, movedTo: null }), moves: 0 }
  for (const { days, movedTo } of answers) {
    const next = moveAfter({ ...address, ...state }, { at: later(start, days * day), movedTo })
    state = { ...next, moves: state.moves + (next.to === null ? 0 : 1) }
  }
  return state
}

function daily(count: number, movedTo: string | null) {
  return Array.from({ length: count }, (_, days) => ({ days, movedTo }))
}

test.each<[string, Address, { days: number; movedTo: string | null }[]]>([
  ['from https to http', settled, daily(30, 'http://new.example/feed')],
  ['to another scheme', settled, daily(30, 'ftp://new.example/feed')],
  ['to where it is', settled, daily(30, from)],
  ['a thousand times in a day', settled, Array.from({ length: 1000 }, (_, index) => ({ days: index / 1000, movedTo: to }))],
  ['four times in a month', settled, [0, 10, 20, 30].map((days) => ({ days, movedTo: to }))],
  ['here and there by turns', settled, Array.from({ length: 60 }, (_, days) => ({ days, movedTo: `${to}${days % 2}` }))],
  ['with direct answers between', settled, Array.from({ length: 60 }, (_, days) => ({ days, movedTo: days % 4 === 3 ? null : to }))],
])('no feed moves %s', (_, address, answers) => {
  expect(after(address, answers)).toMatchObject({ movedTo: null, moves: 0 })
})

test('a feed moves at the fifth permanent redirect to one address, if three days have passed', () => {
  expect(after(settled, daily(4, to))).toMatchObject({ movedTo: null, moving: { to, since: start, times: 4 }, moves: 0 })
  expect(after(settled, daily(5, to))).toEqual({ movedTo: to, moving: null, to, moves: 1 })
})

test('a feed may move from http to https, and from http to http', () => {
  const plain = { ...settled, url: 'http://old.example/feed' }
  expect(after(plain, daily(5, to)).movedTo).toBe(to)
  expect(after(plain, daily(5, 'http://new.example/feed')).movedTo).toBe('http://new.example/feed')
})

test('another target begins anew, and so does a direct answer', () => {
  expect(after(settled, [...daily(4, to), { days: 4, movedTo: 'https://third.example/' }]).moving).toEqual({
    to: 'https://third.example/',
    since: later(start, 4 * day),
    times: 1,
  })
  expect(after(settled, [...daily(4, to), { days: 4, movedTo: null }]).moving).toBe(null)
})

test('where it moved to counts as its address: it stays, and may move on', () => {
  const moved = { ...settled, movedTo: to }
  expect(after(moved, daily(9, null))).toMatchObject({ movedTo: to, moves: 0 })
  expect(after(moved, daily(5, 'https://third.example/'))).toMatchObject({ movedTo: 'https://third.example/', moves: 1 })
  expect(after(moved, daily(9, 'http://third.example/'))).toMatchObject({ movedTo: to, moves: 0 })
})

test('a feed that is led back is asked at the operator’s address again', () => {
  expect(after({ ...settled, movedTo: to }, daily(5, from))).toMatchObject({ movedTo: null, moves: 1 })
})

test('a clock that was set back makes no days of nothing', () => {
  const moving = { to, since: later(start, 365 * day), times: 4 }
  const at = (days: number): Instant => later(start, days * day)
  const next = moveAfter({ ...settled, moving }, { at: at(0), movedTo: to })
  expect(next).toEqual({ movedTo: null, moving: { to, since: start, times: 5 }, to: null })
  expect(moveAfter({ ...settled, moving: next.moving }, { at: at(3), movedTo: to }).movedTo).toBe(to)
})
