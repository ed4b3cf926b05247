/** Our reader beside rss-parser on documents as publishers served them; where the two differ, the table says why. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import RssParser from 'rss-parser'
import { describe, expect, test } from 'vitest'
import { Fault } from '#model/fault.ts'
import { parse } from '#parse/parse.ts'
import { realItemCounts } from '#tests/support/real-items.ts'
import { documentOf } from './document.ts'

const folder = '../shared/feeds'

interface Reading {
  readonly items: number
  readonly titles: readonly (string | null)[]
  readonly links: readonly (string | null)[]
}

interface Difference {
  readonly field: keyof Reading
  /** How many entries differ; for `items`, how many more are ours. */
  readonly count: number
  readonly why: string
}

/** Items we leave out: an entry of nothing but an empty author. */
const leftOut: Readonly<Record<string, number>> = { 'incomplete-fields.atom': 1 }

/** A document that is not here is read alike by both. */
const differences: Readonly<Record<string, readonly Difference[]>> = {
  'craigslist.rss': [
    { field: 'titles', count: 25, why: 'titles hold character references and tags, which we read and it leaves standing' },
  ],
  'encoding.rss': [
    { field: 'titles', count: 33, why: 'the document is in ISO-8859-1, as it declares; it is given text and cannot know' },
    { field: 'links', count: 40, why: 'we take feedburner:origLink, the address of the article, not that of the tracker' },
  ],
  'feedburner.atom': [
    { field: 'links', count: 25, why: 'we take feedburner:origLink, the address of the article, not that of the tracker' },
  ],
  'guardian.rss': [{ field: 'titles', count: 1, why: 'we fold two spaces into one' }],
  'gulp-atom.atom': [{ field: 'links', count: 10, why: 'we make relative addresses absolute' }],
  'heise.atom': [{ field: 'titles', count: 1, why: 'we leave out the space at the end' }],
  'incomplete-fields.atom': [{ field: 'items', count: -1, why: 'we leave out an entry in which nothing can be shown' }],
  'uolNoticias.rss': [
    {
      field: 'items',
      count: 15,
      why: 'its <rss> names no version, which rss-parser insists on; read in windows-1252, which it does not declare',
    },
    { field: 'titles', count: 15, why: 'the same' },
    { field: 'links', count: 15, why: 'the same' },
  ],
}

describe.skipIf(!existsSync(folder))('real documents (needs ../shared)', () => {
  const files = existsSync(folder) ? readdirSync(folder).sort() : []

  test('the tables name every document', () => {
    expect(Object.keys(realItemCounts).sort()).toEqual(files)
  })

  test.each(files)('%s: every item is read, as rss-parser reads it but for what the table explains', async (file) => {
    const bytes = readFileSync(`${folder}/${file}`)
    const ours = await readOurs(bytes)
    expect(ours.items).toBe((realItemCounts[file] ?? 0) - (leftOut[file] ?? 0))
    const found = compare(ours, await readTheirs(bytes))
    expect(found).toEqual((differences[file] ?? []).map(({ field, count }) => ({ field, count })))
  })
})

function compare(ours: Reading, theirs: Reading): readonly Omit<Difference, 'why'>[] {
  const unequal = (field: 'titles' | 'links') => ours[field].filter((value, index) => value !== (theirs[field][index] ?? null)).length
  const counts = [
    { field: 'items', count: ours.items - theirs.items },
    { field: 'titles', count: unequal('titles') },
    { field: 'links', count: unequal('links') },
  ] as const
  return counts.filter(({ count }) => count !== 0)
}

/** A document that is no feed has no items, as one reader or the other says. */
async function readOurs(bytes: Uint8Array): Promise<Reading> {
  const { entries } = await parse(documentOf(bytes)).catch((fault: unknown) => {
    expect(fault).toBeInstanceOf(Fault)
    return { entries: [] }
  })
  return { items: entries.length, titles: entries.map(({ title }) => title), links: entries.map(({ url }) => url) }
}

async function readTheirs(bytes: Uint8Array): Promise<Reading> {
  const { items } = await new RssParser().parseString(new TextDecoder().decode(bytes)).catch(() => ({ items: [] }))
  return { items: items.length, titles: items.map(({ title }) => title ?? null), links: items.map(({ link }) => link ?? null) }
}
