/** Topics of an article by themselves: without the names of places, whose opening would cost each rule of a property its time. */

import { topicForm } from '#config/topic-form.ts'
import { languagesOf } from '#lib/language-code.ts'
import type { Tag } from '#model/tag.ts'
import { openMatcher } from '#tag/matcher.ts'
import type { Passage } from '#tag/passage.ts'
import { openTopics } from '#tag/topics.ts'
import { openVocabulary } from '#tag/vocabulary.ts'
import type { LearntWords } from '#tag/vocabulary-text.ts'

export interface TopicArticle {
  readonly title?: string
  readonly text?: string
  readonly categories?: readonly string[]
  readonly language?: string
  readonly feedTopics?: readonly string[]
}

/** @param rules in the form of feeds.json @param vocabulary that they name */
export function openTopicTagger(
  rules: readonly object[],
  vocabulary: LearntWords | null = null,
): (article: TopicArticle) => readonly Tag[] {
  const topics = openTopics(
    rules.map((rule) => topicForm.parse(rule)),
    0,
    vocabulary === null ? null : openVocabulary(vocabulary),
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
    return topics.tags(finds, { passages, spoken: language === null ? null : languagesOf(language), feedTopics })
  }
}
