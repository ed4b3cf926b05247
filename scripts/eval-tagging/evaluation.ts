/** Our answers and those of a bare search, each beside what a labelled set says. */
import type { Tag } from '#model/tag.ts'
import type { TopicRule } from '#model/topic.ts'
import type { Tagger } from '#tag/tag.ts'
import { type Answer, answerOf } from './answers.ts'
import { openBarePlaces } from './bare-places.ts'
import { openBareTopics } from './bare-topics.ts'
import type { Judged } from './figures.ts'
import type { LabelledRow } from './labelled-rows.ts'

/** One article that was judged, as two searches answer. */
export interface Compared {
  readonly row: LabelledRow
  readonly ours: Judged
  readonly bare: Judged
}

export interface Evaluation {
  /** Every row of the set, judged or not. */
  readonly answers: readonly { readonly row: LabelledRow; readonly answer: Answer }[]
  readonly countries: readonly Compared[]
  /** Without what the body mentions once, and without what we say is named in passing. */
  readonly weighted: readonly Compared[]
  /** Without what is too much and told by demonyms alone: in sets that label places only, no mistake of ours. */
  readonly withoutDemonyms: readonly Compared[]
  readonly topics: readonly Compared[]
}

export async function evaluate(rows: readonly LabelledRow[], tagger: Tagger, rules: readonly TopicRule[]): Promise<Evaluation> {
  const answers: { row: LabelledRow; answer: Answer }[] = []
  for (const row of rows) answers.push({ row, answer: await answerOf(row, tagger) })
  const placesIn = openBarePlaces()
  const topicsIn = openBareTopics(rules)

  const countries = answers.flatMap(({ row, answer }): readonly Record<'usual' | 'weighted' | 'withoutDemonyms', Compared>[] => {
    if (row.countries === null) return []
    const meant = new Set(row.countries.keys())
    const bare = placesIn(fullText(row), row.language)
    const ignored = onceInBody(row.countries, placesIn(row.title, row.language))
    const mainly = answer.countries.filter(({ passing }) => !passing)
    const found = valuesOf(answer.countries)
    const byDemonym = valuesOf(answer.countries.filter((tag) => !meant.has(tag.value) && isByDemonymAlone(tag)))
    return [
      {
        usual: { row, ours: { found, meant }, bare: { found: bare, meant } },
        weighted: { row, ours: { found: valuesOf(mainly), meant, ignored }, bare: { found: bare, meant, ignored } },
        withoutDemonyms: { row, ours: { found, meant, ignored: byDemonym }, bare: { found: bare, meant } },
      },
    ]
  })
  return {
    answers,
    countries: countries.map(({ usual }) => usual),
    weighted: countries.map(({ weighted }) => weighted),
    withoutDemonyms: countries.map(({ withoutDemonyms }) => withoutDemonyms),
    topics: answers.flatMap(({ row, answer }) => {
      if (row.topics === null) return []
      const meant = new Set(row.topics)
      return [{ row, ours: { found: valuesOf(answer.topics), meant }, bare: { found: topicsIn(fullText(row)), meant } }]
    }),
  }
}

function fullText({ title, text }: LabelledRow): string {
  return `${title}\n${text}`
}

function valuesOf(tags: Answer['countries']): ReadonlySet<string> {
  return new Set(tags.map(({ value }) => value))
}

function isByDemonymAlone({ evidence }: Tag): boolean {
  return evidence.every(({ rule }) => rule.startsWith('demonym:'))
}

/** A label tells how often, not where: that the one mention is the title's, the bare search tells, so that our own answers have no say in it. */
function onceInBody(counts: ReadonlyMap<string, number | null>, inTitle: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...counts].filter(([code, count]) => count === 1 && !inTitle.has(code)).map(([code]) => code))
}
