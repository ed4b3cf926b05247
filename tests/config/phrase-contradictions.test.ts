import { expect, test } from 'vitest'
import { checkFeedsFile } from '#config/config.ts'

function faultsOf(topic: object) {
  const file = checkFeedsFile(JSON.stringify({ topics: [{ id: 't', ...topic }], feeds: [] }))
  return file.ok ? [] : file.faults.map(({ path, found }) => `${path}: ${found}`)
}

test.each([
  [
    'a phrase with two weights',
    { phrases: ['sail', { text: 'grain', weight: 0.1 }, { text: 'sail', weight: 2 }, { text: 'grain', weight: 3 }] },
    [
      'topics[0].phrases[2]: the same phrase as in topics[0].phrases[0], with another weight',
      'topics[0].phrases[3]: the same phrase as in topics[0].phrases[1], with another weight',
    ],
  ],
  [
    'a phrase that takes away what it gives',
    { phrases: ['grain', { text: 'sail', case: 'exact' }], none: ['mill', 'sail', 'grain'] },
    [
      'topics[0].phrases[0]: "grain", which takes the topic away by topics[0].none[2]',
      'topics[0].phrases[1]: "sail", which takes the topic away by topics[0].none[1]',
    ],
  ],
  [
    'a condition that cannot be met',
    { phrases: ['sail'], all: [['grain'], ['mill', 'grain'], ['mill', 'boat']], none: ['grain', 'mill'] },
    ['topics[0].all[0]: a group of phrases that are in none too', 'topics[0].all[1]: a group of phrases that are in none too'],
  ],
])('%s is a fault', (_, topic, faults) => {
  expect(faultsOf(topic)).toEqual(faults)
})

test.each([
  ['the same phrase twice, with one weight', { phrases: ['sail', { text: 'sail', weight: 1 }] }],
  [
    'one weight in each language, one in each case',
    {
      phrases: [
        { text: 'gift', weight: 2, languages: ['de'] },
        { text: 'gift', weight: 1, languages: ['en'] },
        { text: 'Gift', weight: 3 },
      ],
    },
  ],
  ['a name to shut out, a word in small letters to find', { phrases: [{ text: 'Sail', case: 'any' }], none: ['Sail'] }],
  ['a phrase in a group, and in none for itself', { phrases: [{ near: [['grain'], ['sail']] }], all: [['grain', 'mill']], none: ['mill'] }],
])('no contradiction: %s', (_, topic) => {
  expect(faultsOf(topic)).toEqual([])
})
