import { Agent } from 'undici'
import { expect, test } from 'vitest'
import { networks } from '#fetch/address-guard.ts'
import { guardedConnector, type LookupAll } from '#fetch/guarded-connector.ts'
import { startRogue } from '#tests/support/rogue-server.ts'

test('a name that turns private on its second look-up is refused on the connection that look-up is for', async () => {
  await using rogue = await startRogue()
  const answers = ['127.0.0.1', '10.0.0.7']
  let asked = 0
  const rebinding: LookupAll = (_hostname, _options, callback) => {
    callback(null, [{ address: answers[asked++] ?? '10.0.0.7', family: 4 }])
  }
  const agent = new Agent({ connect: guardedConnector(networks(['127.0.0.1/32']), 1000, rebinding) })
  const ask = () => agent.request({ origin: `http://rebinding.example:${rogue.port}`, path: '/feed', method: 'GET', reset: true })
  const first = await ask()
  await first.body.text()
  expect(first.statusCode).toBe(200)
  await expect(ask()).rejects.toMatchObject({
    code: 'fetch/forbidden-address',
    message: 'rebinding.example is at 10.0.0.7, a private address',
  })
  expect(asked).toBe(2)
  await agent.close()
})

test('of a name with allowed and forbidden addresses only the allowed ones are tried', async () => {
  await using rogue = await startRogue()
  const both: LookupAll = (_hostname, _options, callback) => {
    callback(null, [
      { address: '127.0.0.1', family: 4 },
      { address: '127.0.0.2', family: 4 },
    ])
  }
  const ask = async (allowed: string) => {
    const agent = new Agent({ connect: guardedConnector(networks([allowed]), 1000, both) })
    try {
      const answer = await agent.request({ origin: `http://both.example:${rogue.port}`, path: '/feed', method: 'GET' })
      await answer.body.text()
      return answer.statusCode
    } finally {
      await agent.close()
    }
  }
  // The server listens at 127.0.0.1 alone: where that one is forbidden, there is nobody to answer.
  await expect(ask('127.0.0.2/32')).rejects.toThrow()
  expect(rogue.requests).toEqual([])
  expect(await ask('127.0.0.1/32')).toBe(200)
})

test('a name without any address is a fault of its own', async () => {
  const agent = new Agent({ connect: guardedConnector([], 1000, (_hostname, _options, callback) => callback(null, [])) })
  await expect(agent.request({ origin: 'http://nothing.example', path: '/', method: 'GET' })).rejects.toMatchObject({ code: 'fetch/dns' })
  await agent.close()
})

test('a name server that never answers is a fault of DNS, not of the server asked for', async () => {
  const agent = new Agent({ connect: guardedConnector([], 100, () => undefined) })
  await expect(agent.request({ origin: 'http://slow.example', path: '/', method: 'GET' })).rejects.toMatchObject({
    code: 'fetch/dns',
    message: 'slow.example could not be looked up within 0.1 s',
  })
  await agent.close()
})
