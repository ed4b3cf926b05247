/** What the readers read: documents as publishers served them, where they are at hand, and generated ones from small to large. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { renderDocument } from './documents.ts'

export interface ReadingSet {
  readonly name: string
  readonly documents: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[]
}

/** From the project's root. */
const realFolder = '../shared/feeds'
/** In KB. */
export const sizes = [100, 1000, 5000] as const
export const generatedFormats = ['RSS', 'Atom'] as const
type GeneratedFormat = (typeof generatedFormats)[number]
const newest = Date.UTC(2026, 10, 24, 12)

/** The same at every call. */
export function readingSets(): readonly ReadingSet[] {
  const generated = generatedFormats.flatMap((format) =>
    sizes.map((size) => ({ name: setName(format, size), documents: [documentOf(format, size)] })),
  )
  return existsSync(realFolder) ? [{ name: 'real', documents: realDocuments() }, ...generated] : generated
}

/** @param size in KB */
export function setName(format: GeneratedFormat, size: number): string {
  return `${format}, ${size < 1000 ? `${size} KB` : `${size / 1000} MB`}`
}

function realDocuments(): ReadingSet['documents'] {
  return readdirSync(realFolder).map((name) => ({ name, bytes: new Uint8Array(readFileSync(`${realFolder}/${name}`)) }))
}

/** As many items as make the size. */
function documentOf(format: GeneratedFormat, size: number): ReadingSet['documents'][number] {
  // Generated feeds of even numbers are RSS, the others Atom.
  const render = (items: number) => new Uint8Array(renderDocument(generatedFormats.indexOf(format), { items, paragraphs: 5 }, 0, newest))
  const items = Math.round((size * 1000 * 40) / render(40).byteLength)
  return { name: `${items} items`, bytes: render(items) }
}
