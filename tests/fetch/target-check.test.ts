import { expect, test } from 'vitest'
import { networks } from '#fetch/address-guard.ts'
import type { LookupAll } from '#fetch/guarded-connector.ts'
import { openTargetCheck } from '#fetch/target-check.ts'
import { noProxies } from './fetched.ts'

const proxies = { ...noProxies, http: 'http://proxy.example:3128/' }
const never = new AbortController().signal

/** What a name server says, as `node:dns` tells it. */
const answering =
  (...addresses: readonly string[]): LookupAll =>
  (_hostname, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
const failing: LookupAll = (_hostname, _options, callback) => callback(Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' }), [])
const silent: LookupAll = () => undefined

function check(address: string, lookup: LookupAll, allow: readonly string[] = []): Promise<void> {
  return openTargetCheck(networks(allow), proxies, 50, lookup)(new URL(address), never)
}

test.for([
  ['http://10.0.0.7/', failing, '10.0.0.7 is a private address'],
  ['http://[fd00::1]/', failing, 'fd00::1 is a private address'],
  ['https://0x7f.1/', failing, '127.0.0.1 is a loopback address'],
  ['http://inner.example/', answering('10.0.0.7'), 'inner.example is at 10.0.0.7, a private address'],
  ['http://both.example/', answering('8.8.8.8', '10.0.0.7'), 'both.example is at 10.0.0.7, a private address'],
  ['http://mapped.example/', answering('::ffff:127.0.0.1'), 'mapped.example is at ::ffff:127.0.0.1, a loopback address'],
] as const)('%s is refused', async ([address, lookup, message]) => {
  await expect(check(address, lookup)).rejects.toMatchObject({ code: 'fetch/forbidden-address', message })
})

test.for([
  ['a public name', answering('8.8.8.8', '2606:4700::1111'), []],
  ['a name of a network that is allowed', answering('10.0.0.7'), ['10.0.0.0/8']],
  ['a name that does not resolve here', failing, []],
  ['a name whose server is silent', silent, []],
] as const)('%s is left to the proxy', async ([, lookup, allow]) => {
  await expect(check('http://feeds.example/', lookup, allow)).resolves.toBeUndefined()
})

test('each time anew, so that a name that turns private is refused the second time', async () => {
  const answers = ['8.8.8.8', '10.0.0.7']
  const rebinding: LookupAll = (_hostname, _options, callback) => callback(null, [{ address: answers.shift() ?? '', family: 4 }])
  const checkTarget = openTargetCheck([], proxies, 50, rebinding)
  await checkTarget(new URL('http://rebinding.example/'), never)
  await expect(checkTarget(new URL('http://rebinding.example/'), never)).rejects.toMatchObject({ code: 'fetch/forbidden-address' })
})

test('a look-up nobody waits for any more is left alone', async () => {
  const stop = new AbortController()
  const checked = openTargetCheck([], proxies, 60_000, silent)(new URL('http://slow.example/'), stop.signal)
  stop.abort(new Error('enough'))
  await expect(checked).rejects.toThrow('enough')
})

test('without a proxy nothing is looked up: the connection has its own guard', async () => {
  await openTargetCheck([], noProxies, 50, () => expect.unreachable())(new URL('http://10.0.0.7/'), never)
})
