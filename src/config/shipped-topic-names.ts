/** The topics that are in force without a word in feeds.json, by name: their rules, thousands of phrases, are loaded only by who tags (`shipped-topics.ts`). */
import type { TopicName } from '#model/topic.ts'

export const shippedTopicNames: readonly TopicName[] = [
  { id: 'nato', label: 'NATO' },
  { id: 'afghanistan', label: 'Afghanistan' },
  { id: 'ukraine', label: 'Ukraine' },
  { id: 'defence', label: 'Defence' },
  { id: 'diplomacy', label: 'Diplomacy' },
  { id: 'sanctions', label: 'Sanctions' },
  { id: 'migration', label: 'Migration' },
  { id: 'terrorism', label: 'Terrorism' },
  { id: 'peace-talks', label: 'Peace talks' },
  { id: 'humanitarian-aid', label: 'Humanitarian aid' },
  { id: 'cyber', label: 'Cyber' },
  { id: 'nuclear', label: 'Nuclear' },
  { id: 'maritime-security', label: 'Maritime security' },
  { id: 'energy', label: 'Energy' },
  { id: 'elections', label: 'Elections' },
  { id: 'human-rights', label: 'Human rights' },
]
