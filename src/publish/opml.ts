/** A list of feeds for other readers. @see http://opml.org/spec2.opml */
import type { Instant } from '#model/instant.ts'
import { buildXml, type XmlElement } from './xml.ts'

export interface OpmlList {
  readonly title: string
  readonly createdAt: Instant
  readonly feeds: readonly OpmlOutline[]
}

export interface OpmlOutline {
  readonly url: string
  readonly title: string | null
  readonly language: string | null
  /** Paths, `World/Europe`; ∕ (U+2215) stands for a slash in a name. The feed stands in each, and outside of all where there is none. */
  readonly folders: readonly string[]
  /** Further attributes. Of `text` and `type` it needs none: they are made where absent. */
  readonly attributes: Readonly<Record<string, string>>
}

/** OPML 2.0. An attribute whose name XML does not allow, or whose prefix no `xmlns:` beside it declares, is left out. */
export function renderOpml({ title, createdAt, feeds }: OpmlList): string {
  const root = openFolder('')
  for (const feed of feeds) {
    const places = feed.folders.length === 0 ? [''] : feed.folders
    for (const path of places) folderAt(root, path).inside.push(outlineOf(feed))
  }
  // No `docs`, though OPML 2.0 has it: the W3C's validator takes it for an error.
  const head = { title, dateCreated: new Date(createdAt).toUTCString() }
  return buildXml({ opml: { '@version': '2.0', head, body: { outline: root.inside } } })
}

interface Folder {
  readonly name: string
  /** Outlines in the order of their first mention; also what the folder's own outline holds. */
  readonly inside: XmlElement[]
  readonly folders: Map<string, Folder>
}

function openFolder(name: string): Folder {
  return { name, inside: [], folders: new Map() }
}

function folderAt(root: Folder, path: string): Folder {
  let at = root
  for (const step of path.split('/').filter((name) => name.trim() !== '')) {
    const known = at.folders.get(step)
    const folder = known ?? openFolder(step.replaceAll('∕', '/'))
    if (known === undefined) {
      at.folders.set(step, folder)
      at.inside.push({ '@text': folder.name, '@title': folder.name, outline: folder.inside })
    }
    at = folder
  }
  return at
}

function outlineOf({ url, title, language, attributes }: OpmlOutline): XmlElement {
  const others = Object.entries(attributes).filter(([name]) => isFit(name, attributes) && !ownNames.has(name))
  return {
    '@text': attributes.text ?? title ?? url,
    '@title': title ?? undefined,
    '@type': attributes.type ?? 'rss',
    '@xmlUrl': url,
    // What no language tag can be made of stands among the others.
    '@language': language ?? attributes.language,
    ...Object.fromEntries(others.map(([name, value]) => [`@${name}`, value])),
  }
}

const ownNames = new Set(['text', 'title', 'type', 'xmlUrl', 'language'])

/** @see XML 1.0 §2.3, Namespaces in XML §4 */
function isFit(name: string, attributes: Readonly<Record<string, string>>): boolean {
  const match = /^(?:([\p{L}_][\p{L}\p{N}_.-]*):)?[\p{L}_][\p{L}\p{N}_.-]*$/u.exec(name)
  const prefix = match?.[1]
  if (match === null || name === 'xmlns') return false
  return prefix === undefined || prefix === 'xml' || Boolean(prefix === 'xmlns' ? attributes[name] : attributes[`xmlns:${prefix}`])
}
