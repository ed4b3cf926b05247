import type { Enclosure } from '#model/entry.ts'

/** The type the publisher stated, else the usual one of the address's ending: RSS and JSON Feed cannot do without. */
export function mediaType(enclosure: Enclosure): string {
  const stated = statedMediaType(enclosure.type)
  if (stated !== undefined) return stated
  const ending = /\.([a-z0-9]{2,4})(?:[?#]|$)/i.exec(enclosure.url)?.[1]?.toLowerCase()
  return (ending === undefined ? undefined : usualTypes.get(ending)) ?? 'application/octet-stream'
}

/** Undefined where what is stated is no media type, such as `mp3`. @see RFC 6838 §4.2, RFC 9110 §8.3.1 */
export function statedMediaType(type: string | null): string | undefined {
  return type !== null && /^[a-z\d][\w!#$&^.+-]*\/[a-z\d][\w!#$&^.+-]*(?: *; *[\w!#$&^.+-]+=(?:[\w!#$&^.+-]+|"[^"\\]*"))*$/i.test(type)
    ? type
    : undefined
}

/** What news feeds enclose. Source: IANA's media types registry. */
const usualTypes = new Map([
  ['aac', 'audio/aac'],
  ['avif', 'image/avif'],
  ['flac', 'audio/flac'],
  ['gif', 'image/gif'],
  ['jpeg', 'image/jpeg'],
  ['jpg', 'image/jpeg'],
  ['m4a', 'audio/mp4'],
  ['m4v', 'video/mp4'],
  ['mov', 'video/quicktime'],
  ['mp3', 'audio/mpeg'],
  ['mp4', 'video/mp4'],
  ['oga', 'audio/ogg'],
  ['ogg', 'audio/ogg'],
  ['ogv', 'video/ogg'],
  ['opus', 'audio/ogg'],
  ['pdf', 'application/pdf'],
  ['png', 'image/png'],
  ['svg', 'image/svg+xml'],
  ['webm', 'video/webm'],
  ['webp', 'image/webp'],
])
