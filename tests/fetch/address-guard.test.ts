import { describe, expect, test } from 'vitest'
import { checkAddress, networks } from '#fetch/address-guard.ts'

const forbidden: readonly (readonly [string, string])[] = [
  ['not an address', 'no IP address'],
  ['', 'no IP address'],
  ['0.0.0.0', 'unspecified'],
  ['0.1.2.3', 'unspecified'],
  ['10.0.0.1', 'private'],
  ['100.64.0.1', 'carrier-grade NAT'],
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['169.254.1.1', 'link-local'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['192.0.0.1', 'reserved'],
  ['192.0.2.1', 'reserved'],
  ['192.88.99.1', 'reserved'],
  ['198.19.255.255', 'reserved'],
  ['198.51.100.1', 'reserved'],
  ['192.168.1.1', 'private'],
  ['198.18.0.1', 'reserved'],
  ['203.0.113.1', 'reserved'],
  ['224.0.0.1', 'multicast'],
  ['240.0.0.1', 'reserved'],
  ['255.255.255.255', 'broadcast'],
  ['::', 'unspecified'],
  ['::1', 'loopback'],
  ['::127.0.0.1', 'loopback'],
  ['::a00:1', ''],
  ['::ffff:10.0.0.1', 'private'],
  ['::ffff:7f00:1', 'loopback'],
  ['::ffff:0:7f00:1', 'translated'],
  ['64:ff9b::7f00:1', 'loopback'],
  ['64:ff9b::10.0.0.1', 'private'],
  ['64:ff9b:1::808:808', 'local NAT64'],
  ['100::1', 'reserved'],
  ['2001:0:1234::1', 'Teredo'],
  ['2001:10::1', 'reserved'],
  ['2001:20::1', 'reserved'],
  ['2001:db8::1', 'reserved'],
  ['2002:7f00:1::', '6to4'],
  ['2002:808:808::', '6to4'],
  ['3fff::1', 'reserved'],
  ['4000::1', 'reserved'],
  ['5f00::1', 'reserved'],
  ['fc00::1', 'private'],
  ['fd12:3456::1', 'private'],
  ['fe80::1', 'link-local'],
  ['fe80::1%eth0', 'link-local'],
  ['fec0::1', 'private'],
  ['ff02::1', 'multicast'],
]

test.each(forbidden)('%s is refused, and it is said why', (ip, why) => {
  expect(checkAddress(ip, [])).toEqual({ allowed: false, why: expect.stringContaining(why) })
})

test.each(['1.1.1.1', '8.8.8.8', '172.15.0.1', '172.32.0.1', '::ffff:8.8.8.8', '64:ff9b::808:808', '2606:4700::1111', '2a00:1450::1'])(
  '%s is public',
  (ip) => {
    expect(checkAddress(ip, [])).toEqual({ allowed: true })
  },
)

describe('with networks the operator named', () => {
  const allow = networks(['10.1.0.0/16', '127.0.0.2/32', 'fd00::/8', '169.254.0.0/16', '100.64.0.0/10'])

  test.each(['10.1.2.3', '127.0.0.2', '::ffff:10.1.2.3', '64:ff9b::a01:203', 'fd00::1', '169.254.1.1', '8.8.8.8'])(
    '%s is allowed',
    (ip) => {
      expect(checkAddress(ip, allow)).toEqual({ allowed: true })
    },
  )

  test.each(['10.2.0.1', '127.0.0.1', '::1', 'fe80::1', '64:ff9b::a02:1'])('%s stays refused', (ip) => {
    expect(checkAddress(ip, allow).allowed).toBe(false)
  })
})

const metadata = [
  '169.254.169.254',
  '::ffff:169.254.169.254',
  '64:ff9b::a9fe:a9fe',
  'fd00:ec2::254',
  '169.254.170.2',
  '169.254.170.23',
  'fd00:ec2::23',
  'fd20:ce::254',
  '100.100.100.200',
  '168.63.129.16',
]

test.each(metadata)('the cloud metadata service at %s is refused though the network around it is named', (ip) => {
  const allow = networks(['169.254.0.0/16', 'fd00::/8', '100.64.0.0/10', '0.0.0.0/0', '::/0'])
  expect(checkAddress(ip, allow)).toEqual({ allowed: false, why: expect.stringContaining('metadata') })
})

test('a metadata service named by its exact address is allowed', () => {
  expect(checkAddress('169.254.169.254', networks(['169.254.169.254/32']))).toEqual({ allowed: true })
})
