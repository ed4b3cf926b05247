import { expect, test } from 'vitest'
import { openPlaces, pathText, quoteText, walkJson } from '#config/json-walk.ts'

const broken = [
  ['', 1, 1, 'the end of the file'],
  ['{', 1, 2, 'the end of the file'],
  ['{"a": 1', 1, 8, 'the end of the file'],
  ['{"a', 1, 4, 'the end of the file'],
  ['{\n  // why\n}', 2, 3, 'a comment, which JSON does not have'],
  ['[1, /* two */ 2]', 1, 5, 'a comment, which JSON does not have'],
  ['# feeds\n{}', 1, 1, 'a comment, which JSON does not have'],
  ["{'a': 1}", 1, 2, 'a single quote where JSON has a double one'],
  ['{\r\n"a": 1,\r\n}', 2, 7, 'a comma before "}"'],
  ['{\r"a": [1,\r]}', 2, 8, 'a comma before "]"'],
  ['[1 2]', 1, 4, '"2"'],
  ['{"a" 1}', 1, 6, '"1"'],
  ['{a: 1}', 1, 2, '"a"'],
  ['[01]', 1, 3, '"1"'],
  ['[+1]', 1, 2, '"+1"'],
  ['[.5]', 1, 2, '".5"'],
  ['[NaN]', 1, 2, '"NaN"'],
  ['["a\nb"]', 1, 4, 'a line break or control character in text'],
  ['["\\x41"]', 1, 3, 'an unknown escape'],
  ['["\\u12G4"]', 1, 3, 'an unknown escape'],
  ['{} {}', 1, 4, '"{"'],
  ['[,]', 1, 2, '","'],
  ['["a",,"b"]', 1, 6, '","'],
  ['[\u00a01]', 1, 2, 'the character U+00A0'],
  ['[😀]', 1, 2, 'the character U+1F600'],
] as const

test.each(broken)('%j breaks at line %i, column %i', (text, line, column, found) => {
  const { fault } = walkJson(text)
  expect(fault).not.toBeNull()
  expect({ ...openPlaces(text)(fault?.offset ?? -1), found: fault?.found }).toEqual({ line, column, found })
})

test('what JSON.parse refuses is refused, and nothing else', () => {
  const sound = '{"a\\n": [1, -2.5e+3, true, false, null, "\\u00e9\\"\\/"], "b": {"c": {}, "d": []}, "e": 0}'
  const texts = ['0', '-0', '"x"', 'null', ' [ ] ', '\t{\r\n}\n', '1e5', '-', '1.', '1e', 'tru', 'truex', '[1]]', '"\u2028"', '"\u0000"']
  const mutilated = Array.from(sound, (_, index) => [
    sound.slice(0, index),
    sound.slice(index),
    sound.slice(0, index) + sound.slice(index + 1),
  ])
  const stuffed = Array.from(sound, (_, index) => Array.from(',:"{}[]\\x1 ', (mark) => sound.slice(0, index) + mark + sound.slice(index)))
  for (const text of [sound, ...texts, ...mutilated.flat(), ...stuffed.flat()])
    expect([text, walkJson(text).fault === null]).toEqual([text, parses(text)])
})

test('equal keys in one object are named, however they are written', () => {
  expect(walkJson('{"a": 1, "b": {"a": 2}, "\\u0061": 3, "c": [{"x": 1, "x": 2}]}').duplicates).toEqual([['a'], ['c', 0, 'x']])
})

test('every value is visited at its key or its beginning', () => {
  const visits: string[] = []
  walkJson('{"a": [10, {"b c": 1}]}', (path, offset) => visits.push(`${pathText(path)}@${offset}`))
  expect(visits).toEqual(['@0', 'a@1', 'a[0]@7', 'a[1]@11', 'a[1]["b c"]@12'])
})

test('a hundred thousand brackets are refused, not followed', () => {
  expect(walkJson('['.repeat(100_000)).fault).toMatchObject({ offset: 32, found: 'one more level' })
})

test('a text of a million escapes is read in one go', () => {
  expect(walkJson(`"${'\\n'.repeat(1_000_000)}"`).fault).toBeNull()
})

test('a path quotes what is no plain word, and cuts what is long', () => {
  expect(pathText([])).toBe('')
  expect(pathText(['feeds', 3, 'url'])).toBe('feeds[3].url')
  expect(pathText(['hosts', 'example.org', 'spacing'])).toBe('hosts["example.org"].spacing')
  expect(pathText(['a'.repeat(1_000)]).length).toBeLessThan(70)
})

test('quoted text holds nothing a terminal would obey', () => {
  expect(quoteText('\u001b[2J\u009b2J\u202ecba\u2066\n')).toBe('"\\u001b[2J\\u009b2J\\u202ecba\\u2066\\n"')
})

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
