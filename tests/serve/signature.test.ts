import { expect, test } from 'vitest'
import { verifySignature } from '#serve/signature.ts'

const body = Buffer.from('what do ya want for nothing?')
const sha256 = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'

test.each([
  { what: 'no header', header: undefined },
  { what: 'the header twice', header: [`sha256=${sha256}`, `sha256=${sha256}`] },
  { what: 'nothing', header: '' },
  { what: 'the method alone', header: 'sha256=' },
  { what: 'the digits alone', header: sha256 },
  { what: 'another method', header: 'md5=750c783e6ab0b503eaa86e310a5db738' },
  { what: 'a method that is a property of every object', header: `constructor=${sha256}` },
  { what: 'another method’s length', header: `sha1=${sha256}` },
  { what: 'one digit too many', header: `sha256=${sha256}0` },
  { what: 'one digit too few', header: `sha256=${sha256.slice(0, -1)}` },
  { what: 'another digit', header: `sha256=${sha256.replace('5', '6')}` },
  { what: 'what is no digit', header: `sha256=${sha256.slice(0, -2)}zz` },
  { what: 'something behind', header: `sha256=${sha256}, sha256=${sha256}` },
  { what: 'base64', header: 'sha256=W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=' },
])('$what proves nothing', ({ header }) => {
  expect(verifySignature(header, 'Jefe', body)).toBe(false)
})

test('another secret or another body proves nothing', () => {
  expect(verifySignature(`sha256=${sha256}`, 'jefe', body)).toBe(false)
  expect(verifySignature(`sha256=${sha256}`, '', body)).toBe(false)
  expect(verifySignature(`sha256=${sha256}`, 'Jefe', body.subarray(1))).toBe(false)
  expect(verifySignature(`sha256=${sha256}`, 'Jefe', new Uint8Array())).toBe(false)
})

/** Test case 2 of RFC 2202 §3 and of RFC 4231 §4.3. */
test.each([
  { method: 'sha1', hex: 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79' },
  { method: 'sha256', hex: sha256 },
  {
    method: 'sha384',
    hex: 'af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649',
  },
  {
    method: 'sha512',
    hex: '164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737',
  },
])('$method is that of the RFC, in capitals too', ({ method, hex }) => {
  expect(verifySignature(`${method}=${hex}`, 'Jefe', body)).toBe(true)
  expect(verifySignature(`${method}=${hex.toUpperCase()}`, 'Jefe', body)).toBe(true)
})

test('bytes that are no text are signed as they are', () => {
  // Reckoned by Python's hmac.
  const right = 'sha256=a5d1d6c586739d6077fcfc718a6b0998fe3ee265f3a4a2753ffaa20f2b17e4c1'
  const bytes = Uint8Array.from({ length: 256 }, (_, value) => value)
  expect(verifySignature(right, 'Jefe', bytes)).toBe(true)
  expect(verifySignature(right, 'Jefe', bytes.toReversed())).toBe(false)
})
