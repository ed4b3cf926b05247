/** A conformance suite: a folder of feed documents, what a reader is to find in them, and dates. Its form is that of Python feedparser's own suite. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { z } from 'zod'

const expectation = z.object({
  file: z.string(),
  /** The address the document counts as fetched from. */
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  target: z.enum(['feed', 'entry']),
  index: z.number().int().nonnegative().nullable(),
  path: z.array(z.union([z.string(), z.number()])).min(1),
  value: z.unknown(),
})

const statedDate = z.object({ text: z.string(), utc: z.string() })

export type Expectation = z.infer<typeof expectation>
export type Path = Expectation['path']
type StatedDate = z.infer<typeof statedDate>

export interface Suite {
  readonly folder: string
  readonly expectations: readonly Expectation[]
  readonly dates: readonly StatedDate[]
  /** All documents below the folder, those without expectations too. */
  readonly files: readonly string[]
}

/** A suite, or in words why the folder is none. */
export function readSuite(folder: string): Suite | string {
  const files = filesOf(folder)
  if (typeof files === 'string') return files
  if (!files.includes(manifest)) return `${folder} holds no ${manifest}`
  const expectations = linesOf(join(folder, manifest), expectation)
  const stated = files.includes(dates) ? linesOf(join(folder, dates), statedDate) : []
  if (typeof expectations === 'string') return expectations
  if (typeof stated === 'string') return stated
  return { folder, expectations, dates: stated, files: files.filter((file) => /\.(?:xml|rss|rdf|atom|json)$/.test(file)) }
}

const manifest = 'manifest.jsonl'
const dates = 'dates.jsonl'

function filesOf(folder: string): readonly string[] | string {
  try {
    const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    return found.map(({ parentPath, name }) => relative(folder, join(parentPath, name))).sort()
  } catch (cause) {
    return `${folder} cannot be read: ${cause instanceof Error ? cause.message : cause}`
  }
}

function linesOf<T>(file: string, schema: z.ZodType<T>): readonly T[] | string {
  const read: T[] = []
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue
    const parsed = schema.safeParse(jsonOf(line))
    if (!parsed.success) return `${file}, line ${index + 1}: ${parsed.error.issues[0]?.message}`
    read.push(parsed.data)
  }
  return read
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    // What is no JSON is no expectation either, and the schema says so.
    return undefined
  }
}
