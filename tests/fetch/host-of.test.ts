import { expect, test } from 'vitest'
import { hostName, hostOf } from '#fetch/host-of.ts'

test.each([
  ['https://example.org/feed', 'example.org:443'],
  ['http://example.org/feed', 'example.org:80'],
  ['http://EXAMPLE.org:8080/', 'example.org:8080'],
  ['https://example.org./feed', 'example.org:443'],
  ['http://[2001:DB8::1]/', '[2001:db8::1]:80'],
  ['http://0x7f.1/', '127.0.0.1:80'],
  ['https://bücher.example/', 'xn--bcher-kva.example:443'],
])('%s is asked at %s', (url, host) => {
  expect(hostOf(url)).toBe(host)
})

test('a name of any length stays short in a message', () => {
  expect(hostName(new URL(`http://${'a'.repeat(5000)}.example/`)).length).toBeLessThanOrEqual(101)
})
