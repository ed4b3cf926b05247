/** How hosts are called. */
import { shorten } from '#lib/text.ts'

/** Name and port, what limits are counted by: "example.org:443". An IPv6 literal keeps its brackets. */
export function hostOf(url: string): string {
  const { protocol, hostname, port } = new URL(url)
  return `${hostname.replace(/\.$/, '')}:${port || (protocol === 'https:' ? '443' : '80')}`
}

/** For messages, without a usual port; a redirect can make one up of any length. */
export function hostName(url: URL): string {
  return shorten(url.host, 100)
}
