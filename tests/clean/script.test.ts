import { expect, test } from 'vitest'
import { writingOf } from '#clean/script.ts'

test.each([
  ['', null],
  ['1, 2 – 3!', null],
  ['half половина', null],
  ['\u2603 \ud83d\ude00', null],
  ['Zażółć gęślą jaźń, Đorđe', 'Latn'],
  ['Ελλάδα', 'Grek'],
  ['Київ і Москва, Харків і Львів (NATO)', 'Cyrl'],
  ['שלום', 'Hebr'],
  ['مدينة', 'Arab'],
  ['नगर', 'Deva'],
  ['北约峰会今天在首都举行', 'Hani'],
  ['北约峰会今天在首都举行の', 'Hani'],
  ['小さな港町の住民', 'Jpan'],
  ['東京タワー', 'Jpan'],
  ['항구 마을 大會', 'Kore'],
])('%j is written in %s', (text, script) => {
  expect(writingOf(text)?.script ?? null).toBe(script)
})

test('only letters count', () => {
  expect(writingOf('a1 b2 – é!')).toEqual({ script: 'Latn', letters: 3 })
})
