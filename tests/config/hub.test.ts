import { expect, test } from 'vitest'
import { checkFeedsFile } from '#config/config.ts'
import { isOwnHub, otherHub, ownHubAt } from '#config/hub.ts'

function settingsWith(hub: string | undefined) {
  const file = checkFeedsFile(JSON.stringify({ feeds: [], output: { hub } }))
  if (!file.ok) throw new Error('the file is wrong')
  return file.settings
}

test.each([
  [undefined, true, null],
  ['none', false, null],
  ['https://hub.example/', false, 'https://hub.example/'],
])('output.hub %s: our own is in force %s, another %s', (hub, own, other) => {
  expect([isOwnHub(settingsWith(hub)), otherHub(settingsWith(hub))]).toEqual([own, other])
})

test('our own is asked below the public address', () => {
  expect(ownHubAt('https://news.example/wire')).toBe('https://news.example/wire/hub')
})
