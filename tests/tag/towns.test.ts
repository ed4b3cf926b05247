import { expect, test } from 'vitest'
import { countriesIn } from '#tests/support/countries-in.ts'

test.each([
  ['Paris, France, and London, England, were quiet.', ['FR', 'GB']],
  ['Trade between China, California and Mexico grew.', ['CN', 'MX', 'US']],
  ['Exports to Mexico, Texas and beyond fell.', ['MX', 'US']],
])('%j moves no town', (text, expected) => {
  expect(countriesIn(text)).toEqual(expected)
})

test.each([
  ['Voters in Atlanta and Savannah, Georgia, went to the polls.', ['US']],
  ['A man in Lebanon, New Hampshire, was arrested.', ['US']],
  ['Police in Lebanon, Tennessee, said so.', ['US']],
  ['Hezbollah fighters in Lebanon, Syria and Iraq', ['IQ', 'LB', 'SY']],
  ['A tornado hit Paris, Texas. Paris residents hid.', ['US']],
  ['A refinery in Odessa, Texas, burned.', ['US']],
  ['A wildfire in New Mexico spread to Santa Fe.', ['US']],
  ['Mexico, Texas and California agreed on water.', ['MX', 'US']],
  ['Trade with Mexico, Canada and China fell.', ['CA', 'CN', 'MX']],
  ['A factory in China, Maine, closed.', ['US']],
  ['The mayor of Peru, Indiana, resigned.', ['US']],
  ['Athens, Georgia, has a music scene.', ['US']],
  ['Police in Cambridge, Massachusetts, shot a man.', ['US']],
  ['London, Ontario, is a city.', ['CA']],
  ['Moscow, Idaho, mourns four students.', ['US']],
  ['A fire in Lebanon, N.H. was put out.', ['US']],
  ['PARIS, Ont. (CP) – Police in Paris closed a bridge.', ['CA']],
])('%j names %j', (text, expected) => {
  expect(countriesIn(text)).toEqual(expected)
})
