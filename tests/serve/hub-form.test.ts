import { expect, test } from 'vitest'
import { readHubForm } from '#serve/hub-form.ts'

const sound = {
  'hub.mode': 'subscribe',
  'hub.callback': 'https://reader.example/back?a=1%20b',
  'hub.topic': 'https://news.example/feed.atom',
}

function formOf(changes: Record<string, string | null>): string {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...sound, ...changes })) if (value !== null) form.set(name, value)
  return form.toString()
}

test.each([
  ['', 'hub.mode must be named once'],
  ['hub.mode', 'hub.mode must be named once'],
  [formOf({ 'hub.mode': 'publish' }), 'hub.mode must be subscribe or unsubscribe'],
  [`${formOf({})}&hub.mode=unsubscribe`, 'hub.mode must be named once'],
  [formOf({ 'hub.callback': null }), 'hub.callback must be named once'],
  [formOf({ 'hub.callback': 'reader.example' }), 'hub.callback must be an address beginning with http:// or https://'],
  [formOf({ 'hub.callback': 'javascript:alert(1)' }), 'hub.callback must be an address beginning with http:// or https://'],
  [formOf({ 'hub.callback': 'https:/\\reader.example' }), 'hub.callback must be an address beginning with http:// or https://'],
  [formOf({ 'hub.callback': 'https://me:you@reader.example/' }), 'hub.callback may hold no user name and no password'],
  [formOf({ 'hub.callback': 'https://reader.example/#a' }), 'hub.callback may have no fragment'],
  [formOf({ 'hub.callback': `https://reader.example/${'x'.repeat(2000)}` }), 'hub.callback may have 2000 characters at most'],
  [formOf({ 'hub.topic': 'file:///etc/passwd' }), 'hub.topic must be an address beginning with http:// or https://'],
  [formOf({ 'hub.topic': '' }), 'hub.topic must be named once'],
  [formOf({ 'hub.secret': 'ü'.repeat(101) }), 'hub.secret may have 200 bytes at most'],
  [formOf({ 'hub.lease_seconds': '-1' }), 'hub.lease_seconds must be a whole number above 0'],
  [formOf({ 'hub.lease_seconds': '1e9' }), 'hub.lease_seconds must be a whole number above 0'],
  [formOf({ 'hub.lease_seconds': '0' }), 'hub.lease_seconds must be a whole number above 0'],
])('%s is refused: %s', (body, message) => {
  expect(() => readHubForm(body)).toThrow(expect.objectContaining({ code: 'serve/bad-hub-request', message }))
})

test('what is sound is taken, the callback’s query and the topic as they are written', () => {
  expect(readHubForm(formOf({}))).toEqual({
    mode: 'subscribe',
    callback: sound['hub.callback'],
    topic: sound['hub.topic'],
    secret: null,
    leaseSeconds: 864_000,
    because: '',
  })
  expect(readHubForm(formOf({ 'hub.mode': 'unsubscribe', 'hub.secret': 'x'.repeat(200) }))).toMatchObject({
    mode: 'unsubscribe',
    secret: 'x'.repeat(200),
  })
})

test.each([
  ['1', 86_400],
  ['604800', 604_800],
  ['999999999999', 30 * 86_400],
  ['', 864_000],
])('a lease of %s seconds becomes one of %i', (asked, granted) => {
  expect(readHubForm(formOf({ 'hub.lease_seconds': asked })).leaseSeconds).toBe(granted)
})
