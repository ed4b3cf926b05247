import { createServer } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, describe, expect, test } from 'vitest'
import { type Fetched, type FetcherOptions, openFetcher } from '#fetch/fetch.ts'
import { feedId } from '#model/ids.ts'
import type { Validators } from '#model/reading.ts'
import { rogueFeed, rogueValidators, startRogue } from '#tests/support/rogue-server.ts'
import { hasOpenssl, makeCertificates } from './certificates.ts'

const rogue = await startRogue()
const host = `127.0.0.1:${rogue.port}`
afterAll(() => rogue.close())

const noValidators: Validators = { etag: null, lastModified: null }
const usual: FetcherOptions = {
  allowNetworks: ['127.0.0.1/32'],
  userAgent: 'Tributary/test (+mailto:us@example.org)',
  limits: { totalMs: 4000, wireBytes: 200_000, decodedBytes: 1_000_000 },
}

/** One fetch with a fetcher of its own. */
async function fetchOnce(url: string, options: Partial<FetcherOptions> = {}, validators = noValidators): Promise<Fetched> {
  const fetcher = openFetcher({ ...usual, ...options })
  try {
    return await fetcher.fetch({ feed: feedId('rogue'), url, validators })
  } finally {
    await fetcher.close()
  }
}

async function faultOf(url: string, options: Partial<FetcherOptions> = {}) {
  const fetched = await fetchOnce(url, options)
  if (fetched.kind !== 'fault') throw new Error(`${url} was ${fetched.kind}`)
  const { code, message, detail } = fetched.fault
  return { code, message, detail, status: fetched.status, bytes: fetched.bytes }
}

function text(fetched: Fetched): string {
  return fetched.kind === 'fresh' ? Buffer.from(fetched.document.bytes).toString() : `not fresh but ${fetched.kind}`
}

describe('a server that misbehaves gets a fault of its own', () => {
  test.for([
    ['/huge?mb=100', 'fetch/too-large', 'sends more than 0.2 MB'],
    ['/declared-huge', 'fetch/too-large', 'sends more than 0.2 MB'],
    ['/bomb?as=gzip', 'fetch/too-large', 'sends more than 1 MB after decompression'],
    ['/bomb?as=deflate', 'fetch/too-large', 'sends more than 1 MB after decompression'],
    ['/bomb?as=raw-deflate', 'fetch/too-large', 'sends more than 1 MB after decompression'],
    ['/bomb?as=br', 'fetch/too-large', 'sends more than 1 MB after decompression'],
    ['/bomb?as=zstd', 'fetch/too-large', 'sends more than 1 MB after decompression'],
    ['/bomb?as=gzip, gzip', 'fetch/too-large', 'sends more than 1 MB after decompression'],
    ['/header-flood', 'fetch/bad-answer', 'sent more headers than we read'],
    ['/endless-promises', 'fetch/bad-answer', 'promises an answer again and again'],
    ['/trailer-flood', 'fetch/bad-answer', 'sent more headers than we read'],
    ['/endless-redirect?turn=0', 'fetch/too-many-redirects', 'redirected us once more after 5 redirects'],
    ['/redirect-to-nowhere', 'fetch/bad-answer', 'redirects without saying where to'],
    ['/redirect?to=http://[', 'fetch/bad-answer', 'redirects to something that is no address'],
    ['/not-compressed', 'fetch/bad-encoding', 'sent bytes that are not compressed as it says'],
    ['/cut-gzip', 'fetch/bad-encoding', 'sent bytes that are not compressed as it says'],
    ['/wide-zstd', 'fetch/bad-encoding', 'sent bytes that are not compressed as it says'],
    ['/unknown-encoding', 'fetch/bad-encoding', 'used an encoding we do not know'],
    ['/many-encodings', 'fetch/bad-encoding', 'compressed its answer several times over'],
    ['/short', 'fetch/broken-off', 'broke off the connection'],
    ['/short-at-close', 'fetch/broken-off', 'ended before the whole answer was there'],
    ['/drop', 'fetch/broken-off', 'broke off the connection'],
    ['/drop-at-close', 'fetch/broken-off', 'ended before the whole answer was there'],
    ['/reset', 'fetch/broken-off', 'broke off the connection'],
    ['/hang-up', 'fetch/broken-off', 'broke off the connection'],
    ['/bad-length', 'fetch/broken-off', 'ended before the whole answer was there'],
    ['/bad-chunk', 'fetch/bad-answer', 'does not speak HTTP as it should'],
    ['/not-http', 'fetch/bad-answer', 'does not speak HTTP as it should'],
    ['/upgrade', 'fetch/bad-answer', 'answered out of turn'],
    ['/status?code=304', 'fetch/bad-answer', 'answered 304, unchanged, to a request without conditions'],
    ['/empty', 'fetch/empty', 'sent an empty document'],
    ['/encoded?as=gzip&empty=yes', 'fetch/empty', 'sent an empty document'],
    ['/status?code=404', 'fetch/not-found', 'answered 404, not found'],
    ['/status?code=410', 'fetch/gone', 'answered 410, gone for good'],
    ['/status?code=429', 'fetch/rate-limited', 'answered 429, too many requests'],
    ['/status?code=206', 'fetch/status', 'answered 206, only a part of the document'],
    ['/status?code=204', 'fetch/status', 'answered 204, no content'],
    ['/status?code=403', 'fetch/status', 'answered 403, access is forbidden'],
    ['/status?code=418', 'fetch/status', 'answered 418, the request was refused'],
    ['/status?code=999', 'fetch/status', 'answered 999, which is no HTTP status'],
    ['/loud-reason', 'fetch/status', 'answered 503, not available just now'],
  ] as const)('%s ends in %s', async ([path, code, words]) => {
    const fault = await faultOf(rogue.url(path))
    expect(fault).toMatchObject({ code, message: `${host} ${words}` })
    expect(`${fault.message} ${fault.detail}`).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })

  test.for([
    ['/silent', { firstByteMs: 300 }, 'sent no answer within 0.3 s'],
    ['/dripping-head', { firstByteMs: 300 }, 'sent no answer within 0.3 s'],
    ['/dripping-head', { totalMs: 500 }, 'did not finish within 0.5 s'],
    ['/drip?ms=50', { totalMs: 500 }, 'did not finish within 0.5 s'],
    ['/redirect?to=/drip?ms=50', { totalMs: 500 }, 'did not finish within 0.5 s'],
  ] as const)('%s within %o ends in fetch/timeout', async ([path, limits, words]) => {
    const begin = performance.now()
    expect(await faultOf(rogue.url(path), { limits })).toMatchObject({ code: 'fetch/timeout', message: `${host} ${words}` })
    // undici counts the first byte's time in half seconds.
    expect(performance.now() - begin).toBeLessThan(2000)
  })

  test('a fault tells the status and the bytes that came before it', async () => {
    expect(await faultOf(rogue.url('/short'))).toMatchObject({ status: 200, bytes: 9 })
    expect(await faultOf(rogue.url('/hang-up'))).toMatchObject({ status: null, bytes: 0 })
    expect(await faultOf(rogue.url('/status?code=500'))).toMatchObject({ status: 500, bytes: 0 })
  })

  test('an answer with a second one glued to it is read to its own end', async () => {
    expect(text(await fetchOnce(rogue.url('/two-answers')))).toBe('hello')
  })

  test('a few interim answers before the real one are read over', async () => {
    expect(text(await fetchOnce(rogue.url('/early-hints')))).toBe(rogueFeed)
  })

  test('a redirect whose body never ends holds nobody up', async () => {
    expect(await fetchOnce(rogue.url('/redirect-with-endless-body'))).toMatchObject({ kind: 'fresh', status: 200 })
  })

  test.for(['/huge?mb=100', '/bomb?as=gzip', '/bomb?as=br', '/bomb?as=zstd', '/bomb?as=raw-deflate'])(
    'under the usual limits %s costs little memory',
    async (path) => {
      let peak = 0
      const watch = setInterval(() => {
        peak = Math.max(peak, process.memoryUsage.rss())
      }, 5)
      const before = process.memoryUsage.rss()
      expect(await faultOf(rogue.url(path), { limits: {} })).toMatchObject({ code: 'fetch/too-large' })
      clearInterval(watch)
      // 20 MB of document, and the server's own share.
      expect(Math.max(0, peak - before)).toBeLessThan(120_000_000)
    },
  )
})

describe('an address that must not be asked', () => {
  const elsewhere = { allowNetworks: ['127.0.0.2/32'] }

  test.for([
    ['127.0.0.1', '127.0.0.1 is a loopback address'],
    ['2130706433', '127.0.0.1 is a loopback address'],
    ['0x7f000001', '127.0.0.1 is a loopback address'],
    ['0177.0.0.1', '127.0.0.1 is a loopback address'],
    ['127.1', '127.0.0.1 is a loopback address'],
    ['127.0.0.1.', '127.0.0.1 is a loopback address'],
    ['[::ffff:127.0.0.1]', '::ffff:7f00:1 is a loopback address'],
    ['[::ffff:7f00:1]', '::ffff:7f00:1 is a loopback address'],
    ['[::1]', '::1 is a loopback address'],
    ['[64:ff9b::7f00:1]', '64:ff9b::7f00:1 is a loopback address'],
    ['0.0.0.0', '0.0.0.0 is an unspecified address'],
  ] as const)('%s is refused before anything is sent', async ([literal, message]) => {
    const asked = rogue.requests.length
    expect(await faultOf(`http://${literal}:${rogue.port}/feed`, elsewhere)).toMatchObject({ code: 'fetch/forbidden-address', message })
    expect(rogue.requests.length).toBe(asked)
  })

  test('a name that resolves to a private address is refused, and both are named', async () => {
    const fault = await faultOf(`http://localhost:${rogue.port}/feed`, elsewhere)
    expect(fault.code).toBe('fetch/forbidden-address')
    expect(fault.message).toMatch(/^localhost is at (127\.0\.0\.1|::1), a loopback address$/)
  })

  test('a redirect to a private address is refused at each hop', async () => {
    const forbidden = `http://127.0.0.2:${rogue.port}/feed`
    for (const path of [`/redirect?to=${forbidden}`, `/redirect?to=/redirect?to=${forbidden}`, `/redirect?code=301&to=${forbidden}`]) {
      expect(await faultOf(rogue.url(path))).toMatchObject({
        code: 'fetch/forbidden-address',
        message: '127.0.0.2 is a loopback address',
      })
    }
  })

  test.for(['file:///etc/passwd', 'ftp://127.0.0.1/feed', 'data:text/xml,<rss/>', 'gopher://127.0.0.1/'])(
    'a redirect to %s is not followed',
    async (to) => {
      const fault = await faultOf(rogue.url(`/redirect?to=${encodeURIComponent(to)}`))
      expect(fault).toMatchObject({ code: 'fetch/forbidden-scheme', status: 302 })
      expect(fault.message).toContain(`${to.slice(0, to.indexOf(':'))}:`)
    },
  )

  test('the same address is asked once its network is named', async () => {
    expect(await fetchOnce(`http://2130706433:${rogue.port}/feed`)).toMatchObject({ kind: 'fresh' })
    expect(await fetchOnce(`http://localhost:${rogue.port}/feed`)).toMatchObject({ kind: 'fresh' })
  })
})

describe('a server that cannot be reached', () => {
  test('a name that does not exist is a fault of DNS', async () => {
    // Where there is no network, the name server may take its time to say so.
    const patient = { connectMs: 50_000, totalMs: 55_000 }
    expect(await faultOf('http://no-such-host.invalid/feed', { limits: patient })).toMatchObject({ code: 'fetch/dns', status: null })
  })

  test('a port nobody listens at refuses', async () => {
    const server = createServer()
    const port = await new Promise<number>((known) => {
      server.listen(0, '127.0.0.1', () => known((server.address() as { port: number }).port))
    })
    await new Promise((closed) => server.close(closed))
    expect(await faultOf(`http://127.0.0.1:${port}/feed`)).toMatchObject({
      code: 'fetch/connect',
      message: `127.0.0.1:${port} refuses connections`,
    })
  })

  test('a server that never finishes the TLS handshake is a timeout of the connection', async () => {
    await using mute = await startMute()
    expect(await faultOf(`https://127.0.0.1:${mute.port}/feed`, { limits: { connectMs: 300 } })).toMatchObject({
      code: 'fetch/timeout',
      message: `127.0.0.1:${mute.port} gave no connection within 0.3 s`,
    })
  })
})

describe.skipIf(!hasOpenssl)('TLS (needs openssl)', async () => {
  const certificates = hasOpenssl ? makeCertificates() : null
  if (certificates === null) return
  const trusted = getCACertificates('default')
  setDefaultCACertificates([...trusted, certificates.authority])
  afterAll(() => setDefaultCACertificates(trusted))

  test.for([
    ['expired', certificates.expired, 'shows a certificate that has expired'],
    ['self-signed', certificates.selfSigned, 'shows a self-signed certificate'],
    ['made for another host', certificates.otherHost, 'shows a certificate made for another host'],
  ] as const)('a certificate that is %s is said to be so', async ([, tls, words]) => {
    await using server = await startRogue({ tls })
    expect(await faultOf(server.url('/feed'))).toMatchObject({ code: 'fetch/tls', message: `localhost:${server.port} ${words}` })
    expect(server.requests).toEqual([])
  })

  test('a good certificate is accepted', async () => {
    await using server = await startRogue({ tls: certificates.good })
    expect(text(await fetchOnce(server.url('/feed')))).toBe(rogueFeed)
  })

  test('a server that speaks no TLS is said not to', async () => {
    expect(await faultOf(`https://127.0.0.1:${rogue.port}/feed`)).toMatchObject({
      code: 'fetch/tls',
      message: `${host} does not speak TLS`,
    })
  })
})

describe('a server that behaves', () => {
  test('a document comes with what its headers say of it', async () => {
    expect(await fetchOnce(rogue.url('/feed'))).toEqual({
      kind: 'fresh',
      document: {
        feed: 'rogue',
        address: rogue.url('/feed'),
        bytes: new Uint8Array(Buffer.from(rogueFeed)),
        contentType: 'application/rss+xml; charset=utf-8',
        contentLocation: null,
        contentLanguage: null,
      },
      validators: noValidators,
      movedTo: null,
      status: 200,
      bytes: rogueFeed.length,
    })
  })

  test.for(['identity', 'gzip', 'x-gzip', 'GZip', 'deflate', 'raw-deflate', 'br', 'zstd', 'gzip, br', 'identity, gzip'])(
    'a document encoded as %s is decoded',
    async (as) => {
      const fetched = await fetchOnce(rogue.url(`/encoded?as=${as}`))
      expect(text(fetched)).toBe(rogueFeed)
      if (as !== 'identity') expect(fetched.bytes).toBeLessThan(rogueFeed.length / 2)
    },
  )

  test('the bytes lie in a buffer of their own, which a thread can be handed', async () => {
    const fetched = await fetchOnce(rogue.url('/feed'))
    if (fetched.kind !== 'fresh') throw new Error(fetched.kind)
    expect(fetched.document.bytes.buffer.byteLength).toBe(rogueFeed.length)
  })

  test('we say who we are and what we can read', async () => {
    await fetchOnce(rogue.url('/feed?who'))
    const asked = rogue.requests.find(({ path }) => path === '/feed?who')
    expect(asked?.headers).toMatchObject({ 'user-agent': usual.userAgent, 'accept-encoding': 'gzip, deflate, br, zstd' })
    expect(asked?.headers.accept).toContain('application/atom+xml')
    expect(asked?.headers).not.toHaveProperty('if-none-match')
    expect(asked?.headers).not.toHaveProperty('if-modified-since')
  })

  test('validators go back byte for byte, and then nothing has changed', async () => {
    const first = await fetchOnce(rogue.url('/validators'))
    expect(first).toMatchObject({ kind: 'fresh', validators: rogueValidators })
    const second = await fetchOnce(rogue.url('/validators'), {}, rogueValidators)
    expect(second).toEqual({ kind: 'unchanged', status: 304, bytes: 0 })
  })

  test('a stored validator that could break a request in two is not sent', async () => {
    const fetched = await fetchOnce(rogue.url('/validators?broken'), {}, { etag: '"a"\r\nx-evil: 1', lastModified: '\u0000' })
    expect(fetched).toMatchObject({ kind: 'fresh', status: 200 })
    const asked = rogue.requests.find(({ path }) => path === '/validators?broken')
    expect(asked?.headers).not.toHaveProperty('if-none-match')
    expect(asked?.headers).not.toHaveProperty('if-modified-since')
    expect(asked?.headers).not.toHaveProperty('x-evil')
  })

  test('a kept connection that closes under a request costs no fault', async () => {
    await using fetcher = open()
    const url = rogue.url('/closes-kept-connections')
    for (let turn = 0; turn < 3; turn += 1)
      expect(text(await fetcher.fetch({ feed: feedId('rogue'), url, validators: noValidators }))).toBe(rogueFeed)
  })
})

describe('redirects', () => {
  test.for([
    ['301', '/feed', true],
    ['308', '/feed', true],
    ['302', '/feed', false],
    ['303', '/feed', false],
    ['307', '/feed', false],
    ['301', '/redirect?code=308%26to=/feed', true],
    ['301', '/redirect?code=302%26to=/feed', false],
    ['302', '/redirect?code=301%26to=/feed', false],
  ] as const)('%s to %s moves the feed: %s', async ([code, to, moved]) => {
    const fetched = await fetchOnce(rogue.url(`/redirect?code=${code}&to=${to}`))
    expect(fetched).toMatchObject({ kind: 'fresh', movedTo: moved ? rogue.url('/feed') : null, document: { address: rogue.url('/feed') } })
  })

  test('user info and fragment of a target are dropped', async () => {
    const to = encodeURIComponent(`http://user:secret@${host}/feed#part`)
    expect(await fetchOnce(rogue.url(`/redirect?code=301&to=${to}`))).toMatchObject({ movedTo: rogue.url('/feed') })
    expect(rogue.requests.at(-1)?.headers).not.toHaveProperty('authorization')
  })

  test('a target in raw UTF-8 is understood', async () => {
    expect(await fetchOnce(rogue.url(`/redirect?to=${encodeURIComponent('/feed?q=né')}`))).toMatchObject({
      document: { address: rogue.url('/feed?q=n%C3%A9') },
    })
  })
})

describe('a signal', () => {
  test('aborted before the start rejects with its reason', async () => {
    await using fetcher = open()
    const asked = rogue.requests.length
    const request = { feed: feedId('rogue'), url: rogue.url('/feed'), validators: noValidators }
    await expect(fetcher.fetch(request, AbortSignal.abort(new Error('we are closing')))).rejects.toThrow('we are closing')
    expect(rogue.requests.length).toBe(asked)
  })

  test.for(['/silent', '/drip?ms=50'])('aborted while %s is read rejects with its reason', async (path) => {
    await using fetcher = open()
    const stop = new AbortController()
    setTimeout(() => stop.abort(new Error('we are closing')), 100)
    const request = { feed: feedId('rogue'), url: rogue.url(path), validators: noValidators }
    await expect(fetcher.fetch(request, stop.signal)).rejects.toThrow('we are closing')
  })
})

test('a host is inside where its address is named and not public', async () => {
  await using fetcher = open({ allowNetworks: ['127.0.0.0/8', '::1/128', '8.8.8.0/24'] })
  expect(await fetcher.isInside('127.0.0.1:8080')).toBe(true)
  expect(await fetcher.isInside('[::1]:80')).toBe(true)
  expect(await fetcher.isInside('localhost:80')).toBe(true)
  expect(await fetcher.isInside('8.8.8.8:443')).toBe(false)
  expect(await fetcher.isInside('10.0.0.1:443')).toBe(false)
  expect(await fetcher.isInside('no-such-host.invalid:443')).toBe(false)
})

function open(options: Partial<FetcherOptions> = {}) {
  const fetcher = openFetcher({ ...usual, ...options })
  return { ...fetcher, [Symbol.asyncDispose]: () => fetcher.close() }
}

/** Takes connections and says nothing. */
async function startMute() {
  const server = createServer((socket) => socket.on('error', () => undefined))
  const port = await new Promise<number>((known) => {
    server.listen(0, '127.0.0.1', () => known((server.address() as { port: number }).port))
  })
  return { port, [Symbol.asyncDispose]: async () => void server.close() }
}
