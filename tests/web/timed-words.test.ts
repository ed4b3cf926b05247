import { expect, test } from 'vitest'
import { html, htmlText } from '#web/html.ts'
import { timed, timedHtml, timedText } from '#web/timed-words.ts'
import { now } from './sample-pages.ts'

test('nothing and the empty text leave no trace, and texts become one', () => {
  expect(timed`${null}${''}`).toEqual([])
  expect(timed`a${null}b`).toEqual(['ab'])
})

test('a sentence may stand in a sentence', () => {
  const read = timed`last read ${now}`
  expect(timed`Healthy, ${read}.`).toEqual(['Healthy, last read ', now, '.'])
})

test('text and page show moments each in its own way', () => {
  const words = timed`until ${now}: <b> \`npm ${'start'}\``
  expect(timedText(words, () => 'noon')).toBe('until noon: <b> `npm start`')
  const page = htmlText(html`${timedHtml(words, () => html`<i>noon</i>`)}`)
  expect(page).toBe('until <i>noon</i>: &lt;b&gt; <code>npm start</code>')
})
