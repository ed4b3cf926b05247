/**
 * Learns which words go with which shipped topic, and writes src/config/data/vocabulary.txt: `npm run vocabulary`. The same articles give the same file.
 * `npm run vocabulary -- --fit` says how right rules and words are, alone and together, on articles they do not know, and how they are best joined.
 */
import { writeFileSync } from 'node:fs'
import { shippedTopicNames } from '#config/shipped-topic-names.ts'
import { shippedTopics } from '#config/shipped-topics.ts'
import type { LabelledRow } from './eval-tagging/labelled-rows.ts'
import { type Answer, bestJoint, crossAnswers, type Figures, figuresOf, isGivenBy, type Joint } from './vocabulary/joint.ts'
import { readLabelledArticles } from './vocabulary/labelled-articles.ts'
import { type CountedArticle, learn } from './vocabulary/model.ts'
import { spellStems, stemArticle } from './vocabulary/stemmed-articles.ts'
import { readThesaurus } from './vocabulary/thesaurus.ts'
import { vocabularyText } from './vocabulary/vocabulary-text.ts'

/** Near what `--fit` finds best, and a little more given: it is asked about articles that are harder than a newspaper. */
const joint: Joint = { scale: 4, atLeast: 1 }
const file = 'src/config/data/vocabulary.txt'
const topics = shippedTopicNames.map(({ id }) => id)
/** What was written and labelled line by line, by the guide, counts more than what was written for its variety. */
const guidedCounts = 2

if (import.meta.main) {
  if (process.argv.includes('--fit')) sayFit()
  else writeFileSync(file, renderVocabulary())
}

export function renderVocabulary(): string {
  const { fresh, tuning } = readLabelledArticles()
  const thesaurus = readThesaurus()
  const articles = [...tuning.map(tuningArticle), ...fresh.map(freshArticle)]
  const languages = [...new Set(articles.map(({ language }) => language))].toSorted()
  const texts = [...tuning, ...fresh].flatMap(({ title, text }) => [title, text])
  return vocabularyText(learn(articles, topics, thesaurus), joint, topics, languages, spellStems([...texts, ...thesaurus.words]))
}

function freshArticle(row: LabelledRow): CountedArticle {
  return { ...stemArticle(row), counts: isGuided(row) ? guidedCounts : 1 }
}

function tuningArticle(row: LabelledRow): CountedArticle {
  return { ...stemArticle(row), counts: guidedCounts }
}

function isGuided({ id }: LabelledRow): boolean {
  return String(id).startsWith('guided-')
}

function sayFit(): void {
  const { fresh, tuning } = readLabelledArticles()
  const rules = shippedTopics().map((rule) => ({ ...rule, vocabulary: null }))
  const answers = crossAnswers(fresh, fresh.map(freshArticle), tuning.map(tuningArticle), rules, readThesaurus())
  const best = bestJoint(answers)
  console.log(`${fresh.length} articles that nobody wrote rules by; best joined: scale ${best.scale}, at least ${best.atLeast}`)
  console.log(''.padEnd(24), 'precision  recall      F1')
  say('rules alone', answers, ({ rule }) => rule > Math.log2(3) - 1e-3)
  say('words alone', answers, ({ words }) => words >= 0)
  say('best together', answers, isGivenBy(best))
  say('as shipped', answers, isGivenBy(joint))
  for (const key of ['topic', 'language'] as const)
    for (const [name, some] of Map.groupBy(answers, (answer) => answer[key])) say(name, some, isGivenBy(joint))
}

function say(name: string, answers: readonly Answer[], isGiven: (answer: Answer) => boolean): void {
  const { precision, recall, f1 }: Figures = figuresOf(answers, isGiven)
  console.log(name.padEnd(24), [precision, recall, f1].map((figure) => figure.toFixed(3).padStart(7)).join('  '))
}
