import { createServer } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, describe, expect, test } from 'vitest'
import { shortHash } from '#lib/hash.ts'
import type { OrderSecrets } from '#model/fetch-batch.ts'
import type { Validators } from '#model/reading.ts'
import { rogueFeed, rogueSays, rogueValidators, startRogue } from '#tests/support/rogue-server.ts'
import { hasOpenssl, makeCertificates } from './certificates.ts'
import { faultOf, fetchOnce, open, requestOf, text, usual } from './fetched.ts'

const rogue = await startRogue()
const host = `127.0.0.1:${rogue.port}`
const noValidators: Validators = { etag: null, lastModified: null }
afterAll(() => rogue.close())

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
      bodyHash: shortHash(Buffer.from(rogueFeed)),
      partial: false,
      links: { hub: null, self: null },
      freshSeconds: null,
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
    const second = await fetchOnce(rogue.url('/validators'), {}, { validators: rogueValidators })
    expect(second).toEqual({ kind: 'unchanged', movedTo: null, validators: null, freshSeconds: null, status: 304, bytes: 0 })
  })

  test('a stored validator that could break a request in two is not sent', async () => {
    const fetched = await fetchOnce(
      rogue.url('/validators?broken'),
      {},
      { validators: { etag: '"a"\r\nx-evil: 1', lastModified: '\u0000' } },
    )
    expect(fetched).toMatchObject({ kind: 'fresh', status: 200 })
    const asked = rogue.requests.find(({ path }) => path === '/validators?broken')
    expect(asked?.headers).not.toHaveProperty('if-none-match')
    expect(asked?.headers).not.toHaveProperty('if-modified-since')
    expect(asked?.headers).not.toHaveProperty('x-evil')
  })

  test('a kept connection that closes under a request costs no fault', async () => {
    await using fetcher = open()
    const url = rogue.url('/closes-kept-connections')
    for (let turn = 0; turn < 3; turn += 1) expect(text(await fetcher.fetch(requestOf(url)))).toBe(rogueFeed)
  })
})

const says = (...answer: Parameters<typeof rogueSays>) => rogue.url(rogueSays(...answer))

describe('what has not changed', () => {
  const bodyHash = shortHash(Buffer.from(rogueFeed))

  test('the same bytes behind another tag each time are unchanged, and the new tag is told', async () => {
    const first = await fetchOnce(rogue.url('/flapping'))
    if (first.kind !== 'fresh') throw new Error(first.kind)
    const second = await fetchOnce(rogue.url('/flapping'), {}, { validators: first.validators, bodyHash: first.bodyHash })
    expect(second).toMatchObject({ kind: 'unchanged', status: 200, bytes: rogueFeed.length })
    expect(second).toMatchObject({ validators: { etag: expect.stringMatching(/^"flap-\d+"$/), lastModified: null } })
    expect(second).not.toMatchObject({ validators: first.validators })
  })

  test('the same bytes are unchanged however they are encoded', async () => {
    expect(await fetchOnce(rogue.url('/encoded?as=br'), {}, { bodyHash })).toMatchObject({ kind: 'unchanged', status: 200 })
  })

  test('the same bytes at a new address are unchanged, and the move is told', async () => {
    const fetched = await fetchOnce(rogue.url('/redirect?code=301&to=/feed'), {}, { bodyHash })
    expect(fetched).toMatchObject({ kind: 'unchanged', movedTo: rogue.url('/feed'), validators: null })
  })

  test('a 304 that names another tag tells it, and what it leaves out stays', async () => {
    const validators = { etag: '"old"', lastModified: 'Tue, 03 Nov 2026 04:05:06 GMT' }
    expect(await fetchOnce(says(['etag:"new"', 'cache-control:max-age=600'], { code: '304' }), {}, { validators })).toEqual({
      kind: 'unchanged',
      movedTo: null,
      validators: { etag: '"new"', lastModified: validators.lastModified },
      freshSeconds: 600,
      status: 304,
      bytes: 0,
    })
    expect(await fetchOnce(says(['etag:"old"'], { code: '304' }), {}, { validators })).toMatchObject({ validators: null })
  })
})

describe('a delta', () => {
  const known = { validators: { etag: '"1"', lastModified: null }, bodyHash: 'whatever' }

  test('is asked for where there is a tag to compare with, and else not', async () => {
    await fetchOnce(rogue.url('/feed?delta'), {}, known)
    await fetchOnce(rogue.url('/feed?none'), {}, { validators: { etag: null, lastModified: 'Tue, 03 Nov 2026 04:05:06 GMT' } })
    const headersOf = (path: string) => rogue.requests.find((asked) => asked.path === path)?.headers
    expect(headersOf('/feed?delta')).toMatchObject({ 'a-im': 'feed', 'if-none-match': '"1"' })
    expect(headersOf('/feed?none')).not.toHaveProperty('a-im')
  })

  test('is a part of the document, with which no later one can be compared', async () => {
    const fetched = await fetchOnce(says(['im:feed', 'etag:"2"'], { code: '226' }), {}, known)
    expect(fetched).toMatchObject({ kind: 'fresh', partial: true, bodyHash: null, status: 226, validators: { etag: '"2"' } })
  })

  test.for([
    ['not asked for', ['im:feed'], noValidators],
    ['of another kind', ['im:vcdiff'], known.validators],
    ['with more to undo', ['im:feed, gzip'], known.validators],
    ['without its kind', [], known.validators],
  ] as const)('that is %s is no good answer', async ([, headers, validators]) => {
    const fetched = await fetchOnce(says(headers, { code: '226' }), {}, { validators })
    expect(fetched).toMatchObject({ kind: 'fault', status: 226, fault: { code: 'fetch/bad-answer' } })
  })
})

describe('what the headers say of the next time', () => {
  test.for([
    ['429', 'retry-after:120', 120],
    ['503', 'retry-after:120', 120],
    ['302', 'retry-after:60', 60],
    ['500', 'retry-after:1', 1],
    ['503', 'retry-after:-5', null],
    ['503', 'retry-after:soon', null],
    ['503', 'retry-after:Sun, 06 Nov 1994 08:49:37 GMT', null],
    ['503', 'x-nothing:1', null],
  ] as const)('%s with %s: %s seconds', async ([code, header, retryAfterSeconds]) => {
    expect(await fetchOnce(says([header], { code }))).toMatchObject({ kind: 'fault', retryAfterSeconds })
  })

  test.for([
    ['as HTTP writes it', (at: Date) => at.toUTCString()],
    [
      'in the old form',
      (at: Date) =>
        `Sunday, ${at
          .toUTCString()
          .slice(5, 22)
          .replace(/ (\w{3}) \d\d(\d\d) /, '-$1-$2 ')}${at.toUTCString().slice(-7)}`,
    ],
  ] as const)('429 with a date %s', async ([, write]) => {
    const header = `retry-after:${write(new Date(Date.now() + 600_000))}`
    const fetched = await fetchOnce(says([header], { code: '429' }))
    if (fetched.kind !== 'fault') throw new Error(fetched.kind)
    expect(fetched.retryAfterSeconds).toBeGreaterThan(500)
    expect(fetched.retryAfterSeconds).toBeLessThanOrEqual(600)
  })

  test('a fault of the document itself does not come with a time', async () => {
    expect(await fetchOnce(says(['retry-after:99'], { body: '' }))).toMatchObject({
      fault: { code: 'fetch/empty' },
      retryAfterSeconds: null,
    })
  })

  test('a document comes with its freshness and with the hub it names', async () => {
    const link = 'link:</hub>; rel="hub", <https://example.org/feed>; rel=self'
    expect(await fetchOnce(says([link, 'cache-control:public, max-age=3600', 'age:600']))).toMatchObject({
      kind: 'fresh',
      freshSeconds: 3000,
      links: { hub: rogue.url('/hub'), self: 'https://example.org/feed' },
    })
  })
})

describe('secrets', () => {
  const secretOf = (variable: string) => ({ FEED_LOGIN: 'us:s3cret', FEED_KEY: 'k-1' })[variable] ?? null
  const secretsFor = (origin: string, changes: Partial<OrderSecrets> = {}): OrderSecrets => ({
    origin,
    basic: 'FEED_LOGIN',
    bearer: null,
    headers: { 'x-api-key': 'FEED_KEY' },
    ...changes,
  })
  const own = `http://${host}`

  test('go to the feed’s own origin', async () => {
    await fetchOnce(rogue.url('/feed?secret'), { secretOf }, { secrets: secretsFor(own) })
    const asked = rogue.requests.find(({ path }) => path === '/feed?secret')
    expect(asked?.headers).toMatchObject({ authorization: `Basic ${btoa('us:s3cret')}`, 'x-api-key': 'k-1' })
  })

  test('go nowhere else, whatever a redirect says, and not to another port or scheme', async () => {
    await using other = await startRogue()
    const target = `http://127.0.0.1:${other.port}/feed`
    await fetchOnce(rogue.url(`/redirect?to=${target}`), { secretOf }, { secrets: secretsFor(own) })
    await fetchOnce(target, { secretOf }, { secrets: secretsFor(own) })
    await fetchOnce(target, { secretOf }, { secrets: secretsFor(`https://127.0.0.1:${other.port}`) })
    expect(other.requests).toHaveLength(3)
    for (const { headers } of other.requests) {
      expect(headers).not.toHaveProperty('authorization')
      expect(headers).not.toHaveProperty('x-api-key')
    }
  })

  test('that are not there are a fault before anything is asked', async () => {
    const asked = rogue.requests.length
    const secrets = secretsFor(own, { bearer: 'FEED_TOKEN', basic: null })
    const fetched = await fetchOnce(rogue.url('/feed'), { secretOf }, { secrets })
    expect(fetched).toMatchObject({ kind: 'fault', status: null, bytes: 0, retryAfterSeconds: null })
    expect(fetched).toMatchObject({ fault: { code: 'fetch/no-secret', message: 'the environment variable FEED_TOKEN is not set' } })
    expect(rogue.requests.length).toBe(asked)
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
    const request = requestOf(rogue.url('/feed'))
    await expect(fetcher.fetch(request, AbortSignal.abort(new Error('we are closing')))).rejects.toThrow('we are closing')
    expect(rogue.requests.length).toBe(asked)
  })

  test.for(['/silent', '/drip?ms=50'])('aborted while %s is read rejects with its reason', async (path) => {
    await using fetcher = open()
    const stop = new AbortController()
    setTimeout(() => stop.abort(new Error('we are closing')), 100)
    const request = requestOf(rogue.url(path))
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

/** Takes connections and says nothing. */
async function startMute() {
  const server = createServer((socket) => socket.on('error', () => undefined))
  const port = await new Promise<number>((known) => {
    server.listen(0, '127.0.0.1', () => known((server.address() as { port: number }).port))
  })
  return { port, [Symbol.asyncDispose]: async () => void server.close() }
}
