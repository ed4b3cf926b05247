import { plainText } from '#fetch/plain-text.ts'
import { rfc3339 } from '#model/instant.ts'
import { scoreWords } from '#web/evidence-words.ts'
import { grouped } from '#web/grouped.ts'
import { dateAndTime } from '#web/time-words.ts'
import { evidenceLine } from './evidence-text.ts'
import { oneLine } from './one-line.ts'
import type { Example, Findings, KinTrial, Trial, TriedRule } from './try.ts'

/** For a terminal: how many each rule would find, add and lose, with the newest of them and what they were found by. */
export function trialText({ days, articles, rules }: Trial, coloured: boolean): string {
  const head = `${count(articles)} of the last ${days === 1 ? 'day' : `${grouped(days)} days`}`
  return [head, ...rules.flatMap((rule) => ['', ...ruleLines(rule, coloured)])].join('\n')
}

/** An object for each rule, each on a line of its own. */
export function trialJson({ days, articles, rules }: Trial): string {
  return rules
    .map(({ kind, id, found, passing, against, kin }) =>
      oneLine({
        kind,
        id,
        days,
        articles,
        found: findingsJson(found),
        passing,
        gained: against === null ? null : findingsJson(against.gained),
        lost: against === null ? null : findingsJson(against.lost),
        ...(kind === 'topic' ? { above: kinJson(kin, true), below: kinJson(kin, false) } : {}),
      }),
    )
    .join('\n')
}

function ruleLines({ kind, id, found, passing, against, kin }: TriedRule, coloured: boolean): readonly string[] {
  const head = `${kind} ${id}: would be given to ${count(found.articles)}, and named in passing in ${grouped(passing)}`
  const related = kin.flatMap((one) => kinLines(one, coloured))
  if (against === null) return [head, `  no ${kind} of this id is in force`, ...section('the newest', found, coloured), ...related]
  const { gained, lost } = against
  return [
    head,
    `  beside the one in force ${moved(against)}`,
    ...section('would be added', gained, coloured),
    ...section('would be lost', lost, coloured),
    ...(gained.articles + lost.articles === 0 ? section('the newest', found, coloured) : []),
    ...related,
  ]
}

function kinLines({ id, isAbove, ...moves }: KinTrial, coloured: boolean): readonly string[] {
  return [
    '',
    `  topic ${id}, ${isAbove ? 'above' : 'under'} it: ${moved(moves)}`,
    ...section(`would be added to ${id}`, moves.gained, coloured),
    ...section(`would be lost to ${id}`, moves.lost, coloured),
  ]
}

function moved({ gained, lost }: Pick<KinTrial, 'gained' | 'lost'>): string {
  return `${grouped(gained.articles)} more, ${grouped(lost.articles)} fewer`
}

function section(what: string, { articles, examples }: Findings, coloured: boolean): readonly string[] {
  if (articles === 0) return []
  const more = articles > examples.length ? `, the newest ${examples.length} of ${grouped(articles)}` : ''
  return ['', `  ${what}${more}:`, ...examples.flatMap((example) => exampleLines(example, coloured))]
}

function exampleLines({ article, tag }: Example, coloured: boolean): readonly string[] {
  const evidence = tag.evidence.slice(0, 3).map((found) => `      ${evidenceLine(found, article, coloured)}`)
  return [`    ${plainText(article.title)} (${dateAndTime(article.sortAt)}, ${scoreWords(tag)})`, ...evidence]
}

function kinJson(kin: readonly KinTrial[], above: boolean) {
  return kin
    .filter(({ isAbove }) => isAbove === above)
    .map(({ id, gained, lost }) => ({ id, gained: findingsJson(gained), lost: findingsJson(lost) }))
}

function findingsJson({ articles, examples }: Findings) {
  return {
    articles,
    examples: examples.map(({ article: { id, sortAt, title }, tag: { score, evidence } }) => ({
      id,
      at: rfc3339(sortAt),
      title,
      score,
      evidence,
    })),
  }
}

function count(articles: number): string {
  return `${grouped(articles)} ${articles === 1 ? 'article' : 'articles'}`
}
