import { expect, test } from 'vitest'
import { compose } from '#tag/composed.ts'

test.each(['', 'NATO', 'Cafe\u0301', '나토', 'ガザ', 'アフガン', '\u1161', '\u3099', 'a\u3099', 'か\u309A', '\u1113\u1161'])(
  '%j is left as it is',
  (text) => {
    expect(compose(text).text).toBe(text)
  },
)

test.each([
  ['나토 회의'.normalize('NFD'), '나토 회의'],
  ['가\u11AB', '간'],
  ['ガザとパリ'.normalize('NFD'), 'ガザとパリ'],
  ['ｶﾞｻﾞ, ﾊﾟﾘ', 'ガザ, パﾘ'],
])('%j is composed to %j', (text, composed) => {
  expect(compose(text).text).toBe(composed)
})

test('of each unit it says where it begins in the text as it stands', () => {
  const text = 'é 나토 🇺🇦 ガザ.'.normalize('NFD')
  const { text: composed, offsets } = compose(text)
  const starts = [...(offsets ?? [])]
  expect(starts).toHaveLength(composed.length + 1)
  expect(starts[0]).toBe(0)
  expect(starts.at(-1)).toBe(text.length)
  for (let at = 0; at < composed.length; at++) expect(compose(text.slice(starts[at], starts[at + 1])).text).toBe(composed.charAt(at))
})
