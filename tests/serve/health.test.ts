import { expect, test } from 'vitest'
import { served } from './served.ts'

const never = () => new Promise<never>(() => undefined)

test('/healthz answers while everything else hangs', async () => {
  await using server = await served({ renderFeed: never, renderStream: never, renderStatus: never, renderNotFound: never, isReady: never })
  const answer = await server.ask('/healthz')
  expect(answer).toMatchObject({ status: 200, body: '{"status":"alive"}' })
  expect(answer.headers['cache-control']).toBe('no-store')
})

test.each([
  { ready: false, status: 503, body: '{"status":"not ready"}' },
  { ready: true, status: 200, body: '{"status":"ready"}' },
])('/readyz with a store that is open: $ready', async ({ ready, status, body }) => {
  await using server = await served({ isReady: async () => ready })
  const answer = await server.ask('/readyz')
  expect(answer).toMatchObject({ status, body })
  expect(answer.headers['cache-control']).toBe('no-store')
})
