import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, describe, expect, test } from 'vitest'
import { credentialHeaders } from '#fetch/credentials.ts'
import type { OrderSecrets } from '#model/fetch-batch.ts'
import { startRogue } from '#tests/support/rogue-server.ts'
import { hasOpenssl, makeCertificates } from './certificates.ts'
import { fetchOnce } from './fetched.ts'

const nothing: OrderSecrets = { origin: 'https://desk.example', basic: null, bearer: null, headers: {} }

function headersOf(secrets: Partial<OrderSecrets>, environment: Readonly<Record<string, string>>) {
  return credentialHeaders({ ...nothing, ...secrets }, (variable) => environment[variable] ?? null)
}

test.for([
  [{ basic: 'FEED_A' }, {}, 'the environment variable FEED_A is not set'],
  [{ bearer: 'FEED_A' }, { FEED_A: ' ' }, 'the environment variable FEED_A is not set'],
  [{ headers: { 'x-key': 'FEED_B' } }, { FEED_A: 's3cret' }, 'the environment variable FEED_B is not set'],
  [{ basic: 'FEED_A' }, { FEED_A: 's3cret' }, 'what the environment variable FEED_A holds is no user:password'],
  [{ basic: 'FEED_A' }, { FEED_A: ':s3cret' }, 'what the environment variable FEED_A holds is no user:password'],
  [{ basic: 'FEED_A' }, { FEED_A: 'us:s3\0cret' }, 'what the environment variable FEED_A holds is no user:password'],
  [{ bearer: 'FEED_A' }, { FEED_A: 's3\r\nx-evil: 1 cret' }, 'what the environment variable FEED_A holds cannot be sent in a header'],
  [{ headers: { 'x-key': 'FEED_A' } }, { FEED_A: 's3crét' }, 'what the environment variable FEED_A holds cannot be sent in a header'],
  [{ headers: { Host: 'FEED_A' } }, { FEED_A: 's3cret' }, 'the header Host is not one that a feed may have of its own'],
  [
    { headers: { 'transfer-encoding': 'FEED_A' } },
    { FEED_A: 's3cret' },
    'the header transfer-encoding is not one that a feed may have of its own',
  ],
  [
    { headers: { 'proxy-authorization': 'FEED_A' } },
    { FEED_A: 's3cret' },
    'the header proxy-authorization is not one that a feed may have of its own',
  ],
] as const)('%o with %o is a fault that does not show the secret', ([secrets, environment, message]) => {
  const expected = expect.objectContaining({ code: 'fetch/no-secret', message, detail: null })
  expect(() => headersOf(secrets, environment)).toThrow(expected)
  expect(message).not.toMatch(/s3/)
})

test('without secrets nothing is sent', () => {
  expect(credentialHeaders(null, () => 'anything')).toEqual({})
})

test.for([
  [{ basic: 'FEED_A' }, 'üs:p:w d', { authorization: `Basic ${Buffer.from('üs:p:w d').toString('base64')}` }],
  [{ basic: 'FEED_A' }, 'us:\n', { authorization: `Basic ${btoa('us:')}` }],
  [{ bearer: 'FEED_A' }, 'token\n', { authorization: 'Bearer token' }],
  [{ headers: { 'x-key': 'FEED_A', 'x-other': 'FEED_A' } }, 'a b', { 'x-key': 'a b', 'x-other': 'a b' }],
] as const)('%o with %j', ([secrets, value, headers]) => {
  expect(headersOf(secrets, { FEED_A: value })).toEqual(headers)
})

describe('on the way', async () => {
  const own = await startRogue()
  const other = await startRogue()
  afterAll(() => Promise.all([own.close(), other.close()]))
  const secretOf = (variable: string) => (variable === 'FEED_A' ? 'abc.def-ghi' : null)
  const secrets = { ...nothing, origin: new URL(own.url('/')).origin, bearer: 'FEED_A', headers: { 'x-key': 'FEED_A' } }
  const redirect = (to: string) => `/redirect?to=${encodeURIComponent(to)}`
  /** What each request since `from` carried. */
  const carried = ({ requests }: typeof own, from: number) =>
    requests.slice(from).map(({ headers }) => [headers.authorization, headers['x-key']])

  test.for(['301', '302', '303', '307', '308'])('after a %s to another origin they stay at home', async (code) => {
    const [atOwn, atOther] = [own.requests.length, other.requests.length]
    const url = own.url(`/redirect?code=${code}&to=${encodeURIComponent(other.url('/feed'))}`)
    expect(await fetchOnce(url, { secretOf }, { secrets })).toMatchObject({ kind: 'fresh' })
    expect(carried(own, atOwn)).toEqual([['Bearer abc.def-ghi', 'abc.def-ghi']])
    expect(carried(other, atOther)).toEqual([[undefined, undefined]])
  })

  test('a detour brings them back to their own origin, and to no other', async () => {
    const [atOwn, atOther] = [own.requests.length, other.requests.length]
    const url = own.url(redirect(other.url(redirect(own.url(redirect('/feed'))))))
    expect(await fetchOnce(url, { secretOf }, { secrets })).toMatchObject({ kind: 'fresh' })
    expect(carried(own, atOwn)).toEqual(Array(3).fill(['Bearer abc.def-ghi', 'abc.def-ghi']))
    expect(carried(other, atOther)).toEqual([[undefined, undefined]])
  })

  test('the same port by another name is another origin', async () => {
    const before = own.requests.length
    const url = own.url('/feed').replace('127.0.0.1', 'localhost')
    expect(await fetchOnce(url, { secretOf }, { secrets })).toMatchObject({ kind: 'fresh' })
    expect(carried(own, before)).toEqual([[undefined, undefined]])
  })

  test.for(['/hang-up', '/not-http', '/bad-chunk', '/status?code=401', '/status?code=500'])(
    'a fault at %s tells nothing of them',
    async (path) => {
      const fetched = await fetchOnce(own.url(path), { secretOf }, { secrets })
      if (fetched.kind !== 'fault') throw new Error(fetched.kind)
      const { fault } = fetched
      expect([fault.message, fault.detail, fault.stack, JSON.stringify(fault)].join(' ')).not.toContain('abc.def-ghi')
    },
  )

  test.skipIf(!hasOpenssl)('from https they do not go on to http (needs openssl)', async () => {
    const certificates = makeCertificates()
    const trusted = getCACertificates('default')
    setDefaultCACertificates([...trusted, certificates.authority])
    try {
      await using secure = await startRogue({ tls: certificates.good })
      const atOther = other.requests.length
      const url = secure.url(redirect(other.url('/feed').replace('127.0.0.1', 'localhost')))
      const origin = new URL(url).origin
      expect(await fetchOnce(url, { secretOf }, { secrets: { ...secrets, origin } })).toMatchObject({ kind: 'fresh' })
      expect(carried(secure, 0)).toEqual([['Bearer abc.def-ghi', 'abc.def-ghi']])
      expect(carried(other, atOther)).toEqual([[undefined, undefined]])
    } finally {
      setDefaultCACertificates(trusted)
    }
  })
})
