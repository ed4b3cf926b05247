/** The articles that the words are learnt from: those of tests/fixtures/tag that do not say how good the tags are. */
import { readdirSync, readFileSync } from 'node:fs'
import { shippedTopicNames } from '#config/shipped-topic-names.ts'
import { type LabelledRow, readLabelledSet } from '../eval-tagging/labelled-rows.ts'

export interface LabelledArticles {
  /** Nobody wrote rules by these, so they tell how rules and words are best joined. */
  readonly fresh: readonly LabelledRow[]
  /** Rules were written by these: they fit them better than what is to come. */
  readonly tuning: readonly LabelledRow[]
}

export const articlesFolder = 'tests/fixtures/tag'

export function readLabelledArticles(): LabelledArticles {
  const learning = readdirSync(`${articlesFolder}/learning`).map((name) => `learning/${name}`)
  const tuning = readdirSync(articlesFolder).filter((name) => /^(tuning.*|topic-examples)\.jsonl$/.test(name))
  return { fresh: learning.toSorted().flatMap(readRows), tuning: tuning.toSorted().flatMap(readRows) }
}

function readRows(name: string): readonly LabelledRow[] {
  const file = `${articlesFolder}/${name}`
  const { rows, faults, strange } = readLabelledSet(readFileSync(file, 'utf8'), new Set(shippedTopicNames.map(({ id }) => id)))
  const [fault] = [...faults, ...strange]
  if (fault !== undefined) throw new Error(`${file}, ${fault}`)
  return rows
}
