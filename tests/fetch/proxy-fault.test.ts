import { type AddressInfo, createServer, type Socket } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, describe, expect, test } from 'vitest'
import type { FetcherOptions } from '#fetch/fetch.ts'
import { startRogue } from '#tests/support/rogue-server.ts'
import { hasOpenssl, makeCertificates } from './certificates.ts'
import { faultOf, fetchOnce, noProxies, usual } from './fetched.ts'
import { startProxy } from './proxy-server.ts'

const inside = ['127.0.0.1/32', '::1/128']
/** All goes through it, https too. */
const through = (http: string, more: Partial<FetcherOptions> = {}): Partial<FetcherOptions> => ({
  allowNetworks: inside,
  proxies: { ...noProxies, http },
  ...more,
})

test.for([
  ['closes at once', '', 'localhost was not asked: the proxy broke off the connection'],
  ['speaks no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', 'localhost was not asked: the proxy does not speak HTTP as it should'],
  ['breaks off in its head', 'HTTP/1.1 200 Conn', 'localhost was not asked: the proxy broke off the connection'],
  [
    'redirects',
    'HTTP/1.1 302 Found\r\nlocation: http://10.0.0.7/\r\n\r\n',
    'localhost was not asked: the proxy gave no connection to it and answered 302',
  ],
  ['takes 202 for yes', 'HTTP/1.1 202 Accepted\r\n\r\n', 'localhost was not asked: the proxy gave no connection to it and answered 202'],
  [
    'sends headers without end',
    `HTTP/1.1 200 OK\r\n${`x-flood: ${'x'.repeat(1000)}\r\n`.repeat(100)}`,
    'localhost was not asked: the proxy sent more headers than we read',
  ],
] as const)('a proxy that %s is the one to blame', async ([, reply, message]) => {
  await using proxy = await startRaw(reply)
  const login = `http://us:s3cret@127.0.0.1:${proxy.port}/`
  const fault = await faultOf('https://localhost:8443/feed', through(login))
  expect(fault).toMatchObject({ code: 'fetch/proxy', message, status: null })
  expect(JSON.stringify(fault)).not.toContain('s3cret')
})

test.for([
  ['is mute', null, { code: 'fetch/timeout', words: 'gave no connection within 0.3 s' }],
  ['breaks off', '', { code: 'fetch/tls', words: 'broke off while TLS was set up' }],
] as const)('a server that %s behind the tunnel is the one to blame', async ([, reply, { code, words }]) => {
  await using proxy = await startProxy()
  await using server = await startRaw(reply)
  const limits = { ...usual.limits, connectMs: 300 }
  const fault = await faultOf(`https://localhost:${server.port}/feed`, through(proxy.url, { limits }))
  expect(fault).toMatchObject({ code, message: `localhost:${server.port} ${words}` })
})

describe.skipIf(!hasOpenssl)('with TLS (needs openssl)', async () => {
  const certificates = hasOpenssl ? makeCertificates() : null
  if (certificates === null) return
  const trusted = getCACertificates('default')
  setDefaultCACertificates([...trusted, certificates.authority])
  const secure = await startRogue({ tls: certificates.good })
  const proxy = await startProxy()
  afterAll(async () => {
    setDefaultCACertificates(trusted)
    await secure.close()
    await proxy[Symbol.asyncDispose]()
  })
  const login = proxy.url.replace('//', '//us:s3cret@')

  test.for([
    ['/huge?mb=100', 'fetch/too-large'],
    ['/bomb?as=gzip', 'fetch/too-large'],
    ['/header-flood', 'fetch/bad-answer'],
    ['/endless-promises', 'fetch/bad-answer'],
    ['/silent', 'fetch/timeout'],
    ['/drip?ms=50', 'fetch/timeout'],
    ['/drop', 'fetch/broken-off'],
    ['/hang-up', 'fetch/broken-off'],
    ['/bad-chunk', 'fetch/bad-answer'],
    ['/status?code=404', 'fetch/not-found'],
    ['/status?code=407', 'fetch/status'],
    ['/redirect?to=http://10.0.0.7/', 'fetch/forbidden-address'],
    ['/redirect?to=file:///etc/passwd', 'fetch/forbidden-scheme'],
  ] as const)('%s ends in %s through a tunnel as it does without one', async ([path, code]) => {
    const limits = { ...usual.limits, firstByteMs: 300, totalMs: 2000 }
    expect(await faultOf(secure.url(path), through(proxy.url, { limits }))).toMatchObject({ code })
  })

  test('the login of a proxy is for the proxy alone', async () => {
    const [asked, served] = [proxy.asked.length, secure.requests.length]
    expect(await fetchOnce(secure.url('/feed'), through(login))).toMatchObject({ kind: 'fresh' })
    const past: Partial<FetcherOptions> = { allowNetworks: inside, proxies: { http: null, https: login, no: 'localhost' } }
    expect(await fetchOnce(secure.url('/feed'), past)).toMatchObject({ kind: 'fresh' })
    expect(proxy.asked.slice(asked).map(({ headers }) => headers['proxy-authorization'])).toEqual([`Basic ${btoa('us:s3cret')}`])
    expect(secure.requests.length).toBe(served + 2)
    expect(JSON.stringify(secure.requests.slice(served))).not.toMatch(/proxy-auth|authorization/)
  })

  test('what a feed proves itself with goes through the tunnel and not to the proxy', async () => {
    const [asked, served] = [proxy.asked.length, secure.requests.length]
    const secrets = { origin: new URL(secure.url('/')).origin, basic: null, bearer: 'FEED_A', headers: {} }
    const options = through(proxy.url, { secretOf: () => 'abc.def-ghi' })
    expect(await fetchOnce(secure.url('/feed'), options, { secrets })).toMatchObject({ kind: 'fresh' })
    expect(secure.requests.at(served)?.headers).toMatchObject({ authorization: 'Bearer abc.def-ghi' })
    expect(JSON.stringify(proxy.asked.slice(asked))).not.toContain('abc.def-ghi')
  })

  test('a proxy that is spoken to by TLS is used, and one whose certificate is bad is out of reach', async () => {
    // What it answers is its own; that the address is asked of it is what counts.
    await using good = await startRogue({ tls: certificates.good })
    await using bad = await startRogue({ tls: certificates.selfSigned })
    const target = 'https://localhost:8443/feed'
    expect(await faultOf(target, through(good.url('/')))).toMatchObject({ code: 'fetch/proxy' })
    expect(await faultOf(target, through(bad.url('/')))).toMatchObject({
      code: 'fetch/proxy',
      message: `the proxy localhost:${bad.port} cannot be reached`,
      detail: expect.stringContaining('DEPTH_ZERO_SELF_SIGNED_CERT'),
    })
  })
})

/** Says the same to whoever connects, and hangs up; with null says nothing and stays. */
async function startRaw(reply: string | null) {
  const server = createServer((socket: Socket) => {
    socket.on('error', () => undefined)
    if (reply !== null) socket.once('data', () => socket.end(reply))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return { port: (server.address() as AddressInfo).port, [Symbol.asyncDispose]: async () => void server.close() }
}
