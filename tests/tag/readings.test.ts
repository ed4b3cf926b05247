import { expect, test } from 'vitest'
import { openTagger } from '#tag/tag.ts'
import { countriesIn } from '#tests/support/countries-in.ts'

test.each([
  ['Georgia’s prime minister resigned.', ['GE']],
  ['The president of Georgia vetoed the law.', ['GE']],
  ['The governor of Georgia signed the law.', ['US']],
  ['Georgia Gov. Kemp signed it.', ['US']],
  ['Georgia Republicans chose a candidate.', ['US']],
  ['Georgia and Russia fought in 2008.', ['GE', 'RU']],
  ['US aid for Georgia was cut after the protest in Tbilisi.', ['GE', 'US']],
  ['The embassy in Georgia closed.', ['GE']],
  ['Police in Marietta, Georgia', ['US']],
  ['Fani Willis loses appeal in Georgia', ['US']],
  ['Brian Kemp says Georgia votes', ['US']],
  ['Ossoff leads in Georgia poll', ['US']],
  ['Raffensperger certifies Georgia result', ['US']],
  ['Hyundai plant in Georgia raided by ICE', ['US']],
  ['Helene kills 30 in Georgia and the Carolinas', ['US']],
  ['Trump names envoy to Georgia', ['GE']],
  ['Grand juries in Georgia, Michigan and Arizona met.', ['US']],
  ['The Republic of Georgia exports wine.', ['GE']],
  ['Voters in Savannah and Augusta will decide a Senate seat in Georgia.', ['US']],
  ['A Trump ally pleaded guilty in Georgia, Fulton County prosecutors said.', ['US']],
  ['A wildfire in Georgia burned homes, the sheriff said.', ['US']],
  ['Trump was silent on Georgia, where Georgian Dream passed the law.', ['GE']],
  ['Georgia and Russia, Trump said, should talk.', ['GE', 'RU']],
  ['Trump inculpé en Géorgie, dit le procureur d’Atlanta', ['US']],
  ['La Géorgie et la Russie', ['GE', 'RU']],
  ['В Конго вспышка Эболы', ['CD']],
  ['Ebola spread in Équateur province in Congo.', ['CD']],
  ['En Équateur, le président a démissionné.', ['EC']],
  ['The governor of Niger state spoke; Niger state governor Bago left.', ['NG']],
  ['Nigeria’s Niger state', ['NG']],
  ['Niger state media said so.', ['NE']],
  ['An attack in Kashmir', ['IN']],
  ['Pakistan spoke of Kashmir.', ['PK']],
  ['Police in Norfolk said so.', []],
  ['Police in Norfolk, England, said so.', ['GB']],
  ['Norfolk Southern trains', ['US']],
  ['Niger Delta militants blew up a pipeline.', ['NG']],
  ['The junta in Niger expelled the envoy.', ['NE']],
  ['A mine in Guinea; a coup in Guinea-Bissau; votes in Equatorial Guinea', ['GN', 'GQ', 'GW']],
  ['Papua New Guinea and New Caledonia', ['NC', 'PG']],
  ['M23 rebels took Goma, in the east of Congo.', ['CD']],
  ['Congo and its capital Brazzaville', ['CG']],
  ['Kim Jong Un’s Korea fired a missile, Pyongyang said.', ['KP']],
  ['Ireland and Northern Ireland share an island.', ['GB', 'IE']],
  ['Drones hit Odessa and Mykolaiv.', ['UA']],
  ['George Washington became president of the United States; Washington was from Virginia.', ['US']],
  ['Soldiers from Chad and Niger met in N’Djamena.', ['NE', 'TD']],
  ['Der Präsident Georgiens sprach in Tiflis.', ['GE']],
  ['Le gouvernement du Niger a expulsé l’ambassadeur de France.', ['FR', 'NE']],
  ['Премьер Грузии приехал в Тбилиси.', ['GE']],
  ['格鲁吉亚和亚美尼亚', ['AM', 'GE']],
  ['Rząd Gruzji podał się do dymisji.', ['GE']],
  ['Georgia and Alabama flooded; Atlanta closed its schools.', ['US']],
  ['The United States promised Georgia help against Russia.', ['GE', 'RU', 'US']],
  ['Perth is dry.', ['AU']],
  ['Perth and Glasgow flooded.', ['GB']],
  ['Birmingham, and other cities of England', ['GB']],
  ['Birmingham is the largest city of Alabama.', ['US']],
  ['وصل الوفد إلى عمان', ['OM']],
  ['في العاصمة عمان', ['JO']],
  ['العاصمة الأردنية عمان', ['JO']],
  ['العاهل الأردني يستقبل الوفد في عمان', ['JO']],
  ['اجتماع في عمّان', ['JO']],
  ['سلطان عُمان يستقبل وزير الخارجية الأردني', ['JO', 'OM']],
  ['وزير خارجية عمان يصل إلى طهران، واتصال مع الأردن وإيران', ['IR', 'JO', 'OM']],
  ['التقى الملك عبد الله في عمان', ['JO']],
  ['وكالة بترا - عمان', ['JO']],
  ['في عمان، أعلن الديوان الملكي', ['JO']],
  ['بين عمان ودمشق', ['JO', 'SY']],
  ['سلطان عمان في دمشق', ['OM', 'SY']],
  ['ولاية جورجيا', ['US']],
  ['ترامب والانتخابات في جورجيا', ['US']],
  ['احتجاجات في جورجيا', ['GE']],
  ['ترامب يهنئ جورجيا، والاحتجاجات في تبليسي', ['GE']],
  ['جورجيا ميلوني', []],
  ['刚果暴发疫情', ['CD']],
  ['刚果首都布拉柴维尔', ['CG']],
])('%j names %j', (text, expected) => {
  expect(countriesIn(text)).toEqual(expected)
})

test('the feed’s own region decides what else is open', () => {
  const country = (feedRegions: readonly string[]) =>
    openTagger({ topics: [], regions: [] })
      .tag({ title: 'Georgia votes', text: '', categories: [], language: null, feedTopics: [], feedRegions })
      .find((tag) => tag.kind === 'country')?.value
  expect(country([])).toBe('GE')
  expect(country(['northern-america'])).toBe('US')
  expect(country(['caucasus'])).toBe('GE')
})

test.each([
  ['de', 'Georgia wählt republikanisch.', ['US']],
  ['tr', 'Georgia eyaletinde seçim', ['US']],
  ['de-AT', 'Georgien und Georgia', ['GE', 'US']],
  ['en', 'Georgia votes.', ['GE']],
  ['fa', 'انتخابات در جورجیا', ['US']],
  ['fa', 'ایالت جورجیا و کشور گرجستان', ['GE', 'US']],
])('in %s, %j names %j', (language, text, expected) => {
  expect(countriesIn(text, { language })).toEqual(expected)
})
