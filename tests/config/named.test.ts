import { expect, test } from 'vitest'
import { idNear, idOfNamed } from '#config/named.ts'

const list = [
  { id: 'nato', label: 'NATO' },
  { id: 'UA', label: 'Ukraine' },
]

test('nothing is named by what nobody is called, nor by a part of a name', () => {
  for (const name of ['', 'nat', 'Ukrain', 'constructor']) expect(idOfNamed(list, name)).toBeNull()
  expect(idOfNamed([], 'nato')).toBeNull()
})

test('an id or a label names, in upper or lower case', () => {
  expect(['NATO', 'ua', 'UKRAINE'].map((name) => idOfNamed(list, name))).toEqual(['nato', 'UA', 'UA'])
})

test('a slip of the pen is near the id or the label, anything else is near nothing', () => {
  expect(['natto', 'Ukrane', 'sanctions', ''].map((name) => idNear(list, name))).toEqual(['nato', 'UA', null, null])
})
