/** The form of filters in feeds.json: named slices, and rules for what is shown. */
import { z } from 'zod'
import { mostRules, mostSlices } from './filters.ts'
import { id, line, object } from './forms.ts'

const q = line(1000)

export const sliceList = z
  .array(
    z
      .strictObject(
        {
          id: id.describe('Stands in addresses, `/slices/east`, and in the filter language: `slice:east`.').meta({ examples: ['east'] }),
          title: line(100).describe('What readers see.'),
          q: q
            .describe('What is in it, in the filter language.')
            .meta({ examples: ['topic:ukraine (country:ua OR country:ru) -topic:nato'] }),
          description: line(1_000).optional().describe('A sentence or two on what is in it, for readers and feed readers.'),
        },
        object,
      )
      .describe('A slice of your own.'),
    'a list of slices',
  )
  .max(mostSlices, `at most ${mostSlices} slices`)

const rule = z.union(
  [
    q,
    z.strictObject(
      {
        q: q.describe('What it selects, in the filter language.'),
        name: line(100).optional().describe('What it is called where its articles are counted.'),
      },
      object,
    ),
  ],
  'a filter, or an object with q and name',
)

export const ruleList = z.array(rule, 'a list of filters').max(mostRules, `at most ${mostRules} rules`).default([])
