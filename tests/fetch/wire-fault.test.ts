import { expect, test } from 'vitest'
import { wireFault } from '#fetch/wire-fault.ts'
import { Fault } from '#model/fault.ts'

const patience = { connectMs: 10_000, firstByteMs: 15_000, totalMs: 30_000 }

function errorWith(fields: { readonly code?: string; readonly syscall?: string; readonly message?: string }): Error {
  return Object.assign(new Error(fields.message ?? 'it failed'), fields)
}

test('what is no error of the wire is thrown on', () => {
  const bug = new TypeError('undefined is not a function')
  expect(() => wireFault(bug, 'example.org', patience)).toThrow(bug)
  expect(() => wireFault('a string', 'example.org', patience)).toThrow('a string')
})

// What cannot be provoked on loopback; the rest is in fetch.test.ts.
test.for([
  [{ code: 'EAI_AGAIN', syscall: 'getaddrinfo' }, 'fetch/dns', 'could not be looked up, the name server does not answer'],
  [{ code: 'EAI_FAIL', syscall: 'getaddrinfo' }, 'fetch/dns', 'could not be looked up'],
  [{ code: 'EHOSTUNREACH', syscall: 'connect' }, 'fetch/connect', 'cannot be reached'],
  [{ code: 'ECONNRESET', syscall: 'connect' }, 'fetch/connect', 'reset the connection'],
  [{ code: 'EMFILE', syscall: 'connect' }, 'fetch/connect', 'could not be reached'],
  [{ code: 'ETIMEDOUT', syscall: 'connect' }, 'fetch/timeout', 'gave no connection within 10 s'],
  [{ code: 'CERT_NOT_YET_VALID' }, 'fetch/tls', 'shows a certificate that is not valid yet'],
  [{ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'fetch/tls', 'does not show who vouches for its certificate'],
  [{ code: 'CERT_SIGNATURE_FAILURE' }, 'fetch/tls', 'shows a certificate that cannot be trusted'],
  [{ code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' }, 'fetch/tls', 'and we found no common way to speak TLS'],
  [
    { code: 'ECONNRESET', message: 'Client network socket disconnected before secure TLS connection was established' },
    'fetch/tls',
    'broke off while TLS was set up',
  ],
] as const)('%o is %s', ([fields, code, words]) => {
  expect(wireFault(errorWith(fields), 'example.org', patience)).toMatchObject({ code, message: `example.org ${words}` })
})

test('of several addresses that failed the first one counts, and all are in the detail', () => {
  const refused = errorWith({ code: 'ECONNREFUSED', syscall: 'connect', message: 'connect ECONNREFUSED 192.0.2.1:443' })
  const unreachable = errorWith({ code: 'ENETUNREACH', syscall: 'connect', message: 'connect ENETUNREACH 2001:db8::1:443' })
  const fault = wireFault(new AggregateError([refused, unreachable]), 'example.org', patience)
  expect(fault).toMatchObject({ code: 'fetch/connect', message: 'example.org refuses connections' })
  expect(fault.detail).toContain('192.0.2.1')
  expect(fault.detail).toContain('2001:db8::1')
})

test('a fault stays what it is', () => {
  const fault = new Fault('fetch/empty', 'nothing')
  expect(wireFault(fault, 'example.org', patience)).toBe(fault)
})
