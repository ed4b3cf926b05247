/** The form of regions in feeds.json: their ids, and regions of the operator's own. */
import { z } from 'zod'
import { line, object } from './forms.ts'
import { phraseProblem, phraseText } from './phrase-form.ts'

/** Two letters are a country's code, and a country is no region. */
export const regionPattern = /^[a-z][a-z-]{2,63}$/

const regionAllowed = 'a region such as europe or middle-east; a country is no region'
export const regionId = z.string(regionAllowed).regex(regionPattern, regionAllowed)

export const countryPattern = /^[A-Z]{2}$/
export const countryAllowed = 'the code of a country in two capitals, as ISO 3166-1 has it, such as UA'
const country = z.string(countryAllowed).regex(countryPattern, countryAllowed)

/** It is searched for like the names beside it. */
const label = line(100).check((context) => {
  const problem = context.issues.length === 0 ? phraseProblem(context.value) : null
  if (problem !== null)
    context.issues.push({ code: 'custom', message: problem.allowed, params: { found: problem.found }, input: context.value })
})

export const regionForm = z
  .strictObject(
    {
      id: regionId.describe('Stands in addresses, `/regions/black-sea`, and in a feed’s `regions`.').meta({ examples: ['black-sea'] }),
      label: label.optional().describe('What readers see, and what texts call it. Without it the id is shown.'),
      countries: z
        .array(country, 'a list of countries')
        .default([])
        .describe('The countries in it: an article about one of them bears the region.'),
      names: z.array(phraseText, 'a list of names').default([]).describe('What texts call it, besides the label, in any language.'),
    },
    object,
  )
  .describe('A region of your own.')
