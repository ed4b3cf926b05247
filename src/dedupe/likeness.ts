/** Whether an entry is one its feed showed before, by what stands beside the guid: link and date, then title. */
import { type KnownEntry, statedDate, type WrittenEntry } from '#model/entry.ts'

/** True where the two are taken for one item. */
export type Alike = (entry: WrittenEntry, known: KnownEntry) => boolean

export const sameGuid: Alike = (entry, known) => entry.guid !== null && entry.guid === known.guid

export const sameTitle: Alike = (entry, known) => entry.title === known.title

/** Title, link and all else that a reader sees. */
export const sameContent: Alike = (entry, known) => entry.contentHash === known.contentHash

/** The same address, which no other item of either document has. */
export const sameOwnAddress: Alike = (entry, known) =>
  entry.canonicalUrl !== null && entry.canonicalUrl === known.canonicalUrl && !entry.addressShared && !known.addressShared

/** Same title and date, or without dates the same words, at the same address; without addresses the date must be there. */
export const certainlySame: Alike = (entry, known) => {
  if (entry.canonicalUrl !== known.canonicalUrl) return false
  if (sameDate(entry, known)) return sameTitle(entry, known)
  return entry.canonicalUrl !== null && undated(entry, known) && sameContent(entry, known)
}

/** The same words at the same address, or without one: the same item under another date, or the next issue of a page that never changes. */
export const sameWords: Alike = (entry, known) => entry.canonicalUrl === known.canonicalUrl && entry.contentHash === known.contentHash

/** Without its guid an entry is told by these, the surest first. Of an address that several items have, the title must agree as well. */
export const alikeWithoutGuid: readonly Alike[] = [
  certainlySame,
  sameWords,
  (entry, known) => sameOwnAddress(entry, known) && sameDate(entry, known),
  (entry, known) => sameOwnAddress(entry, known) && (sameTitle(entry, known) || statedDate(entry) === null || known.statedAt === null),
]

/** Equal lengths of shorter texts may be chance. */
const tellingLength = 200

/** Same title and length at another address: what changes its guids with a session may do so with its links, and make up dates as well. */
export const movedAlone: Alike = (entry, known) =>
  sameTitle(entry, known) &&
  entry.text.length === known.givenLength &&
  (sameDate(entry, known) || undated(entry, known) || known.givenLength >= tellingLength)

/** True where the two have nothing in common but the guid, and `entry` is the newer: another item, not an edit. */
export const contradicts: Alike = (entry, known) => {
  if (known.title === null || sameTitle(entry, known) || sameContent(entry, known)) return false
  if (entry.canonicalUrl === null || known.canonicalUrl === null || entry.canonicalUrl === known.canonicalUrl) return false
  return undated(entry, known) || (statedDate(entry) ?? 0) > (known.statedAt ?? Number.POSITIVE_INFINITY)
}

export function sameDate(entry: WrittenEntry, known: KnownEntry): boolean {
  const stated = statedDate(entry)
  return stated !== null && stated === known.statedAt
}

function undated(entry: WrittenEntry, known: KnownEntry): boolean {
  return statedDate(entry) === null && known.statedAt === null
}
