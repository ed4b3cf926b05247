import { expect, test } from 'vitest'
import { mayBeAbbreviation, wordJoint } from '#lib/word-joints.ts'

test.each([...',;:!?…()«»"“”—•*+%@#', '\u2029', '\u3001', '\u3002', 'a', '中', '1'])('%j parts the words of a phrase', (character) => {
  expect(wordJoint.test(character)).toBe(false)
})

test.each([
  ['spaces', ' \t\n\u00A0\u1680\u2000\u2005\u2007\u200A\u2028\u202F\u205F\u3000'],
  ['hyphens', '-_֊־‐‑‒–−゠﹣－'],
  ['apostrophes', "'`´ʹʻʼʽʾʿ՚׳״‘’‛′ꞌ＇｀"],
  ['middle dots', '·‧∙⋅・･'],
  ['signs', '.&/＆／№°'],
  ['what is not seen', '\u200B\u200C'],
])('%s join the words of a phrase', (_, characters) => {
  for (const character of characters) expect(wordJoint.test(character), JSON.stringify(character)).toBe(true)
})

test.each(['South', 'south', 'Iran', 'Gaza', 'Fed', 'Київ', 'NATO', 'USA', 'iPad', 'جنرال'])('%j is no abbreviation', (word) => {
  expect(mayBeAbbreviation(word)).toBe(false)
})

test.each(['St', 'U', 'Gen', 'gen', 'Sen', 'Prof', 'prof', 'Jan', 'Ген', 'art', 'см'])('%j may be an abbreviation', (word) => {
  expect(mayBeAbbreviation(word)).toBe(true)
})
