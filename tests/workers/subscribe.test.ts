import { expect, test } from 'vitest'
import { openPoster } from '#fetch/post.ts'
import { feedId } from '#model/ids.ts'
import { startHub } from '#tests/support/hub.ts'
import { subscribe } from '#workers/subscribe.ts'

const never = new AbortController().signal

function orderOf(hub: string) {
  const callback = 'https://us.example/websub/a/key'
  return { feed: feedId('a'), hub, topic: 'https://news.example/feed?a=b&c', callback, key: 'key', secret: 'secret' }
}

function poster() {
  return openPoster({ allowNetworks: ['127.0.0.0/8'], userAgent: 'Tributary/test', proxies: { http: null, https: null, no: null } })
}

test('a hub on a forbidden address is not asked', async () => {
  const report = await subscribe(poster(), orderOf('http://10.1.2.3/hub'), never)
  expect(report).toMatchObject({ feed: 'a', key: 'key', fault: { code: 'fetch/hub-refused', message: expect.stringContaining('private') } })
})

test('a hub that says no is refused with its status', async () => {
  await using hub = await startHub()
  hub.answerWith(403)
  expect((await subscribe(poster(), orderOf(hub.url), never))?.fault?.message).toContain('answered 403')
})

test('a request that is stopped comes to nothing', async () => {
  await using hub = await startHub()
  expect(await subscribe(poster(), orderOf(hub.url), AbortSignal.abort())).toBe(null)
})

test('a hub is asked in the words of the specification', async () => {
  await using hub = await startHub()
  expect(await subscribe(poster(), orderOf(hub.url), never)).toEqual({ feed: 'a', key: 'key', fault: null })
  expect(hub.pings[0]?.form).toEqual([
    ['hub.mode', 'subscribe'],
    ['hub.topic', 'https://news.example/feed?a=b&c'],
    ['hub.callback', 'https://us.example/websub/a/key'],
    ['hub.lease_seconds', '864000'],
    ['hub.secret', 'secret'],
  ])
})
