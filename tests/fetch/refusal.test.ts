import { createServer } from 'node:http'
import { afterAll, describe, expect, test } from 'vitest'
import { rogueFeed, rogueSays, startRogue } from '#tests/support/rogue-server.ts'
import { faultOf, fetchOnce } from './fetched.ts'

const rogue = await startRogue()
const host = `127.0.0.1:${rogue.port}`
afterAll(() => rogue.close())

const says = (...answer: Parameters<typeof rogueSays>) => rogue.url(rogueSays(...answer))

describe('a refusal is called by its name', () => {
  test.for([
    [
      '403',
      ['cf-mitigated:challenge', 'server:cloudflare'],
      'fetch/challenged',
      'is behind Cloudflare, which wants proof of a person (403)',
    ],
    ['503', ['cf-mitigated:challenge'], 'fetch/challenged', 'is behind Cloudflare, which wants proof of a person (503)'],
    ['403', ['server:cloudflare'], 'fetch/challenged', 'is behind Cloudflare, and access is forbidden (403)'],
    ['202', ['x-amzn-waf-action:challenge'], 'fetch/challenged', 'is behind the firewall of AWS, which wants proof of a person (202)'],
    ['405', ['x-amzn-waf-action:captcha'], 'fetch/challenged', 'is behind the firewall of AWS, which wants proof of a person (405)'],
    ['429', ['x-vercel-mitigated:challenge'], 'fetch/challenged', 'is behind Vercel, which wants proof of a person (429)'],
    ['403', ['x-vercel-mitigated:deny'], 'fetch/challenged', 'is behind Vercel, which does not let us through (403)'],
    ['403', ['x-datadome:protected'], 'fetch/challenged', 'is behind DataDome, which does not let us through (403)'],
    ['403', ['x-sucuri-block:FBP007'], 'fetch/challenged', 'is behind Sucuri, which does not let us through (403)'],
    ['403', ['server:AkamaiGHost'], 'fetch/challenged', 'is behind Akamai, and access is forbidden (403)'],
    ['403', ['x-iinfo:1-2-3'], 'fetch/challenged', 'is behind Imperva, and access is forbidden (403)'],
    ['403', ['retry-after:60'], 'fetch/rate-limited', 'has had too many requests (403)'],
    ['403', ['x-ratelimit-remaining:0.0', 'server:snooserv'], 'fetch/rate-limited', 'has had too many requests (403)'],
    ['403', ['x-ratelimit-remaining:099'], 'fetch/status', 'answered 403, access is forbidden'],
    ['404', ['server:cloudflare', 'x-datadome:protected'], 'fetch/not-found', 'answered 404, not found'],
    ['429', ['server:cloudflare'], 'fetch/rate-limited', 'answered 429, too many requests'],
    ['401', ['www-authenticate:Basic realm="desk"'], 'fetch/login', 'answered 401, a login is needed'],
    ['407', [], 'fetch/status', 'answered 407, a proxy of its own wants a login'],
    ['451', [], 'fetch/region-blocked', 'answered 451, withheld for legal reasons'],
  ] as const)('%s with %o is %s', async ([code, headers, fault, words]) => {
    expect(await faultOf(says(headers, { code }))).toMatchObject({ code: fault, message: `${host} ${words}`, status: Number(code) })
  })

  test('a document of a guarded site is a document', async () => {
    expect(await fetchOnce(says(['server:cloudflare', 'x-datadome:protected', 'x-iinfo:1']))).toMatchObject({ kind: 'fresh' })
  })

  test.for([
    ['/members/login', 'text/html; charset=utf-8', 'fault'],
    ['/users/sign_in?back=feed', 'text/html', 'fault'],
    ['/sso/start', 'text/html', 'fault'],
    ['/login', 'application/rss+xml', 'fresh'],
    ['/authors/feed', 'text/html', 'fresh'],
    ['/catalogin', 'text/html', 'fresh'],
  ] as const)('a redirect to %s with %s ends in a %s', async ([path, type, kind]) => {
    await using members = await startMembers(type)
    const fetched = await fetchOnce(`http://127.0.0.1:${members.port}/feed?to=${encodeURIComponent(path)}`)
    expect(fetched.kind).toBe(kind)
    if (fetched.kind === 'fault') expect(fetched.fault.code).toBe('fetch/login')
  })

  test('a feed whose own address speaks of a login is no login page', async () => {
    await using members = await startMembers('text/html')
    expect(await fetchOnce(`http://127.0.0.1:${members.port}/login/feed?to=/login/feed/`)).toMatchObject({ kind: 'fresh' })
  })
})

/** A site for members: `?to=` leads on, and every other address answers in the given type. */
async function startMembers(type: string) {
  const server = createServer((request, response) => {
    const to = new URL(request.url ?? '/', 'http://members').searchParams.get('to')
    if (to === null) response.setHeader('content-type', type).end(rogueFeed)
    else response.writeHead(302, { location: to }).end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as { port: number }
  return { port, [Symbol.asyncDispose]: async () => void server.close() }
}
