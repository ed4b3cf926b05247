/** The form of a topic in feeds.json, and the rule that is made of it. */
import { z } from 'zod'
import type { PhraseGroup, TopicPhrase, TopicRule } from '#model/topic.ts'
import { id, line, object } from './forms.ts'
import { ruleLanguages } from './language-form.ts'
import { phraseProblem, phraseText } from './phrase-form.ts'
import { shippedTopicNames } from './shipped-topic-names.ts'

const defaultWeight = 1
const defaultThreshold = 2
const weight = numberWithin(0, 10).default(defaultWeight)
const threshold = numberWithin(0, 100).default(defaultThreshold)
const withinAllowed = 'a whole number from 1 to 50'

/** Every combination of hits may have to be looked at. */
const mostGroups = 5
const groupsAllowed = `2 to ${mostGroups} groups, each a list of phrases`
const group = z.array(phraseText, 'a list of phrases').min(1, 'at least one phrase')
const groups = z
  .array(group, groupsAllowed)
  .refine((list) => list.length >= 2 && list.length <= mostGroups, groupsAllowed)
  .meta({ minItems: 2, maxItems: mostGroups })

const kinds = ['text', 'near', 'sentence'] as const

const phraseObject = z
  .strictObject(
    {
      text: phraseText.optional().describe('Whole words. `*` at the end of a word stands for any ending.'),
      near: groups
        .optional()
        .describe('Instead of `text`: groups of phrases, of each of which one must stand near the others, in any order.'),
      within: z
        .int(withinAllowed)
        .min(1, withinAllowed)
        .max(50, withinAllowed)
        .optional()
        .describe('How many words `near` may reach from its first hit to its last; 1: side by side.'),
      sentence: groups.optional().describe('Instead of `text`: groups of phrases, of each of which one must stand in the same sentence.'),
      weight: weight.describe('What the points of its place are multiplied by, above 0, at most 10.'),
      case: z
        .enum(['exact', 'any'], '"exact" or "any"')
        .optional()
        .describe('`exact`: `text` is found as it is written here, letter for letter; `any`: in capitals and in small letters alike.'),
      languages: ruleLanguages.describe('It counts in articles in these languages only: `en`. Without it, in any.'),
    },
    object,
  )
  .check((context) => {
    // An unknown key is the fault, not what is missing for it.
    if (context.issues.length > 0) return
    const { value } = context
    const report = (found: string, allowed: string, ...path: string[]) =>
      context.issues.push({ code: 'custom', message: allowed, params: { found }, path, input: value })
    const given = kinds.filter((kind) => value[kind] !== undefined)
    const [kind] = given
    if (given.length !== 1) return void report(`an object with ${given.join(' and ') || 'none of them'}`, 'one of text, near and sentence')
    if (value.within !== undefined && kind !== 'near') report(`within beside ${kind}`, 'within beside near only', 'within')
    if (value.case !== undefined && kind !== 'text') report(`case beside ${kind}`, 'case beside text only', 'case')
    // Capitals make no name of a common word where case means nothing.
    const problem = value.case === 'any' && value.text !== undefined ? phraseProblem(value.text.toLowerCase()) : null
    if (problem !== null) report(problem.found, problem.allowed, 'text')
  })
  .transform(toPhrase)

const phrase = z.union([phraseText.transform(toPhrase), phraseObject], 'a phrase, or an object with text, near or sentence')

export const topicForm = z
  .strictObject(
    {
      id: id
        .describe('Stands in addresses, `/topics/nato`, and in a feed’s `topics`. The id of a shipped topic puts yours in its place.')
        .meta({ examples: ['nato'] }),
      label: line(100).optional().describe('What readers see. Without it the id is shown.'),
      under: z
        .array(id, 'a list of topic ids')
        .default([])
        .describe('Topics that every article of this one bears too. Ids of `topics` or of shipped ones.'),
      languages: ruleLanguages.describe('It is given to articles in these languages only: `en`. Without it, in any.'),
      threshold: threshold.describe('Points that an article must earn, above 0, at most 100. With fewer it names the topic in passing.'),
      phrases: z
        .array(phrase, 'a list of phrases')
        .min(1, 'at least one phrase')
        .describe('What earns points: whole words, in any language. `*` at the end of a word stands for any ending: `ukrain*`.'),
      all: z
        .array(group, 'a list of groups')
        .default([])
        .describe('Groups of phrases: of each at least one must be found, wherever in the article.'),
      none: z.array(phraseText, 'a list of phrases').default([]).describe('Phrases that must not be found anywhere in the article.'),
      against: z
        .array(phraseText, 'a list of phrases')
        .default([])
        .describe('Phrases that speak against the topic: each takes points off, and several together take it away.'),
      vocabulary: z
        .enum(
          shippedTopicNames.map(({ id }) => id),
          'the id of a shipped topic',
        )
        .optional()
        .describe('A shipped topic whose learnt words count too: its stories are found where they name nothing.'),
    },
    object,
  )
  // Its phrases are made already.
  .transform(({ phrases, ...row }): TopicRule => ({ ...toRule({ ...row, phrases: [] }), phrases }))
  .describe('A topic: what articles are about, found by phrases.')

/** A topic as it is written. */
export interface TopicRow {
  readonly id: string
  readonly label?: string | undefined
  readonly under?: readonly string[]
  readonly languages?: readonly string[]
  readonly threshold?: number
  readonly phrases: readonly (string | PhraseRow)[]
  readonly all?: readonly PhraseGroup[]
  readonly none?: PhraseGroup
  readonly against?: PhraseGroup
  readonly vocabulary?: string | null | undefined
}

interface PhraseRow {
  readonly text?: string | undefined
  readonly near?: readonly PhraseGroup[] | undefined
  readonly within?: number | undefined
  readonly sentence?: readonly PhraseGroup[] | undefined
  readonly weight?: number
  readonly case?: 'exact' | 'any' | undefined
  readonly languages?: readonly string[]
}

/** The rule that a sound row is: what it leaves unsaid is filled in. */
export function toRule(row: TopicRow): TopicRule {
  const {
    id,
    label = id,
    under = [],
    languages = [],
    threshold = defaultThreshold,
    phrases,
    all = [],
    none = [],
    against = [],
    vocabulary = null,
  } = row
  return { id, label, under, languages, threshold, phrases: phrases.map(toPhrase), all, none, against, vocabulary }
}

function toPhrase(row: string | PhraseRow): TopicPhrase {
  if (typeof row === 'string') return { kind: 'text', text: row, case: null, weight: defaultWeight, languages: [] }
  const { text = '', near, within = 6, sentence, case: letters = null, weight = defaultWeight, languages = [] } = row
  if (near !== undefined) return { kind: 'near', groups: near, within, weight, languages }
  if (sentence !== undefined) return { kind: 'sentence', groups: sentence, weight, languages }
  return { kind: 'text', text, case: letters, weight, languages }
}

function numberWithin(above: number, most: number) {
  const allowed = `a number above ${above}, at most ${most}`
  return z.number(allowed).gt(above, allowed).max(most, allowed)
}
