import { expect, test } from 'vitest'
import { summaryOf } from '#clean/summary.ts'

test.each(['The post Troops leave appeared first on The Example.', 'Continue reading…', 'Read more', 'Comments', '[…]', '   ', ''])(
  'a summary that is only %j gives way to the text',
  (own) => {
    expect(summaryOf(own, 'The text itself.')).toBe('The text itself.')
  },
)

test.each([
  ['The minister resigned.\n\nThe post Minister resigns appeared first on The Example.', 'The minister resigned.'],
  ['The minister resigned. Read more »\n\nThe post Minister resigns appeared first on The Example', 'The minister resigned.'],
  ['The minister resigned […]', 'The minister resigned…'],
  ['The minister resigned... Continue reading Minister resigns →', 'The minister resigned...'],
  ['Der Minister trat zurück. Weiterlesen…', 'Der Minister trat zurück.'],
  ['Министр ушёл. Читать далее', 'Министр ушёл.'],
  ['He asked them to read more books', 'He asked them to read more books'],
  [
    'She was continuing. Continue reading is not what she said. She left.',
    'She was continuing. Continue reading is not what she said. She left.',
  ],
])('%j is told as %j', (own, expected) => {
  expect(summaryOf(own, 'text')).toBe(expected)
})

test('a long text is told in whole sentences, on one line', () => {
  const sentence = 'Gen. John A. Smith met U.S. officials in Kabul on Monday to talk about the border. '
  expect(summaryOf(null, `First.\n\n${sentence.repeat(10)}`)).toBe(`First. ${sentence.repeat(3).trim()}`)
})

test('a text without sentences is cut at a word', () => {
  const summary = summaryOf(null, 'word '.repeat(1000))
  expect(summary.length).toBeLessThanOrEqual(301)
  expect(summary.endsWith('word…')).toBe(true)
})

test('Chinese sentences need no space', () => {
  expect(summaryOf(null, '北约峰会今天在首都举行。'.repeat(40))).toBe('北约峰会今天在首都举行。'.repeat(25))
})

test('a hostile text costs little', () => {
  const start = performance.now()
  for (const text of [
    'The post '.repeat(200_000),
    `${'Read more '.repeat(200_000)}x`,
    '.'.repeat(1_000_000),
    `${' '.repeat(1_000_000)}x`,
    'Points: 5 '.repeat(200_000),
  ])
    summaryOf(text, text)
  expect(performance.now() - start).toBeLessThan(3000)
})
