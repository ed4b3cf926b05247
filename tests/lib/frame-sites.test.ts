import { expect, test } from 'vitest'
import { frameSites, mayBeFramed } from '#lib/frame-sites.ts'

const allowed = (address: string) => mayBeFramed(new URL(address))

test.each([
  'http://www.youtube.com/embed/x',
  'https://www.youtube.com.evil.example/embed/x',
  'https://www.youtube.com@evil.example/embed/x',
  'https://user@www.youtube.com/embed/x',
  'https://www.youtube.com:444/embed/x',
  'https://www.youtube.com/embed/../redirect?q=x',
  'https://www.youtube.com/embed',
  'https://www.youtube.com/redirect?q=https://www.youtube.com/embed/x',
  'https://evil.example/#https://www.youtube.com/embed/x',
  'https://geo.dailymotion.com/player.html/x',
  'data:text/html,https://www.youtube.com/embed/x',
])('%s may not be framed', (address) => {
  expect(allowed(address)).toBe(false)
})

test.each([
  'https://www.youtube.com/embed/x?rel=0',
  'https://geo.dailymotion.com/player.html?video=x',
  'https://geo.dailymotion.com/player/x.html?video=x',
  'https://embed.podcasts.apple.com/us/podcast/x/id1',
  'https://datawrapper.dwcdn.net/abcde/1/',
])('%s may be framed', (address) => {
  expect(allowed(address)).toBe(true)
})

test('each is an address of its own over https, as a policy for browsers can state it', () => {
  expect(new Set(frameSites).size).toBe(frameSites.length)
  for (const site of frameSites) expect(site).toMatch(/^https:\/\/[a-z0-9.-]+\/(?:[\w./-]*)$/)
})
