/** Topics of an article by themselves: without the names of places, whose opening would cost each rule of a property its time. */

import { topicForm } from '#config/topic-form.ts'
import type { Tag } from '#model/tag.ts'
import { openMatcher } from '#tag/matcher.ts'
import type { Passage } from '#tag/passage.ts'
import { openTopics } from '#tag/topics.ts'

export interface TopicArticle {
  readonly title?: string
  readonly text?: string
  readonly categories?: readonly string[]
  readonly language?: string
  readonly feedTopics?: readonly string[]
}

/** @param rules in the form of feeds.json */
export function openTopicTagger(rules: readonly object[]): (article: TopicArticle) => readonly Tag[] {
  const topics = openTopics(
    rules.map((rule) => topicForm.parse(rule)),
    0,
  )
  const matcher = openMatcher(topics.phrases)
  return ({ title = '', text = '', categories = [], language = null, feedTopics = [] }) => {
    const passages: Passage[] = [
      { where: 'title', text: title },
      { where: 'body', text },
      ...categories.map((category) => ({ where: 'category' as const, text: category })),
    ]
    const finds = passages.flatMap((passage) =>
      matcher
        .find(passage.text, passage.where === 'category' ? 'slug' : 'prose')
        .map((match) => ({ phrase: match.phrase, passage, match })),
    )
    return topics.tags(finds, { language, feedTopics })
  }
}
