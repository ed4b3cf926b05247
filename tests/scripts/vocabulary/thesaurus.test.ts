import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hashOfStem } from '#tag/stems.ts'
import { readThesaurus } from '../../../scripts/vocabulary/thesaurus.ts'

const folder = 'tests/fixtures/tag/thesaurus'

test.each(readdirSync(folder))('%s: each line is an English word once, a tab, and one to five words', (name) => {
  const lines = readFileSync(`${folder}/${name}`, 'utf8').trimEnd().split('\n')
  expect(lines.filter((line) => !/^[^\t ]+\t[^\t ]+(?: [^\t ]+){0,4}$/u.test(line))).toEqual([])
  const english = lines.map((line) => line.split('\t')[0])
  expect(english.filter((word, at) => english.indexOf(word) !== at)).toEqual([])
})

test('words of all languages share what they mean with the English one', () => {
  const { meanings } = readThesaurus()
  const [english = -1] = meanings.get(hashOfStem('refuge')) ?? []
  for (const stem of ['flucht', 'біжене', 'multec', '难民']) expect(meanings.get(hashOfStem(stem)) ?? []).toContain(english)
})
