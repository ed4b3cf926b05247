import { afterAll, expect, test } from 'vitest'
import { isPermanent, isRedirect, redirectTarget } from '#fetch/redirect.ts'
import { startRogue } from '#tests/support/rogue-server.ts'
import { faultOf } from './fetched.ts'

const rogue = await startRogue()
afterAll(() => rogue.close())

const from = new URL('https://user@news.example/blog/feed?a=1')

test.for([[null], [''], [' '], ['http://'], ['http://['], ['https://a b/'], ['//:80'], ['http://news.example:99999/']])(
  '%j leads nowhere',
  ([location = null]) => {
    expect(() => redirectTarget(location, from)).toThrow(expect.objectContaining({ code: 'fetch/bad-answer' }))
  },
)

test.for([
  ['/feed', 'https://news.example/feed'],
  ['feed.xml', 'https://news.example/blog/feed.xml'],
  ['?a=2', 'https://news.example/blog/feed?a=2'],
  ['//other.example/feed', 'https://other.example/feed'],
  ['http://me:secret@other.example/feed#x', 'http://other.example/feed'],
  [' https://other.example/ ', 'https://other.example/'],
  ['https:\\\\other.example\\feed', 'https://other.example/feed'],
] as const)('%s leads to %s', ([location, target]) => {
  expect(redirectTarget(location, from).href).toBe(target)
})

test('300, 304, 305 and 306 are no redirects, and of the others only 301 and 308 are for good', () => {
  expect([300, 301, 302, 303, 304, 305, 306, 307, 308, 309].filter(isRedirect)).toEqual([301, 302, 303, 307, 308])
  expect([301, 302, 303, 307, 308].filter(isPermanent)).toEqual([301, 308])
})

const forbidden = [
  '127.0.0.2',
  '2130706434',
  '0x7f.0.0.2',
  '0.0.0.0',
  '10.0.0.7',
  '100.64.0.1',
  '169.254.1.1',
  '169.254.169.254',
  '224.0.0.1',
  '[::]',
  '[::1]',
  '[::ffff:10.0.0.7]',
  '[64:ff9b::10.0.0.7]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[fd00:ec2::254]',
  '[fe80::1]',
]

test.for(forbidden)('a redirect to %s is refused at the first hop and at the third', async (host) => {
  const step = (to: string) => `/redirect?to=${encodeURIComponent(to)}`
  const target = `http://${host}:${rogue.port}/feed`
  for (const path of [step(target), step(step(step(target)))]) {
    expect(await faultOf(rogue.url(path))).toMatchObject({ code: 'fetch/forbidden-address', status: 302 })
  }
})
