/**
 * How rules and words are joined, and how right they are then, on articles that neither knew: each fifth of those that nobody wrote rules by is asked about by
 * words learnt from all others.
 */
import type { TopicRule } from '#model/topic.ts'
import { openTagger } from '#tag/tag.ts'
import type { LabelledRow } from '../eval-tagging/labelled-rows.ts'
import { answer } from './linear-classifier.ts'
import { type CountedArticle, exampleOf, learn } from './model.ts'
import type { Thesaurus } from './thesaurus.ts'

/** A topic is given where log2(1 + points of the rule) + scale × what the words say is at least so much. */
export interface Joint {
  readonly scale: number
  readonly atLeast: number
}

/** One article and one topic. */
export interface Answer {
  readonly language: string
  readonly topic: string
  readonly labelled: boolean
  /** log2(1 + points), as if the rule's threshold were 2. */
  readonly rule: number
  readonly words: number
}

const folds = 5
/** In a row they are of one hand and one hour: they are learnt from, or asked about, together. */
const together = 8
/** A score says no more than so many points. */
const mostPoints = 12

/** @param rules without their vocabularies @param asked of these `rows` are the texts */
export function crossAnswers(
  rows: readonly LabelledRow[],
  asked: readonly CountedArticle[],
  others: readonly CountedArticle[],
  rules: readonly TopicRule[],
  thesaurus: Thesaurus,
): readonly Answer[] {
  const topics = rules.map(({ id }) => id)
  const earned = rows.map(pointsBy(rules))
  return Array.from({ length: folds }, (_, fold) => {
    const isAsked = (at: number) => Math.floor(at / together) % folds === fold
    const { stems, classifiers } = learn([...others, ...asked.filter((_article, at) => !isAsked(at))], topics, thesaurus)
    return asked.flatMap((article, at) => {
      if (!isAsked(at)) return []
      const example = exampleOf(article, stems)
      return classifiers.map((classifier, number): Answer => {
        const topic = topics[number] as string
        const rule = Math.log2(1 + (earned[at]?.get(topic) ?? 0))
        return { language: article.language, topic, labelled: article.topics.includes(topic), rule, words: answer(classifier, example) }
      })
    })
  }).flat()
}

function pointsBy(rules: readonly TopicRule[]) {
  const tagger = openTagger({ topics: rules, regions: [] })
  return ({ title, text, language }: LabelledRow): ReadonlyMap<string, number> => {
    const tags = tagger.tag({ title, text, categories: [], language, feedTopics: [], feedRegions: [] })
    return new Map(tags.flatMap(({ kind, value, score }) => (kind === 'topic' ? [[value, pointsOf(score)]] : [])))
  }
}

function pointsOf(score: number): number {
  return score >= 1 ? mostPoints : Math.min(mostPoints, -2.5 * Math.log2(1 - score))
}

/** The one that is right most often, where a false tag weighs twice what a missing one does. */
export function bestJoint(answers: readonly Answer[]): Joint {
  const scales = Array.from({ length: 13 }, (_, step) => 1 + step / 4)
  const bounds = Array.from({ length: 21 }, (_, step) => step / 10)
  const joints = scales.flatMap((scale) => bounds.map((atLeast) => ({ scale, atLeast })))
  const values = joints.map((joint) => figuresOf(answers, isGivenBy(joint)).careful)
  return joints[values.indexOf(Math.max(...values))] as Joint
}

export function isGivenBy({ scale, atLeast }: Joint): (answer: Answer) => boolean {
  return ({ rule, words }) => rule + scale * words >= atLeast
}

export interface Figures {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** F0.5. */
  readonly careful: number
}

export function figuresOf(answers: readonly Answer[], isGiven: (answer: Answer) => boolean): Figures {
  let [right, given, labelled] = [0, 0, 0]
  for (const each of answers) {
    const gives = isGiven(each)
    if (gives) given++
    if (each.labelled) labelled++
    if (gives && each.labelled) right++
  }
  if (right === 0) return { precision: 0, recall: 0, f1: 0, careful: 0 }
  const [precision, recall] = [right / given, right / labelled]
  const f = (weight: number) => ((1 + weight) * precision * recall) / (weight * precision + recall)
  return { precision, recall, f1: f(1), careful: f(0.25) }
}
