import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openBarePlaces } from '../../../scripts/eval-tagging/bare-places.ts'
import { figuresOf, tallyOf } from '../../../scripts/eval-tagging/figures.ts'
import { readLabelledSet } from '../../../scripts/eval-tagging/labelled-rows.ts'

const bare = openBarePlaces()

function found(text: string, language: string | null = 'en') {
  return [...bare(text, language)].sort()
}

test('context and inflection are not looked at', () => {
  expect(found('Jordan Smith of Lebanon, New Hampshire')).toEqual(['JO', 'LB'])
  expect(found('в России и Украине', 'ru')).toEqual([])
})

test('names, demonyms, capitals and large cities are found, and names in the language of the article', () => {
  expect(found('France, two Afghans, Ouagadougou, Karachi and the U.S.')).toEqual(['AF', 'BF', 'FR', 'PK', 'US'])
  expect(found('Frankreich', null)).toEqual([])
  expect(found('Frankreich', 'de-AT')).toEqual(['FR'])
  expect(found('北京表示，法国总统', 'zh')).toEqual(['FR'])
})

const news = '../shared/tagging/tr-news.jsonl'

test.skipIf(!existsSync(news))('on labelled news (needs ../shared) it reaches what a bare search is known to reach', () => {
  const { rows } = readLabelledSet(readFileSync(news, 'utf8'), new Set())
  const judged = rows.map(({ title, text, language, countries }) => ({
    found: bare(`${title}\n${text}`, language),
    meant: new Set(countries?.keys()),
  }))
  const { f1 } = figuresOf(tallyOf(judged))
  expect(f1).toBeGreaterThan(0.75)
  expect(f1).toBeLessThan(0.8)
})
