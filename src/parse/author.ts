/** Who wrote it: persons, and all of them as one line. */
import { foldSpace, shorten } from '#lib/text.ts'
import type { Person } from '#model/details.ts'
import { resolve } from './address.ts'
import { childText, textOf, type XmlElement } from './element.ts'

/** RSS's `mail@host (Name)`, the same the other way round, and mail's own `Name <mail@host>`. */
const nameInBrackets = /^(\S{1,254}@\S{1,254}) {0,3}\(([^()]{1,200})\)$/
const mailInBrackets = /^([^()@]{1,200}) \((\S{1,254}@[^\s()]{1,254})\)$/
const nameBeforeMail = /^"?([^"<>@]{1,200}?)"? {0,3}<([^<>\s]{1,254}@[^<>\s]{1,254})>$/
const mailAlone = /^<?(?:mailto:)?([^\s<>@]{1,254}@[^\s<>@]{1,254}\.[^\s<>@]{1,63})>?$/i
const longestLine = 1000

/** What RSS calls an author, one line of text; null where it says nothing. */
export function personOf(text: string | null): Person | null {
  if (text === null) return null
  const line = foldSpace(text.slice(0, longestLine))
  if (line === '') return null
  if (!line.includes('@')) return { name: line, email: null, url: null }
  const [, mail = null, named = null] = nameInBrackets.exec(line) ?? []
  if (named !== null) return { name: named.trim() || null, email: mail, url: null }
  const [, name = null, email = null] = mailInBrackets.exec(line) ?? nameBeforeMail.exec(line) ?? []
  if (name !== null) return { name: name.trim() || null, email, url: null }
  const alone = mailAlone.exec(line)?.[1] ?? null
  return alone === null ? { name: line, email: null, url: null } : { name: null, email: alone, url: null }
}

/** A person construct of Atom; `prefix` is what its parts bear in our names. Text without parts is read as RSS's. @see RFC 4287 §3.2 */
function personConstruct(element: XmlElement, prefix: '' | 'atom:'): Person | null {
  if (element.children.length === 0) return personOf(textOf(element))
  let name: string | null = null
  let email: string | null = null
  let url: string | null = null
  for (const child of element.children) {
    const text = child.name.startsWith(prefix) ? textOf(child) : null
    if (text === null) continue
    const part = child.name.slice(prefix.length)
    if (part === 'name') name ??= foldSpace(text.slice(0, longestLine))
    if (part === 'email') email ??= text.slice(0, longestLine)
    // Atom 0.3 says `url`, and before it was called Atom, `homepage`.
    if (part === 'uri' || part === 'url' || part === 'homepage') url ??= resolve(text, child.base)
  }
  return name === null && email === null && url === null ? personOf(textOf(element)) : { name, email, url }
}

/** The publisher as iTunes has it. */
export function ownerOf(channel: XmlElement): Person | null {
  const owner = channel.children.find((child) => child.name === 'itunes:owner')
  if (owner === undefined) return null
  const name = childText(owner, 'itunes:name')
  const email = childText(owner, 'itunes:email')
  return name === null && email === null ? personOf(textOf(owner)) : { name, email, url: null }
}

/** Who wrote an item of RSS, the surest name first. */
export const itemAuthors = ['dc:creator', 'author', 'atom:author', 'itunes:author', 'dc:author', 'dcterms:creator']

/** The children of the first of the names that has any. */
export function personsOf(element: XmlElement, names: readonly string[]): readonly Person[] {
  for (const name of names) {
    const persons = personsNamed(element, name)
    if (persons.length > 0) return persons
  }
  return none
}

export function contributorsOf(element: XmlElement): readonly Person[] {
  return personsOf(element, contributorNames)
}

export const contributorNames = ['contributor', 'dc:contributor', 'atom:contributor']

/** An element that is a person construct or a line of text. */
function personIn(element: XmlElement): Person | null {
  return personConstruct(element, element.name.startsWith('atom:') ? 'atom:' : '')
}

const mostPersons = 100

/** Those all children of a name are. */
function personsNamed(element: XmlElement, name: string): readonly Person[] {
  let persons: Person[] | null = null
  for (const child of element.children) {
    const person = child.name === name ? personIn(child) : null
    if (person === null) continue
    persons ??= []
    if (persons.length < mostPersons) persons.push(person)
  }
  return persons ?? none
}

const none: readonly Person[] = []

/** Several authors as one line, each once, by name or else by mail address; null where there is none. */
export function authorLine(persons: readonly Person[]): string | null {
  const [first] = persons
  if (first === undefined) return null
  if (persons.length === 1) return shorten(first.name ?? first.email ?? '', longestAuthors) || null
  const different = new Set(persons.map(({ name, email }) => name ?? email).filter((name) => name !== null))
  return shorten([...different].join(', '), longestAuthors) || null
}

const longestAuthors = 500
