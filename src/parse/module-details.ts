/** What few entries say, in the words of either format or of a module. */
import type { Link, Person, WrittenText } from '#model/details.ts'
import type { EntryDetails } from '#model/entry.ts'
import type { Instant } from '#model/instant.ts'
import { contributorNames, contributorsOf, personOf } from './author.ts'
import { replyTo } from './discussion.ts'
import { childText, firstFilled, type XmlElement } from './element.ts'
import { episodeNames, episodeOf, explicitOf } from './episode.ts'
import { licenseNames, licenseOf } from './license.ts'
import { placeNames, placeOf } from './place.ts'
import { firstDate } from './stated-date.ts'
import { writtenConstruct } from './text-construct.ts'

type ModuleDetails = Pick<
  EntryDetails,
  'subtitle' | 'rights' | 'license' | 'contributors' | 'publisher' | 'createdAt' | 'replyTo' | 'episode' | 'explicit' | 'place'
>

/** `links` are the entry's own, `language` is what its texts inherit. */
export function moduleDetails(entry: XmlElement, links: readonly Link[], language: string | null): ModuleDetails {
  const said = subjectsIn(entry)
  return {
    rights: said & subject.rights ? rightsOf(entry, language) : null,
    license: licenseOf(said & subject.license ? entry : null, links),
    contributors: said & subject.people ? contributorsOf(entry) : nobody,
    publisher: said & subject.people ? personOf(childText(entry, 'dc:publisher')) : null,
    createdAt: said & subject.creation ? createdAt(entry) : null,
    replyTo: said & subject.reply ? replyTo(entry) : null,
    subtitle: said & subject.podcast ? childText(entry, 'itunes:subtitle') : null,
    episode: said & subject.podcast ? episodeOf(entry) : null,
    explicit: said & subject.podcast ? explicitOf(entry) : null,
    place: said & subject.place ? placeOf(entry) : null,
  }
}

const nobody: readonly Person[] = []

/** One look at the names an entry bears spares looking for each of those it does not. */
function subjectsIn(entry: XmlElement): number {
  let said = 0
  for (const { name } of entry.children) said |= subjects.get(name) ?? 0
  return said
}

const subject = { rights: 1, license: 2, people: 4, creation: 8, reply: 16, podcast: 32, place: 64 }
const rightsNames = ['rights', 'copyright', 'dc:rights', 'atom:rights', 'dcterms:rights']
const creationNames = ['created', 'dcterms:created', 'dc:created', 'atom:created']

const subjects: ReadonlyMap<string, number> = new Map([
  ...rightsNames.map((name) => [name, subject.rights] as const),
  ...licenseNames.map((name) => [name, subject.license] as const),
  ...[...contributorNames, 'dc:publisher'].map((name) => [name, subject.people] as const),
  ...creationNames.map((name) => [name, subject.creation] as const),
  ['thr:in-reply-to', subject.reply],
  ...episodeNames.map((name) => [name, subject.podcast] as const),
  ...placeNames.map((name) => [name, subject.place] as const),
])

/** Of a feed too. */
export function rightsOf(element: XmlElement, language: string | null): WrittenText | null {
  return writtenConstruct(firstFilled(element, rightsNames), language)
}

/** Of a feed too. */
export function createdAt(element: XmlElement): Instant | null {
  return firstDate(element, creationNames)
}
