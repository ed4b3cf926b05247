import { expect, test } from 'vitest'
import type { Answer } from '#fetch/exchange.ts'
import { freshSeconds } from '#fetch/freshness.ts'

const answer = (headers: Answer['headers']) => ({ headers }) as Answer
const date = 'Sun, 06 Nov 1994 08:00:00 GMT'
const expires = 'Sun, 06 Nov 1994 09:00:00 GMT'

test.each<Answer['headers']>([
  {},
  { 'cache-control': 'max-age=soon' },
  { 'cache-control': 'max-age=-5' },
  { 'cache-control': 'max-age=0' },
  { 'cache-control': 's-maxage=600' },
  { 'cache-control': 'max-age=600, no-cache' },
  { 'cache-control': ['no-store', 'max-age=600'] },
  { 'cache-control': 'no-cache', expires, date },
  { 'cache-control': 'max-age=600', age: '600' },
  { expires: '0', date },
  { expires },
  { expires, date: 'today' },
  { expires, date, age: '3600' },
  { expires: date, date: expires },
])('%o says nothing', (headers) => {
  expect(freshSeconds(answer(headers))).toBeNull()
})

test.each<[Answer['headers'], number]>([
  [{ 'cache-control': 'public, max-age=600' }, 600],
  [{ 'cache-control': 'MAX-AGE="600"' }, 600],
  [{ 'cache-control': ['public', 'max-age=600'] }, 600],
  [{ 'cache-control': 'max-age=600, s-maxage=5' }, 600],
  [{ 'cache-control': 'max-age=600', age: '100' }, 500],
  [{ 'cache-control': 'max-age=600', age: 'old' }, 600],
  [{ 'cache-control': 'max-age=600', expires: '0', date }, 600],
  [{ 'cache-control': 'max-age=600, max-age=9000' }, 600],
  [{ expires, date }, 3600],
  [{ expires, date, age: '600' }, 3000],
])('%o is %i seconds', (headers, seconds) => {
  expect(freshSeconds(answer(headers))).toBe(seconds)
})
