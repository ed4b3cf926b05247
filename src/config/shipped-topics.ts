/** The topics that are in force without a word in feeds.json, and those that stay so beside what it says. Written by hand in `data/topics.json`. */
import { z } from 'zod'
import type { TopicRule } from '#model/topic.ts'
import rows from './data/topics.json' with { type: 'json' }
import { topicForm } from './topic-form.ts'

export const shippedTopics: readonly TopicRule[] = z.array(topicForm).parse(rows)

/** The operator's own first; a shipped topic of the same id gives way. @param chosen ids of shipped topics; null: all */
export function topicsInForce(own: readonly TopicRule[], chosen: readonly string[] | null): readonly TopicRule[] {
  const replaced = new Set(own.map(({ id }) => id))
  const shipped = shippedTopics.filter(({ id }) => !replaced.has(id) && (chosen === null || chosen.includes(id)))
  return [...own, ...shipped]
}
