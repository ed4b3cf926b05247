/** The rules of the topics that are in force without a word in feeds.json. Written by hand, a file each, in `data/topics/`. */
import type { TopicRule } from '#model/topic.ts'
import afghanistan from './data/topics/afghanistan.json' with { type: 'json' }
import cyber from './data/topics/cyber.json' with { type: 'json' }
import defence from './data/topics/defence.json' with { type: 'json' }
import diplomacy from './data/topics/diplomacy.json' with { type: 'json' }
import elections from './data/topics/elections.json' with { type: 'json' }
import energy from './data/topics/energy.json' with { type: 'json' }
import humanRights from './data/topics/human-rights.json' with { type: 'json' }
import humanitarianAid from './data/topics/humanitarian-aid.json' with { type: 'json' }
import maritimeSecurity from './data/topics/maritime-security.json' with { type: 'json' }
import migration from './data/topics/migration.json' with { type: 'json' }
import nato from './data/topics/nato.json' with { type: 'json' }
import nuclear from './data/topics/nuclear.json' with { type: 'json' }
import peaceTalks from './data/topics/peace-talks.json' with { type: 'json' }
import sanctions from './data/topics/sanctions.json' with { type: 'json' }
import terrorism from './data/topics/terrorism.json' with { type: 'json' }
import ukraine from './data/topics/ukraine.json' with { type: 'json' }
import type { Settings } from './settings.ts'
import { type TopicRow, toRule } from './topic-form.ts'

const files: readonly unknown[] = [
  nato,
  afghanistan,
  ukraine,
  defence,
  diplomacy,
  sanctions,
  migration,
  terrorism,
  peaceTalks,
  humanitarianAid,
  cyber,
  nuclear,
  maritimeSecurity,
  energy,
  elections,
  humanRights,
]

/** As the files have them. That they are sound is tested; to look at thousands of phrases at each start would take a quarter of a second. */
export const shippedRows = files as readonly TopicRow[]

export const shippedTopics: readonly TopicRule[] = shippedRows.map(toRule)

/** What to tag by: the operator's own topics first, then the shipped ones in force. */
export function tagRules({ topics, ownTopics, regions }: Pick<Settings, 'topics' | 'ownTopics' | 'regions'>) {
  const own = new Set(ownTopics.map(({ id }) => id))
  const shipped = new Set(topics.map(({ id }) => id).filter((id) => !own.has(id)))
  return { topics: [...ownTopics, ...shippedTopics.filter(({ id }) => shipped.has(id))], regions }
}
