import { expect, test } from 'vitest'
import { countriesIn } from '#tests/support/countries-in.ts'

test.each([
  ['Paris, France, and London, England, were quiet.', ['FR', 'GB']],
  ['Trade between China, California and Mexico grew.', ['CN', 'MX', 'US']],
  ['Exports to Mexico, Texas and beyond fell.', ['MX', 'US']],
  ['Mexico, Texas agree on water', ['MX', 'US']],
  ['A Texas teacher was freed in Lebanon. The Lebanese court agreed after she left a Beirut hospital.', ['LB', 'US']],
  ['A Texas man died when a Paris hospital was hit, French police said.', ['FR', 'US']],
  ['The best cellars are in Kakheti, Georgia, near Tbilisi.', ['GE']],
  ['In December, Georgia joined. However, Georgia left.', ['GE']],
  ['After a deal from Parliament, Georgia said no.', ['GE']],
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
  ['Lebanon High School wins. The Ohio team was happy.', ['US']],
  ['Dartmouth-Hitchcock in Lebanon is a New Hampshire hospital.', ['US']],
  ['A tornado hit Paris, and swept northeast Texas.', ['US']],
  ['Peru, Indiana circus', ['US']],
  ['Poland, Ohio schools', ['US']],
  ['Mexico, Missouri teacher', ['US']],
  ['A train derailed in East Palestine, and Ohio officials came.', ['US']],
  ['He was born in Macon, Georgia.', ['US']],
  ['MACON, Georgia (AP) — A man was shot.', ['US']],
  ['In Kutaisi, Georgia, they met.', ['GE']],
  ['PARIS, Ont. (CP) – Police in Paris closed a bridge.', ['CA']],
])('%j names %j', (text, expected) => {
  expect(countriesIn(text)).toEqual(expected)
})
