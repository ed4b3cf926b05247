import { expect, test } from 'vitest'
import { openEdgeTable } from '#tag/edge-table.ts'

test('a word that leads nowhere from a node leads nowhere, though it does from another', () => {
  const edges = openEdgeTable()
  expect(edges.find(0, 0)).toBe(-1)
  edges.add(1, 2, 7)
  expect([edges.find(1, 2), edges.find(2, 1), edges.find(1, 1), edges.find(2, 2)]).toEqual([7, -1, -1, -1])
})

test('of a hundred thousand edges each leads where it did, however the table has grown', () => {
  const edges = openEdgeTable()
  const nodes = Array.from({ length: 100_000 }, (_, index) => index)
  for (const index of nodes) edges.add(index % 300, Math.floor(index / 300), index)
  expect(nodes.every((index) => edges.find(index % 300, Math.floor(index / 300)) === index)).toBe(true)
  expect(nodes.every((index) => edges.find(300 + (index % 300), index) === -1)).toBe(true)
})
