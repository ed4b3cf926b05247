/** An evaluation in words and tables. */
import type { Tag } from '#model/tag.ts'
import type { Answer } from './answers.ts'
import type { Compared, Evaluation } from './evaluation.ts'
import { type Figures, figuresOf, type Tally, tallyOf } from './figures.ts'
import type { LabelledRow } from './labelled-rows.ts'

export interface Summary {
  /** Null where no row is judged. */
  readonly countries: Figures | null
  readonly topics: Figures | null
}

export function summaryOf({ countries, topics }: Evaluation): Summary {
  return { countries: summaryFigures(countries), topics: summaryFigures(topics) }
}

/** To the fourth decimal. */
function summaryFigures(compared: readonly Compared[]): Figures | null {
  if (compared.length === 0) return null
  const { precision, recall, f1 } = figuresOf(tallyOf(compared.map(({ ours }) => ours)))
  return { precision: rounded(precision), recall: rounded(recall), f1: rounded(f1) }
}

function rounded(figure: number): number {
  return Math.round(figure * 10_000) / 10_000
}

export function reportOf(evaluation: Evaluation): readonly string[] {
  const { answers, countries, weighted, withoutDemonyms, topics } = evaluation
  const blocks = [
    [`${count(answers.length, 'row')}: countries judged in ${countries.length}, topics in ${topics.length}`],
    ...(countries.length === 0
      ? []
      : [
          [
            heading('countries'),
            line('all', countries),
            line('weighted', weighted),
            line('demonyms aside', withoutDemonyms),
            ...easyLines('countries', countries),
          ],
          [heading('countries by language'), ...byLanguage(countries)],
        ]),
    ...(topics.length === 0
      ? []
      : [
          [heading('topics'), line('all', topics), ...easyLines('topics', topics)],
          [heading('topics by topic'), ...byTopic(topics)],
          [heading('topics by language'), ...byLanguage(topics)],
        ]),
  ]
  return blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block]))
}

/** What was missing and what too much, row by row, with the evidence of what we said. */
export function errorsOf({ answers, countries, topics }: Evaluation): readonly string[] {
  const answerTo = new Map(answers.map(({ row, answer }) => [row, answer]))
  return [...wrongLines('country', countries, answerTo, 'countries'), ...wrongLines('topic', topics, answerTo, 'topics')]
}

function wrongLines(
  noun: string,
  compared: readonly Compared[],
  answerTo: ReadonlyMap<LabelledRow, Answer>,
  kind: keyof Answer,
): readonly string[] {
  return compared.flatMap(({ row, ours: { found, meant } }) => {
    const tags = new Map((answerTo.get(row)?.[kind] ?? []).map((tag) => [tag.value, tag]))
    return [
      ...[...meant].filter((label) => !found.has(label)).map((label) => `${row.id}: ${noun} ${label} is missing`),
      ...[...found]
        .filter((label) => !meant.has(label))
        .map((label) => `${row.id}: ${noun} ${label} is too much: ${evidenceOf(tags.get(label))}`),
    ]
  })
}

function evidenceOf(tag: Tag | undefined): string {
  const shown = tag?.evidence.slice(0, 3).map(({ phrase, where, rule }) => `“${phrase}” (${where}; ${rule})`) ?? []
  return shown.join(', ')
}

const enoughForASearch = 0.85

function easyLines(what: string, compared: readonly Compared[]): readonly string[] {
  const { f1 } = figuresOf(tallyOf(compared.map(({ bare }) => bare)))
  return f1 < enoughForASearch ? [] : [`A bare search reaches ${shown(f1)}: for ${what} this set is too easy to say much.`]
}

function byLanguage(compared: readonly Compared[]): readonly string[] {
  const groups = Map.groupBy(compared, ({ row }) => row.language ?? 'not told')
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([language, group]) => line(language, group))
}

function byTopic(compared: readonly Compared[]): readonly string[] {
  const topics = new Set(compared.flatMap(({ ours, bare }) => [...ours.meant, ...ours.found, ...bare.found]))
  return [...topics].sort().map((topic) => line(topic, compared, topic))
}

const nameWidth = 22
const cellWidth = 10

function heading(name: string): string {
  return row(name, ['rows', 'precision', 'recall', 'F1', 'right', 'excess', 'missing', 'bare: p', 'recall', 'F1'])
}

/** @param only the one label to be counted; rows are then those that have it */
function line(name: string, compared: readonly Compared[], only?: string): string {
  const ours = tallyOf(
    compared.map((one) => one.ours),
    only,
  )
  const bare = tallyOf(
    compared.map((one) => one.bare),
    only,
  )
  const rows = only === undefined ? compared.length : ours.right + ours.missing
  return row(name, [rows, ...cells(ours), ours.right, ours.excess, ours.missing, ...cells(bare)])
}

/** A dash where there is nothing to be right about. */
function cells(tally: Tally): readonly string[] {
  const { precision, recall, f1 } = figuresOf(tally)
  const nothingFound = tally.right + tally.excess === 0
  const nothingMeant = tally.right + tally.missing === 0
  return [nothingFound ? '–' : shown(precision), nothingMeant ? '–' : shown(recall), nothingFound && nothingMeant ? '–' : shown(f1)]
}

function shown(figure: number): string {
  return figure.toFixed(3)
}

function row(name: string, values: readonly (string | number)[]): string {
  return [name.padEnd(nameWidth), ...values.map((value) => String(value).padStart(cellWidth))].join('')
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
