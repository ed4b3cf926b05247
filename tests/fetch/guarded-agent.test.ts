import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { FetcherOptions } from '#fetch/fetch.ts'
import type { Proxies } from '#fetch/guarded-agent.ts'
import { openPoster } from '#fetch/post.ts'
import { startRogue } from '#tests/support/rogue-server.ts'
import { hasOpenssl, makeCertificates } from './certificates.ts'
import { fetchOnce, noProxies, usual } from './fetched.ts'
import { startProxy } from './proxy-server.ts'

const rogue = await startRogue()
const proxy = await startProxy()
afterAll(async () => {
  await rogue.close()
  await proxy[Symbol.asyncDispose]()
})
afterEach(() => proxy.behave('well'))

/** It does not resolve here, but the proxy knows it. */
const behind = (path: string, scheme = 'http', port = rogue.port) => `${scheme}://feeds.behind.invalid:${port}${path}`

async function fetchBy(proxies: Partial<Proxies>, url: string, options: Partial<FetcherOptions> = {}) {
  const { kind, status, ...rest } = await fetchOnce(url, { allowNetworks: [], proxies: { ...noProxies, ...proxies }, ...options })
  return 'fault' in rest ? { kind, status, ...rest.fault.toPlain() } : { kind, status }
}

describe('a proxy', () => {
  test.for([407, 502])('that answers a request with %i', async (status) => {
    proxy.behave(status)
    const fetched = await fetchBy({ http: proxy.url }, behind('/feed'))
    // Whose answer a 502 is nobody can tell.
    const words = { 407: ['fetch/proxy', 'was not asked: the proxy wants a login'], 502: ['fetch/status', 'answered 502'] }[status] ?? []
    expect(fetched).toMatchObject({ code: words[0], message: expect.stringContaining(`feeds.behind.invalid:${rogue.port} ${words[1]}`) })
  })

  test.for([
    [407, 'was not asked: the proxy wants a login'],
    [403, 'was not asked: the proxy gave no connection to it and answered 403'],
    [503, 'was not asked: the proxy gave no connection to it and answered 503'],
    ['hangs-up', 'was not asked: the proxy broke off the connection'],
    ['silent', 'was not asked: the proxy did not answer in time'],
  ] as const)('that meets CONNECT with %s is said to, and not the feed', async ([manner, words]) => {
    proxy.behave(manner)
    const fetched = await fetchBy({ https: proxy.url }, behind('/feed', 'https'), { limits: { firstByteMs: 500, totalMs: 5000 } })
    expect(fetched).toMatchObject({ kind: 'fault', status: null, code: 'fetch/proxy', message: `feeds.behind.invalid ${words}` })
  })

  test.for(['http', 'https'])('that nobody runs is said to be out of reach, of an %s address', async (scheme) => {
    const gone = await startProxy()
    await gone[Symbol.asyncDispose]()
    const { host } = new URL(gone.url)
    expect(await fetchBy({ http: gone.url }, behind('/feed', scheme))).toMatchObject({
      code: 'fetch/proxy',
      message: `the proxy ${host} cannot be reached`,
      detail: expect.stringContaining('ECONNREFUSED'),
    })
  })

  test('that does not resolve is said to be out of reach, and its password is not told', async () => {
    const fetched = await fetchBy({ http: 'http://user:s3cret@no-such-proxy.invalid:3128/' }, behind('/feed'), {
      limits: { connectMs: 25_000, totalMs: 55_000 },
    })
    expect(fetched).toMatchObject({ code: 'fetch/proxy', message: 'the proxy no-such-proxy.invalid:3128 cannot be reached' })
    expect(JSON.stringify(fetched)).not.toContain('s3cret')
  })

  test('is asked for an http address as a whole, and given its login', async () => {
    const before = proxy.asked.length
    const url = proxy.url.replace('//', '//us:s3cret@')
    expect(await fetchBy({ http: url }, behind('/feed?far'))).toEqual({ kind: 'fresh', status: 200 })
    expect(proxy.asked.slice(before)).toMatchObject([
      { line: `GET ${behind('/feed?far')}`, headers: { 'proxy-authorization': `Basic ${btoa('us:s3cret')}` } },
    ])
    expect(rogue.requests.at(-1)).toMatchObject({ path: '/feed?far', headers: { 'user-agent': usual.userAgent } })
  })

  test('keeps our limits: what an answer may be is the same through it', async () => {
    const limits = { wireBytes: 200_000, decodedBytes: 1_000_000, firstByteMs: 500, totalMs: 5000 }
    const codeOf = async (path: string) => {
      const fetched = await fetchBy({ http: proxy.url }, behind(path), { limits })
      return 'code' in fetched ? fetched.code : fetched.kind
    }
    expect(await codeOf('/huge?mb=100')).toBe('fetch/too-large')
    expect(await codeOf('/bomb?as=gzip')).toBe('fetch/too-large')
    expect(await codeOf('/silent')).toBe('fetch/timeout')
  })

  test('is left aside for the hosts named', async () => {
    const before = proxy.asked.length
    const allowNetworks = ['127.0.0.1/32']
    const local = { http: proxy.url, no: 'intranet.example, 127.0.0.1' }
    expect(await fetchBy(local, rogue.url('/feed'), { allowNetworks })).toEqual({ kind: 'fresh', status: 200 })
    expect(proxy.asked.length).toBe(before)
  })

  test('of the environment counts for nothing unless it was handed over', async () => {
    process.env.http_proxy = proxy.url
    process.env.no_proxy = '*'
    try {
      const before = proxy.asked.length
      expect(await fetchBy({}, rogue.url('/feed'), { allowNetworks: ['127.0.0.1/32'] })).toMatchObject({ kind: 'fresh' })
      expect(await fetchBy({ https: proxy.url }, rogue.url('/feed'), { allowNetworks: ['127.0.0.1/32'] })).toMatchObject({ kind: 'fresh' })
      expect(proxy.asked.length).toBe(before)
      expect(await fetchBy({ http: proxy.url }, behind('/feed'))).toMatchObject({ kind: 'fresh' })
      expect(proxy.asked.length).toBe(before + 1)
    } finally {
      delete process.env.http_proxy
      delete process.env.no_proxy
    }
  })

  test('is never asked for an address that must not be asked', async () => {
    const before = proxy.asked.length
    const refused = ['http://127.0.0.1/', 'http://[::1]/', 'https://10.1.2.3/', 'http://169.254.169.254/latest/', 'http://localhost/']
    for (const url of refused) expect(await fetchBy({ http: proxy.url }, url)).toMatchObject({ code: 'fetch/forbidden-address' })
    expect(proxy.asked.length).toBe(before)
    const redirect = behind(`/redirect?to=${encodeURIComponent('http://169.254.169.254/latest/')}`)
    expect(await fetchBy({ http: proxy.url }, redirect)).toMatchObject({ code: 'fetch/forbidden-address', status: 302 })
    expect(proxy.asked.length).toBe(before + 1)
  })

  test('takes what we post as well', async () => {
    const poster = openPoster({ allowNetworks: [], userAgent: 'Tributary/test', proxies: { ...noProxies, http: proxy.url } })
    expect(await poster.post(behind('/feed'), new URLSearchParams({ a: '1' }))).toEqual({ status: 200 })
    expect(proxy.asked.at(-1)?.line).toBe(`POST ${behind('/feed')}`)
    await expect(poster.post(rogue.url('/feed'), new URLSearchParams())).rejects.toMatchObject({ code: 'fetch/forbidden-address' })
    await poster.close()
  })
})

describe.skipIf(!hasOpenssl)('TLS through a proxy (needs openssl)', async () => {
  const certificates = hasOpenssl ? makeCertificates('feeds.behind.invalid') : null
  if (certificates === null) return
  const trusted = getCACertificates('default')
  setDefaultCACertificates([...trusted, certificates.authority])
  afterAll(() => setDefaultCACertificates(trusted))

  test('a document comes through, and the proxy sees the host alone', async () => {
    await using server = await startRogue({ tls: certificates.good })
    const before = proxy.asked.length
    expect(await fetchBy({ http: proxy.url }, behind('/feed', 'https', server.port))).toEqual({ kind: 'fresh', status: 200 })
    expect(proxy.asked.slice(before).map(({ line }) => line)).toEqual([`CONNECT feeds.behind.invalid:${server.port}`])
  })

  test.for([
    ['expired', certificates.expired, 'shows a certificate that has expired'],
    ['self-signed', certificates.selfSigned, 'shows a self-signed certificate'],
    ['made for another host', certificates.otherHost, 'shows a certificate made for another host'],
  ] as const)('a certificate that is %s is the server’s fault, not the proxy’s', async ([, tls, words]) => {
    await using server = await startRogue({ tls })
    const host = `feeds.behind.invalid:${server.port}`
    expect(await fetchBy({ https: proxy.url }, behind('/feed', 'https', server.port))).toMatchObject({
      code: 'fetch/tls',
      message: `${host} ${words}`,
    })
  })

  test('a server behind it that speaks no TLS is said not to', async () => {
    expect(await fetchBy({ https: proxy.url }, behind('/feed', 'https'))).toMatchObject({ code: 'fetch/tls' })
  })
})
