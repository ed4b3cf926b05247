/** Which addresses a connection may go to: those of the public internet, and those in networks the operator named. */
import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

export type Network = readonly [Address, number]

export type AddressVerdict = { readonly allowed: true } | { readonly allowed: false; readonly why: string }

/** `why` reads on from "the address is …". An address that holds another (IPv4-mapped, NAT64) is judged by the one inside. */
export function checkAddress(ip: string, allow: readonly Network[]): AddressVerdict {
  if (!ipaddr.isValid(ip)) return { allowed: false, why: 'no IP address' }
  const outer = ipaddr.process(ip)
  const address = insideNat64(outer) ?? outer
  const named = allow.some((network) => contains(network, address) || contains(network, outer))
  if (metadataServices.has(address.toString())) {
    return allow.some(([network, bits]) => bits === wholeLength(network) && contains([network, bits], address))
      ? { allowed: true }
      : { allowed: false, why: 'a cloud metadata service, which only its own exact address can allow' }
  }
  return named || isPublic(address) ? { allowed: true } : { allowed: false, why: kinds.get(address.range()) ?? 'a reserved address' }
}

/** CIDR blocks as `checkAddress` takes them. */
export function networks(cidrs: readonly string[]): readonly Network[] {
  return cidrs.map((cidr) => ipaddr.parseCIDR(cidr))
}

/**
 * Machines of the cloud that hand credentials to whoever asks: AWS and most others, AWS over IPv6, Google over IPv6, Alibaba, Oracle, Azure.
 * Azure's lies among public addresses, Alibaba's among those VPNs use: naming a wide network must not open them by accident.
 */
const metadataServices = new Set([
  '169.254.169.254',
  'fd00:ec2::254',
  '169.254.170.2', // AWS, of a container
  '169.254.170.23',
  'fd00:ec2::23',
  'fd20:ce::254',
  '100.100.100.200',
  '192.0.0.192',
  '168.63.129.16',
])

const kinds = new Map<string, string>([
  ['loopback', 'a loopback address'],
  ['private', 'a private address'],
  ['uniqueLocal', 'a private address'],
  ['deprecatedSiteLocal', 'a private address'],
  ['linkLocal', 'a link-local address'],
  ['carrierGradeNat', 'an address behind carrier-grade NAT'],
  ['multicast', 'a multicast address'],
  ['broadcast', 'a broadcast address'],
  ['unspecified', 'an unspecified address'],
  // Routed by who is nearest or by nobody, and each can hide a private IPv4 address: no feed lives there.
  ['6to4', 'a 6to4 address'],
  ['teredo', 'a Teredo address'],
  ['rfc6145', 'a translated address'],
  // 64:ff9b:1::/48 is for local use, and where it holds its IPv4 address only its own network knows (RFC 8215 §3, RFC 6052 §2.2).
  ['rfc6052', 'a local NAT64 address'],
])

const nat64 = ipaddr.IPv6.parse('64:ff9b::')
const globalUnicast = ipaddr.IPv6.parse('2000::')

/** The IPv4 address a NAT64 gateway will connect to. @see RFC 6052 §2.1 */
function insideNat64(address: Address): ipaddr.IPv4 | null {
  return address instanceof ipaddr.IPv6 && address.match(nat64, 96) ? new ipaddr.IPv4(address.toByteArray().slice(12)) : null
}

/** The library calls unicast whatever has no other name; of IPv6 only 2000::/3 is given out. @see RFC 4291 §2.4 */
function isPublic(address: Address): boolean {
  return address.range() === 'unicast' && (address instanceof ipaddr.IPv4 || address.match(globalUnicast, 3))
}

function contains([network, bits]: Network, address: Address): boolean {
  return network.kind() === address.kind() && address.match(network, bits)
}

function wholeLength(address: Address): number {
  return address.kind() === 'ipv4' ? 32 : 128
}
