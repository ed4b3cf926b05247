/** The form of a topic in feeds.json. */
import { z } from 'zod'
import { id, line, object } from './forms.ts'

const phraseAllowed = 'words, at most 100 characters, with a letter or digit; "*" only where a word ends'
const phrase = z
  .string(phraseAllowed)
  .max(100, { error: phraseAllowed, abort: true })
  .refine((text) => /[\p{L}\p{N}]/u.test(text) && !/\*(?=\S)|(?:^|\s)\*/.test(text), phraseAllowed)

export const topicForm = z
  .strictObject(
    {
      id: id.describe('Stands in addresses, `/topics/nato`, and in a feed’s `topics`.').meta({ examples: ['nato'] }),
      label: line(100).optional().describe('What readers see. Without it the id is shown.'),
      phrases: z
        .array(phrase, 'a list of phrases')
        .min(1, 'at least one phrase')
        .describe(
          'Whole words that earn an article the topic, in any language. `*` at the end of a word stands for any ending: `ukrain*`.',
        ),
    },
    object,
  )
  .describe('A topic: what articles are about, found by phrases.')
