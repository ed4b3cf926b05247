import fc from 'fast-check'
import { expect, test } from 'vitest'
import { strictUri } from '#lib/strict-uri.ts'

/** What may stand behind the host: path, query and one fragment. @see RFC 3986, appendix A */
const strict = /^https?:\/\/[^/?#]+(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*)?$/i

test.each([
  ['no address', 'no address'],
  ['https://a.example/100%', 'https://a.example/100%25'],
  ['https://a.example/x?a[]=1&b={2}|3#4#5', 'https://a.example/x?a%5B%5D=1&b=%7B2%7D%7C3#4%235'],
  ['https://[::1]:8080/[x]?', 'https://[::1]:8080/%5Bx%5D?'],
  ['https://a.example/%D0%9A?x=1%2C2#y', 'https://a.example/%D0%9A?x=1%2C2#y'],
])('%s becomes %s', (address, expected) => {
  expect(strictUri(address)).toBe(expected)
})

test('whatever a browser takes for an address comes out by the letter, and stays so', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const address = URL.parse(`https://a.example/${text}`)?.href ?? 'https://a.example/'
      expect(strictUri(address)).toMatch(strict)
      expect(strictUri(strictUri(address))).toBe(strictUri(address))
    }),
  )
})
