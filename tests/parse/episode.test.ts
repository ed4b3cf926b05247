import { expect, test } from 'vitest'
import { secondsOf } from '#parse/episode.ts'
import { parse } from '#parse/parse.ts'
import { documentOf, rssItem } from './document.ts'

async function detailsOf(inside: string) {
  return (await parse(documentOf(rssItem(`<title>t</title>${inside}`)))).entries[0]?.details
}

test.each([null, '', 'an hour', '1:2:3:4', '-5', '0', '00:00', '9'.repeat(400), ':30'])('%j is no duration', (text) => {
  expect(secondsOf(text)).toBeNull()
})

test.each([
  ['90', 90],
  ['1:30', 90],
  ['01:00:30', 3630],
  ['59.6', 60],
])('a duration of %s is %i seconds', (text, seconds) => {
  expect(secondsOf(text)).toBe(seconds)
})

test('an item without a word of podcasts is no episode', async () => {
  expect(await detailsOf('<itunes:author>Ada</itunes:author>')).toMatchObject({ episode: null, explicit: null, subtitle: null })
})

test('an episode is read in the words of iTunes, else of podcast', async () => {
  const itunes =
    '<itunes:episode>7</itunes:episode><itunes:season>2</itunes:season><itunes:episodeType>bonus</itunes:episodeType>' +
    '<itunes:duration>1:05</itunes:duration><itunes:subtitle>Short</itunes:subtitle><itunes:explicit>clean</itunes:explicit>'
  expect(await detailsOf(itunes)).toMatchObject({
    episode: { number: 7, season: 2, kind: 'bonus', durationSeconds: 65 },
    explicit: false,
    subtitle: 'Short',
  })
  expect(await detailsOf('<podcast:episode>8</podcast:episode><podcast:season>3</podcast:season>')).toMatchObject({
    episode: { number: 8, season: 3, kind: null, durationSeconds: null },
  })
})

test.each([
  ['yes', true],
  [' Explicit ', true],
  ['TRUE', true],
  ['no', false],
  ['perhaps', null],
  ['', null],
])('explicit as %j is %j', async (word, explicit) => {
  expect((await detailsOf(`<itunes:explicit>${word}</itunes:explicit>`))?.explicit).toBe(explicit)
})
