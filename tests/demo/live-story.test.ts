import { expect, test } from 'vitest'
import { liveStory } from '#demo/live-story.ts'

const stories = Array.from({ length: 300 }, (_, count) => liveStory(count))

test('no two of the first 300 stories share their address, title or text', () => {
  for (const key of [
    stories.map((story) => story.slug),
    stories.map((story) => story.title),
    stories.map((story) => story.paragraphs.join(' ')),
  ]) {
    expect(new Set(key).size).toBe(300)
  }
})

test('numbered bulletins follow when the written reports are used up', () => {
  const first = stories.findIndex((story) => story.slug === 'bulletin-1')
  expect(first).toBeGreaterThanOrEqual(10)
  expect(stories.slice(0, first).every((story) => story.author !== 'Halvard Wire desk')).toBe(true)
  expect(stories.slice(first).every((story, index) => story.title.startsWith(`Bulletin ${index + 1}: `))).toBe(true)
})

test('the sequence is the same each time', () => {
  expect(stories.map((_, count) => liveStory(count))).toEqual(stories)
})
