import { expect, test } from 'vitest'
import { noHints } from '#model/polling.ts'
import { parse } from '#parse/parse.ts'
import { documentOf } from './document.ts'

const sy = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'

async function hintsOf(inside: string) {
  return (await parse(documentOf(`<rss version="2.0" ${sy}><channel><title>t</title>${inside}</channel></rss>`))).hints
}

test.each(['0', '-5', 'soon', '', '1e9', '99999999999999', 'NaN', '0.0'])('a ttl of %j says nothing', async (ttl) => {
  expect(await hintsOf(`<ttl>${ttl}</ttl>`)).toEqual(noHints)
})

test.each([
  ['60', 3_600],
  [' 15\n', 900],
  ['0.5', 30],
])('a ttl of %j minutes is %i seconds', async (ttl, seconds) => {
  expect(await hintsOf(`<ttl>${ttl}</ttl>`)).toEqual({ ...noHints, ttlSeconds: seconds })
})

test('hours and days are each named once, in order; what is none is passed over', async () => {
  const hours = ['24', '5', '5', ' 3 ', '-1', '25', 'noon', ''].map((hour) => `<hour>${hour}</hour>`).join('')
  const days = ['Saturday', 'MONDAY', 'monday', 'Montag', ' sunday '].map((day) => `<day>${day}</day>`).join('')
  const { skipHours, skipDays } = await hintsOf(`<skipHours>${hours}</skipHours><skipDays>${days}</skipDays>`)
  expect({ skipHours, skipDays }).toEqual({ skipHours: [0, 3, 5], skipDays: [0, 1, 6] })
})

test('a feed that forbids every hour or every day forbids none', async () => {
  const hours = Array.from({ length: 24 }, (_, hour) => `<hour>${hour + 1}</hour>`).join('')
  const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'].map((day) => `<day>${day}</day>`).join('')
  expect(await hintsOf(`<skipHours>${hours}</skipHours><skipDays>${days}</skipDays>`)).toEqual(noHints)
})

test.each([
  ['hourly', null, 3_600],
  ['Daily', '2', 43_200],
  ['weekly', '1', 604_800],
  ['monthly', '0', 2_592_000],
  ['yearly', '-1', 31_536_000],
  ['hourly', 'often', 3_600],
  ['hourly', '999999999', 1],
  ['sometimes', '2', null],
  [null, '2', null],
])('a period of %s with frequency %s is %s seconds', async (period, frequency, seconds) => {
  const inside = [
    period === null ? '' : `<sy:updatePeriod>${period}</sy:updatePeriod>`,
    frequency === null ? '' : `<sy:updateFrequency>${frequency}</sy:updateFrequency>`,
  ]
  expect(await hintsOf(inside.join(''))).toEqual({ ...noHints, updateSeconds: seconds })
})

test('the syndication module is read in RSS 1.0 and in Atom, whatever its prefix', async () => {
  const module = '<s:updatePeriod>hourly</s:updatePeriod><s:updateFrequency>4</s:updateFrequency>'
  const bound = sy.replace('sy=', 's=')
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${bound}><channel><title>t</title>${module}</channel></rdf:RDF>`
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom" ${bound}><title>t</title>${module}</feed>`
  for (const text of [rdf, atom]) expect((await parse(documentOf(text))).hints).toEqual({ ...noHints, updateSeconds: 900 })
})

test('what an item says is not said of the feed', async () => {
  expect(await hintsOf('<item><title>i</title><ttl>5</ttl></item>')).toEqual(noHints)
})
