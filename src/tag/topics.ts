/**
 * Topics: what the rules' phrases earn in title, text and the publisher's categories, what the operator says of a whole feed, and what follows from other topics.
 * Only topics of which something was found are looked at, and those that have a vocabulary: the number of all others does not matter. What one earns stands in `topic-earnings.ts`, inheritance in `topic-standings.ts`.
 */
import type { Tag } from '#model/tag.ts'
import type { TopicRule } from '#model/topic.ts'
import type { Match, Phrase } from './matcher.ts'
import type { Passage } from './passage.ts'
import { type Earning, pointsAtThreshold, pointsOfFeed } from './score.ts'
import { earnerOf, endsOnce, type TopicEarner, type TopicHit, topicEarnings } from './topic-earnings.ts'
import { evidenceOfStanding, handUp, type Standing, standingOf } from './topic-standings.ts'
import { topicTerms } from './topic-terms.ts'
import { tellsAlone, weighWords } from './topic-words.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface Topics {
  /** For the matcher. */
  readonly phrases: readonly Phrase[]
  /** In the order of the rules. Topics of a feed that the rules do not know are left out. */
  tags(finds: readonly TopicFind[], entry: TopicalEntry): readonly Tag[]
}

export interface TopicalEntry {
  readonly passages: readonly Passage[]
  /** BCP 47; null where it is not known. */
  /** The languages whose rules hold for it; null where that is not known. */
  readonly spoken: readonly string[] | null
  readonly feedTopics: readonly string[]
}

/** One of the phrases, found; they come in the order of the article. */
export interface TopicFind {
  /** By its index among the phrases. */
  readonly phrase: number
  readonly passage: Passage
  readonly match: Match
}

/** @param firstLayer from it on, layers of the matcher are the topics' @param vocabulary what rules may name, if one does */
export function openTopics(rules: readonly TopicRule[], firstLayer: number, vocabulary: Vocabulary | null): Topics {
  const terms = topicTerms(rules, firstLayer)
  const [texts, usesOf] = [terms.map(({ text }) => text), terms.map(({ uses }) => uses)]
  const earners = rules.map(earnerOf)
  const numbers = new Map(rules.map(({ id }, number) => [id, number]))
  /** A bit for each group of a phrase: all of them, and those found in the article at hand. */
  const whole = Uint32Array.from(earners.flatMap(({ phrases }) => phrases.map(({ groups }) => 2 ** groups - 1)))
  const found = new Uint32Array(whole.length)
  const touched: number[] = []
  /** 1 for each topic with a phrase that may earn something. */
  const live = new Uint8Array(rules.length)
  const parents = rules.map(({ under }) => under.flatMap((id) => numbers.get(id) ?? []))
  /** Of each rule: its number in the vocabulary; -1 where it has none. */
  const learnt = rules.map((rule) => (rule.vocabulary === null ? -1 : (vocabulary?.topics.indexOf(rule.vocabulary) ?? -1)))
  const learners = learnt.flatMap((number, topic) => (number === -1 ? [] : [topic]))

  /** Notes which phrases may earn something: those of which each group was found. Most words of groups stand alone, and cost no more than this look. */
  function lookAtPhrases(finds: readonly TopicFind[], told: readonly number[]): boolean {
    for (const number of touched) found[number] = 0
    touched.length = 0
    live.fill(0)
    let lives = told.length > 0
    for (const topic of told) live[topic] = 1
    for (const { phrase } of finds) {
      for (const use of usesOf[phrase] ?? noUses) {
        if (use.part !== 'phrase') continue
        const { number, group } = use
        if (found[number] === 0) touched.push(number)
        found[number] = (found[number] as number) | (1 << group)
        if (found[number] !== whole[number]) continue
        live[use.topic] = 1
        lives = true
      }
    }
    return lives
  }

  /** @param told topics that the words alone tell of */
  function hitsOf(finds: readonly TopicFind[], told: readonly number[]): ReadonlyMap<number, readonly TopicHit[]> {
    const hits = new Map<number, TopicHit[]>()
    if (!lookAtPhrases(finds, told)) return hits
    for (const { phrase, passage, match } of finds) {
      for (const use of usesOf[phrase] ?? noUses) {
        if (live[use.topic] === 0 || (use.part === 'phrase' && found[use.number] !== whole[use.number])) continue
        const hit: TopicHit = { use, passage, match, text: texts[phrase] ?? '', group: use.group }
        const earlier = hits.get(use.topic)
        if (earlier === undefined) hits.set(use.topic, [hit])
        else earlier.push(hit)
      }
    }
    return hits
  }

  return {
    phrases: terms,
    tags(finds, { passages, spoken, feedTopics }) {
      const words = vocabulary?.read(passages, spoken) ?? null
      const told = words === null ? [] : learners.filter((topic) => tellsAlone(words, learnt[topic] as number))
      const hits = hitsOf(finds, told)
      const given = new Set(feedTopics.flatMap((id) => numbers.get(id) ?? []))
      const endsOf = endsOnce()
      const standings = new Map<number, Standing>()
      for (const topic of new Set([...hits.keys(), ...told, ...given])) {
        const earner = earners[topic] as TopicEarner
        const earned = topicEarnings(earner, hits.get(topic) ?? [], spoken, endsOf)?.map(scaledFor(earner)) ?? null
        const weighed = earned === null || words === null ? (earned ?? []) : weighWords(earned, words, learnt[topic] as number)
        const standing = judge(earner, weighed, given.has(topic))
        if (standing !== null) standings.set(topic, standing)
      }
      handUp(standings, parents)
      return [...standings.entries()]
        .toSorted(([a], [b]) => a - b)
        .map(([topic, standing]) => ({
          kind: 'topic',
          value: earners[topic]?.id ?? '',
          score: standing.score,
          passing: standing.passing,
          evidence: evidenceOfStanding(standing, standings, (number) => earners[number]?.id ?? ''),
        }))
    },
  }
}

const noUses: readonly never[] = []

/** The operator's word for a feed stands whatever the rule says. */
function judge({ id }: TopicEarner, earnings: readonly Earning[], given: boolean): Standing | null {
  const points = earnings.reduce((sum, earning) => sum + earning.points, 0)
  // Weights such as 0.1 do not add up exactly.
  return standingOf(given ? [...earnings, feedsWord(id)] : earnings, !given && points < pointsAtThreshold - 1e-9)
}

function scaledFor({ threshold }: TopicEarner): (earning: Earning) => Earning {
  return ({ evidence, points }) => ({ evidence, points: (points * pointsAtThreshold) / threshold })
}

function feedsWord(id: string): Earning {
  return { evidence: { phrase: id, where: 'feed', offset: null, rule: `feed:${id}` }, points: pointsOfFeed }
}
