import { expect, test } from 'vitest'
import { readHubQuery } from '#serve/hub-query.ts'

const subscribe = { 'hub.mode': 'subscribe', 'hub.topic': 'https://harbour.example/news.xml', 'hub.challenge': 'c3' }
const day = 86_400

test.each([
  { names: 'hub.mode', changes: { 'hub.mode': undefined } },
  { names: 'hub.mode', changes: { 'hub.mode': '' } },
  { names: 'hub.mode', changes: { 'hub.mode': 'publish' } },
  { names: 'hub.mode', changes: { 'hub.mode': ['subscribe', 'subscribe'] } },
  { names: 'hub.topic', changes: { 'hub.topic': undefined } },
  { names: 'hub.topic', changes: { 'hub.topic': ['a', 'b'] } },
  { names: 'hub.challenge', changes: { 'hub.challenge': undefined } },
  { names: 'hub.challenge', changes: { 'hub.challenge': '' } },
  { names: 'hub.challenge', changes: { 'hub.challenge': 'x'.repeat(1001) } },
])('$changes is refused, naming $names', ({ names, changes }) => {
  expect(() => readHubQuery({ ...subscribe, ...changes })).toThrow(
    expect.objectContaining({ code: 'serve/bad-request', message: expect.stringContaining(names) }),
  )
})

test.each([
  { lease: undefined, is: 10 * day },
  { lease: '', is: 10 * day },
  { lease: 'soon', is: 10 * day },
  { lease: '-1', is: 10 * day },
  { lease: '1e9', is: 10 * day },
  { lease: ['60', '70'], is: 10 * day },
  { lease: '9'.repeat(13), is: 10 * day },
  { lease: '0', is: 60 },
  { lease: '59', is: 60 },
  { lease: '999999999999', is: 30 * day },
  { lease: '432000', is: 5 * day },
])('a lease of $lease counts as $is seconds', ({ lease, is }) => {
  expect(readHubQuery({ ...subscribe, 'hub.lease_seconds': lease })).toMatchObject({ mode: 'subscribe', leaseSeconds: is })
})

test.each([
  { reason: undefined, is: '' },
  { reason: ['a'], is: '' },
  { reason: ' not\r\nhere\u202e\u0000 ', is: 'not here' },
  { reason: 'x'.repeat(100_000), is: 'x'.repeat(200) },
  { reason: '😀'.repeat(300), is: '😀'.repeat(200) },
])('a denial needs no challenge, and its reason becomes one short line', ({ reason, is }) => {
  const query = { 'hub.mode': 'denied', 'hub.topic': 'https://harbour.example/news.xml', 'hub.reason': reason }
  expect(readHubQuery(query)).toEqual({ mode: 'denied', topic: 'https://harbour.example/news.xml', because: is })
})
