import { XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { type FeedPlan, feedPlans } from '#demo/outlets.ts'
import { renderFeed } from '#demo/render-feed.ts'
import { type Edition, itemOf } from '#demo/sample-item.ts'

const startedAt = Date.UTC(2026, 10, 24, 9)

function planOf(id: string): FeedPlan {
  return feedPlans.find((plan) => plan.id === id) as FeedPlan
}

function bytesOf(plan: FeedPlan): Buffer {
  const edition: Edition = {
    title: plan.title,
    description: plan.description,
    publisher: plan.outlet.name,
    language: plan.outlet.language,
    domain: 'outlet.example',
    siteUrl: 'http://outlet.example/',
    feedUrl: 'http://outlet.example/feed',
    updatedAt: startedAt,
    items: plan.stories.map((story) => itemOf(story, 'http://outlet.example/', startedAt)),
  }
  return renderFeed(plan, edition)
}

test('the damaged document is malformed, and holds eight items that are whole', () => {
  const text = bytesOf(planOf('weirgate')).toString()
  expect(XMLValidator.validate(text)).not.toBe(true)
  expect(text.match(/<item>/g)).toHaveLength(8)
  expect(text.match(/<\/item>/g)).toHaveLength(8)
  expect(text.match(/<title><b>/g)).toHaveLength(1)
  expect(text).toMatch(/<ite$/)
})

test('the page in a feed’s place holds no feed', () => {
  const text = bytesOf(planOf('quarrystone')).toString()
  expect(text).toMatch(/^<!DOCTYPE html>/)
  expect(text).not.toMatch(/<rss|<feed|<item/)
})

test('windows-1252 is declared, and used for characters Latin-1 does not have', () => {
  const bytes = bytesOf(planOf('morgenwarte'))
  expect(bytes.toString('latin1')).toMatch(/^<\?xml version="1.0" encoding="windows-1252"\?>/)
  const text = new TextDecoder('windows-1252').decode(bytes)
  for (const story of planOf('morgenwarte').stories) expect(text).toContain(story.title)
  for (const character of ['„', '“', '–', '€', 'ß', 'Ö']) expect(text).toContain(character)
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow()
})

test('UTF-16 begins with its byte order mark, little end first', () => {
  const bytes = bytesOf(planOf('pristan'))
  expect([...bytes.subarray(0, 4)]).toEqual([0xff, 0xfe, 0x3c, 0x00])
  const text = new TextDecoder('utf-16le').decode(bytes)
  expect(text).toContain('encoding="UTF-16"')
  for (const story of planOf('pristan').stories) expect(text).toContain(story.title)
})

test('an edition without items is a whole document all the same', () => {
  for (const format of ['rss-0.91', 'rss-1.0', 'rss-2.0', 'atom-html', 'atom-xhtml'] as const) {
    const text = bytesOf({ ...planOf('halvard-world'), format, stories: [] }).toString()
    expect(XMLValidator.validate(text), format).toBe(true)
  }
})
