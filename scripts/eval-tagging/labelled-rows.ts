/** A labelled set: one JSON object a line, in the form tests/fixtures/tag/README.md tells. */
import { z } from 'zod'
import { isCountry } from '#tag/regions.ts'

export interface LabelledRow {
  /** The row's own id; else the number of its line. */
  readonly id: string | number
  readonly title: string
  readonly text: string
  readonly language: string | null
  /** How often each is mentioned; null as the count where the row does not tell; null where countries were not judged. */
  readonly countries: ReadonlyMap<string, number | null> | null
  /** Null where they were not judged. */
  readonly topics: readonly string[] | null
}

export interface LabelledSet {
  readonly rows: readonly LabelledRow[]
  /** What is wrong with the lines that are no rows. */
  readonly faults: readonly string[]
  /** Labels of good rows that cannot be met, as no country has this code, no topic this id; and ids that two rows have. */
  readonly strange: readonly string[]
}

export function readLabelledSet(text: string, topicIds: ReadonlySet<string>): LabelledSet {
  const read = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [{ line: index + 1, row: readRow(line, index + 1) }]))
  return {
    rows: read.flatMap(({ row }) => (typeof row === 'string' ? [] : [row])),
    faults: read.flatMap(({ line, row }) => (typeof row === 'string' ? [`line ${line}: ${row}`] : [])),
    strange: [...repeatedIds(read), ...strangeLabels(read, topicIds)],
  }
}

const countAllowed = 'a number of mentions, or a weight, 0 or more'
const count = z.number(countAllowed).nonnegative(countAllowed)
const id = z.union([z.string(), z.number()], 'a text or a number')
const countries = z.union(
  [z.array(z.string()), z.record(z.string(), count)],
  'a map from codes to numbers of mentions, a list of codes, or null',
)

const languageAllowed = 'a language as BCP 47 has it, such as en'

const rowForm = z.looseObject(
  {
    id: id.nullish(),
    title: z.string('a text').nullish(),
    text: z.string('a text'),
    language: z.string(languageAllowed).refine(isLanguage, languageAllowed).nullish(),
    countries: countries.nullish(),
    topics: z.array(z.string('an id'), 'a list of ids').nullish(),
  },
  'a JSON object',
)

function isLanguage(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}

/** The row, or in words what is wrong with it. */
function readRow(line: string, number: number): LabelledRow | string {
  const raw = jsonOf(line)
  if (raw === undefined) return 'no JSON'
  const { success, data, error } = rowForm.safeParse(raw)
  if (!success) {
    const [issue] = error.issues
    const field = issue?.path.join('.') ?? ''
    return field === '' ? `must be ${issue?.message}` : `${field} must be ${issue?.message}`
  }
  return {
    id: data.id ?? number,
    title: data.title ?? '',
    text: data.text,
    language: data.language ?? null,
    countries: data.countries == null ? null : countsOf(data.countries),
    topics: data.topics == null ? null : [...new Set(data.topics)],
  }
}

function countsOf(labels: z.infer<typeof countries>): ReadonlyMap<string, number | null> {
  if (Array.isArray(labels)) return new Map(labels.map((code) => [presentCode(code), null]))
  const counts = new Map<string, number>()
  for (const [label, mentions] of Object.entries(labels)) {
    const code = presentCode(label)
    // Some sets weigh what is mentioned: however little, it is there once.
    if (mentions > 0) counts.set(code, (counts.get(code) ?? 0) + Math.max(1, mentions))
  }
  return counts
}

/** In capitals; of a code that was withdrawn the one that took its place, as CLDR has it: DD is Germany, UK is GB. */
function presentCode(label: string): string {
  if (!/^[A-Z]{2}$/i.test(label)) return label
  const code = label.toUpperCase()
  return isCountry(code) ? code : (new Intl.Locale(`und-${code}`).region ?? code)
}

interface ReadLine {
  readonly line: number
  /** A text says what is wrong with it. */
  readonly row: LabelledRow | string
}

/** Two answers of one id could not be told apart. */
function repeatedIds(lines: readonly ReadLine[]): readonly string[] {
  const found = lines.flatMap(({ line, row }) => (typeof row === 'string' ? [] : [{ line, id: row.id }]))
  return [...Map.groupBy(found, ({ id }) => id)].flatMap(([id, [first, second, ...more]]) => {
    if (second === undefined) return []
    return [`line ${second.line}: id ${JSON.stringify(id)} is that of line ${first?.line} already${alsoIn(more.length)}`]
  })
}

/** Each label once, with the first line that has it. */
function strangeLabels(lines: readonly ReadLine[], topicIds: ReadonlySet<string>): readonly string[] {
  const found = lines.flatMap(({ line, row }) => (typeof row === 'string' ? [] : strangeIn(row, topicIds).map((what) => ({ line, what }))))
  return [...Map.groupBy(found, ({ what }) => what)].map(([what, [first, ...more]]) => {
    return `line ${first?.line}: ${what}${alsoIn(more.length)}`
  })
}

function alsoIn(more: number): string {
  return more === 0 ? '' : `; so in ${more} more`
}

function strangeIn({ countries, topics }: LabelledRow, topicIds: ReadonlySet<string>): readonly string[] {
  const codes = [...(countries?.keys() ?? [])].filter((code) => !isCountry(code))
  const ids = (topics ?? []).filter((topic) => !topicIds.has(topic))
  return [
    ...codes.map((code) => `countries: ${JSON.stringify(code)} is no country of ISO 3166-1`),
    ...ids.map((topic) => `topics: ${JSON.stringify(topic)} is none of the topics in force`),
  ]
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    // What is no JSON is no row, and the caller says so.
    return undefined
  }
}
