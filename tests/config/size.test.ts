import { expect, test } from 'vitest'
import { readSize } from '#config/size.ts'

test.each(['', '5', 'MB', '5 MB', '5mb', '5KB', '-5MB', '1.5MB', '5GB', '1234567kB'])('%j is no size', (text) => {
  expect(readSize(text)).toBeNull()
})

test.each([
  ['500kB', 500_000],
  ['5MB', 5_000_000],
  ['0kB', 0],
])('%s is %d bytes', (text, bytes) => {
  expect(readSize(text)).toBe(bytes)
})
