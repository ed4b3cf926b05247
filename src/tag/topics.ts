/** Topics: phrases from feeds.json found in title, text and the publisher's categories, and the topics the operator gives a whole feed. */
import type { Tag } from '#model/tag.ts'
import type { TopicRule } from '#model/topic.ts'
import type { Phrase } from './matcher.ts'
import { bestEvidence, type Earning, evidenceOf, pointsOf, pointsOfFeed, type Sighting, scoreOf, threshold } from './score.ts'
import { spellingOf } from './spelling.ts'
import { foldText } from './words.ts'

export interface TopicPhrase {
  readonly topic: TopicRule
  readonly text: string
  /** Each topic is a layer of its own: one topic's phrases do not hide another's. */
  readonly phrase: Phrase
}

export interface TopicSighting {
  readonly rule: TopicPhrase
  readonly sighting: Sighting
}

/** A phrase that is not the topic's own name counts for less, so that it does not make a topic of one mention far down. */
const weightOfOtherPhrase = 0.75

export function topicPhrases(topics: readonly TopicRule[], firstLayer: number): readonly TopicPhrase[] {
  return topics.flatMap((topic, index) =>
    topic.phrases.map((text) => ({ topic, text, phrase: { text, spelling: spellingOf(text, 'name'), layer: firstLayer + index } })),
  )
}

/** In the order of the rules. Topics the rules do not know are left out. */
export function topicTags(
  topics: readonly TopicRule[],
  sightings: readonly TopicSighting[],
  feedTopics: readonly string[],
): readonly Tag[] {
  return topics.flatMap((topic) => {
    const earnings: Earning[] = sightings
      .filter(({ rule }) => rule.topic === topic)
      .map(({ rule, sighting }) => ({ evidence: evidenceOf(sighting, rule.text), points: pointsOf(sighting) * weightOf(topic, sighting) }))
    if (feedTopics.includes(topic.id)) {
      earnings.push({ evidence: { phrase: topic.id, where: 'feed', offset: null, rule: `feed:${topic.id}` }, points: pointsOfFeed })
    }
    const score = scoreOf(earnings)
    return score < threshold ? [] : [{ kind: 'topic', value: topic.id, score, passing: false, evidence: bestEvidence(earnings) }]
  })
}

function weightOf(topic: TopicRule, { text, start, end }: Sighting): number {
  const written = foldText(text.slice(start, end))
  return written === foldText(topic.label) || written === foldText(topic.id) ? 1 : weightOfOtherPhrase
}
