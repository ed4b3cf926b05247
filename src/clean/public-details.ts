/** Persons, rights and media of an entry as readers may see them. */
import type { MediaFile, Person, PublicDetails, PublicPerson, WrittenText } from '#model/details.ts'
import { noPublicDetails } from '#model/details.ts'
import type { ParsedEntry } from '#model/entry.ts'
import { displayText } from './display-text.ts'
import { webUrl } from './links.ts'
import { tidy } from './tidy.ts'

const mostPersons = 20
const mostFiles = 20
const longestName = 200
const longestRights = 500
const longestRightsHtml = 5000

/** What `media:content` may call a file. @see Media RSS 1.5.1, "media:content" */
const mediums: readonly (string | null)[] = ['image', 'audio', 'video', 'document', 'executable']

export function publicDetails({ details, baseUrl }: Pick<ParsedEntry, 'details' | 'baseUrl'>): PublicDetails {
  const { authors, contributors, rights, license, media } = details
  if (authors.length + contributors.length + media.length === 0 && rights === null && license === null) return noPublicDetails
  return {
    authors: publicPersons(authors, baseUrl),
    contributors: publicPersons(contributors, baseUrl),
    rights: rightsLine(rights),
    license: address(license, baseUrl),
    media: publicFiles(media, baseUrl),
  }
}

/** Rights as one line of plain text; null where nothing is left. */
export function rightsLine(rights: WrittenText | null): string | null {
  return rights === null ? null : displayText(tidy(rights.html.slice(0, longestRightsHtml), rights.base).text, longestRights)
}

/** One line of names; null where there were none but addresses of mail, which are for the publisher, not for everybody. */
export function publicName(line: string | null): string | null {
  const name =
    displayText(line, longestName * 2)
      ?.replace(mail, '')
      .replace(loose, '') ?? null
  return displayText(name, longestName)
}

/** With the brackets around it. */
const mail = /[<(["]?(?:mailto:)?[^\s<>()[\]",;:@]{1,254}@[^\s<>()[\]",;:@]{1,254}\.[^\s<>()[\]",;:@.]{2,63}[>)\]"]?/gi
/** What stood between a name and an address of mail. */
const loose = /^[\s,;:–—-]+|[\s,;:–—-]+$/g

/** Each name once; one without a name is nobody. */
function publicPersons(persons: readonly Person[], baseUrl: string): readonly PublicPerson[] {
  const byName = new Map<string, PublicPerson>()
  for (const { name, url } of persons.slice(0, mostPersons)) {
    const shown = publicName(name)
    if (shown !== null && !byName.has(shown)) byName.set(shown, { name: shown, url: address(url, baseUrl) })
  }
  return [...byName.values()]
}

/** Each address once. */
function publicFiles(files: readonly MediaFile[], baseUrl: string): readonly MediaFile[] {
  const byUrl = new Map<string, MediaFile>()
  for (const file of files.slice(0, mostFiles)) {
    const url = address(file.url, baseUrl)
    const medium = mediums.includes(file.medium) ? file.medium : null
    if (url !== null && !byUrl.has(url)) byUrl.set(url, { ...file, url, type: displayText(file.type, longestName), medium })
  }
  return [...byUrl.values()]
}

function address(url: string | null, baseUrl: string): string | null {
  return url === null ? null : (webUrl(url, baseUrl)?.href ?? null)
}
