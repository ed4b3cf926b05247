import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { hmacHex, hmacMatches, sha256Base32, shortHash, uuidOf } from '#lib/hash.ts'

test('base32 is that of RFC 4648 §10, over the whole digest', () => {
  // The digest's first five bytes in base32, by hand from its hexadecimal form.
  const digest = createHash('sha256').update('foobar').digest()
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
  const bits = [...digest].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const expected = bits.match(/.{1,5}/g)?.map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)])
  expect(sha256Base32('foobar')).toBe(expected?.join(''))
  expect(sha256Base32('foobar', 26)).toBe(sha256Base32('foobar').slice(0, 26))
})

test('equal texts have equal hashes, others do not', () => {
  expect(shortHash('a')).toBe(shortHash(new TextEncoder().encode('a')))
  expect(shortHash('a')).not.toBe(shortHash('b'))
  expect(shortHash('a')).toHaveLength(12)
})

test('a UUID made from a text is of version 8 and variant 10', () => {
  for (const text of ['a', 'b', 'c', 'd', 'e', 'f']) {
    expect(uuidOf(text)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  }
})

test('an HMAC is right with every digit or not at all', () => {
  // RFC 2202 §3, test case 2.
  const [right, bytes] = ['effcdf6ae5eb2fa2d27416d5f184df9c259a7c79', new TextEncoder().encode('what do ya want for nothing?')]
  expect(hmacHex('sha1', 'Jefe', bytes)).toBe(right)
  expect(hmacMatches('sha1', 'Jefe', bytes, right)).toBe(true)
  for (const wrong of ['', 'ef', right.slice(1), `${right}0`, `${right}zz`, `${right.slice(0, -1)}g`, `0${right.slice(1)}`]) {
    expect(hmacMatches('sha1', 'Jefe', bytes, wrong), wrong).toBe(false)
  }
})
