import { expect, test } from 'vitest'
import { feedPlans } from '#demo/outlets.ts'

const stories = feedPlans.flatMap((plan) => plan.stories.map((story) => ({ ...story, feed: plan.id, outlet: plan.outlet })))

function distinct<T>(values: readonly T[]): number {
  return new Set(values).size
}

test('at least 12 feeds of at least 6 outlets, in every format and encoding', () => {
  expect(feedPlans.length).toBeGreaterThanOrEqual(12)
  expect(distinct(feedPlans.map((plan) => plan.outlet.id))).toBeGreaterThanOrEqual(6)
  expect(new Set(feedPlans.map((plan) => plan.format))).toEqual(
    new Set(['rss-0.91', 'rss-1.0', 'rss-2.0', 'atom-html', 'atom-xhtml', 'json-feed', 'html']),
  )
  expect(new Set(feedPlans.map((plan) => plan.encoding))).toEqual(new Set(['utf-8', 'windows-1252', 'utf-16le']))
  expect(new Set(feedPlans.map((plan) => plan.behaviour))).toEqual(new Set(['steady', 'live', 'slow', 'broken', 'gone']))
  expect(new Set(feedPlans.map((plan) => plan.outlet.language))).toEqual(new Set(['en', 'de', 'uk']))
})

test('feed ids and paths are unique', () => {
  expect(distinct(feedPlans.map((plan) => plan.id))).toBe(feedPlans.length)
  expect(distinct(feedPlans.map((plan) => `${plan.outlet.id}/${plan.file}`))).toBe(feedPlans.length)
})

test('more than 200 stories, no text twice, no address twice within an outlet', () => {
  expect(stories.length).toBeGreaterThan(200)
  expect(distinct(stories.map((story) => story.title))).toBe(stories.length)
  expect(distinct(stories.flatMap((story) => story.paragraphs))).toBe(stories.reduce((sum, story) => sum + story.paragraphs.length, 0))
  expect(distinct(stories.map((story) => `${story.outlet.id}/${story.slug}`))).toBe(stories.length)
})

test('every story is fit to print', () => {
  for (const story of stories) {
    expect(story.slug).toMatch(/^[a-z0-9-]+$/)
    expect(story.title, story.slug).not.toBe('')
    expect(story.author, story.slug).not.toBe('')
    expect(story.categories.length, story.slug).toBeGreaterThan(0)
    expect([2, 3, 4], story.slug).toContain(story.paragraphs.length)
    expect(story.hoursOld, story.slug).toBeGreaterThan(0)
    expect(story.hoursOld, story.slug).toBeLessThan(14 * 24)
  }
})

test('at least 10 events are told by three outlets or more', () => {
  const tellers = Map.groupBy(
    stories.filter((story) => story.event !== null),
    (story) => story.event,
  )
  const wide = [...tellers.values()].filter((telling) => distinct(telling.map((story) => story.outlet.id)) >= 3)
  expect(wide.length).toBeGreaterThanOrEqual(10)
  // A name nobody else uses is a slip of the pen.
  expect([...tellers.values()].filter((telling) => telling.length < 2)).toEqual([])
})

test.each([
  ['nato', /\bNATO\b|\bNato\b|НАТО/],
  ['afghanistan', /Afghan|afghan|Афганістан/],
  ['ukraine', /Ukrain|ukrain|Украї|украї/],
])('at least 20 stories speak of %s', (_topic, word) => {
  expect(stories.filter((story) => word.test([story.title, ...story.paragraphs].join(' '))).length).toBeGreaterThanOrEqual(20)
})

test('the sport reports speak of none of them', () => {
  const sport = stories.filter((story) => story.feed === 'northquay-sport')
  expect(sport.filter((story) => /NATO|Afghan|Ukrain/i.test([story.title, ...story.paragraphs].join(' ')))).toEqual([])
})
