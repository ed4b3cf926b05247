/** The least a reader of feeds can do on htmlparser2's events: the fields of each item, for well-formed documents with the usual prefixes. What a whole reader is measured by. */
import { Parser } from 'htmlparser2'

export interface BareItem {
  title: string
  link: string
  guid: string
  published: number
  updated: number
  content: string
  summary: string
  author: string
  readonly categories: string[]
  readonly enclosures: string[]
}

export function readBare(text: string): readonly BareItem[] {
  const items: BareItem[] = []
  let item: BareItem | null = null
  /** Below the item. */
  let depth = 0
  let value = ''
  let isCharacterData = false

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (item === null) {
          if (name === 'item' || name === 'entry') item = emptyItem()
          return
        }
        depth += 1
        if (depth > 1 && name !== 'name') return
        value = ''
        if (depth === 1) takeAttributes(item, name, attributes)
      },
      onclosetag(name) {
        if (item === null) return
        if (depth === 0) {
          items.push(item)
          item = null
          return
        }
        if (depth === 1) takeText(item, name, value)
        else if (name === 'name' && item.author === '') item.author = value.trim()
        depth -= 1
      },
      ontext(data) {
        if (item !== null && depth > 0) value += isCharacterData || !data.includes('&') ? data : decoded(data)
      },
      oncdatastart() {
        isCharacterData = true
      },
      oncdataend() {
        isCharacterData = false
      },
    },
    { xmlMode: true, decodeEntities: false },
  )
  parser.end(text)
  return items
}

function emptyItem(): BareItem {
  const none = { title: '', link: '', guid: '', published: Number.NaN, updated: Number.NaN, content: '', summary: '', author: '' }
  return { ...none, categories: [], enclosures: [] }
}

function takeAttributes(item: BareItem, name: string, attributes: Readonly<Record<string, string>>): void {
  switch (name) {
    case 'link':
      if (attributes.href === undefined) return
      if (attributes.rel === 'enclosure') item.enclosures.push(decoded(attributes.href))
      else if (attributes.rel === undefined || attributes.rel === 'alternate') item.link = decoded(attributes.href)
      return
    case 'category':
      if (attributes.term !== undefined) item.categories.push(decoded(attributes.term))
      return
    case 'enclosure':
      if (attributes.url !== undefined) item.enclosures.push(decoded(attributes.url))
  }
}

function takeText(item: BareItem, name: string, value: string): void {
  switch (name) {
    case 'title':
      item.title = value.trim()
      return
    case 'link':
      if (value !== '') item.link = value.trim()
      return
    case 'guid':
    case 'id':
      item.guid = value.trim()
      return
    case 'pubDate':
    case 'dc:date':
    case 'published':
      item.published = Date.parse(value)
      return
    case 'updated':
      item.updated = Date.parse(value)
      return
    case 'content:encoded':
    case 'content':
      item.content = value
      return
    case 'description':
    case 'summary':
      item.summary = value
      return
    case 'author':
    case 'dc:creator':
      if (item.author === '') item.author = value.trim()
      return
    case 'category':
      if (value !== '') item.categories.push(value.trim())
  }
}

/** The references of XML. */
function decoded(text: string): string {
  if (!text.includes('&')) return text
  const named = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'")
  const numbered = named.includes('&#') ? named.replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, character) : named
  return numbered.replaceAll('&amp;', '&')
}

function character(reference: string, hexadecimal: string | undefined, decimal: string | undefined): string {
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : reference
}
