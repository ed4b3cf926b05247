import type { Enclosure } from '#model/entry.ts'

/** The type the publisher stated, else the usual one of the address's ending: RSS and JSON Feed cannot do without. */
export function mediaType(enclosure: Enclosure): string {
  if (enclosure.type !== null && enclosure.type !== '') return enclosure.type
  const ending = /\.([a-z0-9]{2,4})(?:[?#]|$)/i.exec(enclosure.url)?.[1]?.toLowerCase()
  return (ending === undefined ? undefined : usualTypes.get(ending)) ?? 'application/octet-stream'
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
