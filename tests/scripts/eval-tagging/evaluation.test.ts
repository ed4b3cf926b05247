import { expect, test } from 'vitest'
import type { Tag } from '#model/tag.ts'
import type { Tagger } from '#tag/tag.ts'
import { type Compared, evaluate } from '../../../scripts/eval-tagging/evaluation.ts'
import { tallyOf } from '../../../scripts/eval-tagging/figures.ts'
import { readLabelledSet } from '../../../scripts/eval-tagging/labelled-rows.ts'

/** A tagger that always answers with these; those with a question mark it names in passing, those with an exclamation mark by a demonym. */
function tagger(answer: string): Tagger {
  const tags = answer.split(' ').map((word): Tag => {
    const value = word.replace(/[?!]/, '')
    const rule = `${word.endsWith('!') ? 'demonym' : 'name'}:${value}`
    const kind = /^[A-Z]/.test(value) ? 'country' : 'topic'
    return { kind, value, score: 0.5, passing: word.endsWith('?'), evidence: [{ phrase: value, where: 'body', offset: 0, rule }] }
  })
  return { version: '1', tag: () => tags }
}

async function evaluated(row: object, answer: string) {
  const { rows } = readLabelledSet(JSON.stringify({ text: 'x', language: 'en', ...row }), new Set())
  return evaluate(rows, tagger(answer), [])
}

function oursOf(compared: readonly Compared[]) {
  return tallyOf(compared.map(({ ours }) => ours))
}

test('a country that is named in passing is an answer, a topic that is so is none', async () => {
  const { countries, topics } = await evaluated({ countries: ['FR'], topics: ['nato'] }, 'FR? nato?')
  expect(oursOf(countries)).toEqual({ right: 1, excess: 0, missing: 0 })
  expect(oursOf(topics)).toEqual({ right: 0, excess: 0, missing: 1 })
})

test('weighted, what we name in passing is no answer, right or wrong', async () => {
  const { weighted } = await evaluated({ countries: { FR: 2, IT: 3 } }, 'FR IT? DE?')
  expect(oursOf(weighted)).toEqual({ right: 1, excess: 0, missing: 1 })
})

test('weighted, a country that the body mentions once counts neither way, one that the title mentions does', async () => {
  const row = { title: 'Poland says no', text: 'A visit to Spain and Italy.', countries: { PL: 1, ES: 1, IT: 1 } }
  const { countries, weighted } = await evaluated(row, 'PL ES DE')
  expect(oursOf(countries)).toEqual({ right: 2, excess: 1, missing: 1 })
  expect(oursOf(weighted)).toEqual({ right: 1, excess: 1, missing: 0 })
})

test('weighted, a list of countries is taken as it is', async () => {
  const { weighted } = await evaluated({ countries: ['ES', 'IT'] }, 'ES')
  expect(oursOf(weighted)).toEqual({ right: 1, excess: 0, missing: 1 })
})

test('demonyms aside, what they alone tell is not too much, and still right where it is meant', async () => {
  const { countries, withoutDemonyms } = await evaluated({ countries: ['ES'] }, 'ES! IT! DE')
  expect(oursOf(countries)).toEqual({ right: 1, excess: 2, missing: 0 })
  expect(oursOf(withoutDemonyms)).toEqual({ right: 1, excess: 1, missing: 0 })
})
