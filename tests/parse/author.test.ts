import { expect, test } from 'vitest'
import { joinAuthors, personName } from '#parse/author.ts'

test.each([
  [null, null],
  ['  ', null],
  ['desk@x.example (The Desk)', 'The Desk'],
  ['The Desk (desk@x.example)', 'The Desk'],
  ['The Desk <desk@x.example>', 'The Desk'],
  ['"Brown, Ada" <ada@x.example>', 'Brown, Ada'],
  ['desk@x.example', 'desk@x.example'],
  ['Ada  Brown (Kyiv)', 'Ada Brown (Kyiv)'],
])('%s is by %s', (text, name) => {
  expect(personName(text)).toBe(name)
})

test('several authors are one line, each once', () => {
  expect(joinAuthors(['Ada', null, 'Jo', 'Ada'])).toBe('Ada, Jo')
  expect(joinAuthors([null])).toBeNull()
})

test('a line made to trouble the patterns takes no more than moments', () => {
  const start = performance.now()
  personName(`${'a@'.repeat(200_000)} (`)
  personName('<'.repeat(400_000))
  expect(performance.now() - start).toBeLessThan(1000)
})
