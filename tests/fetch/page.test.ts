import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import type { FetchedPage } from '#fetch/page.ts'
import { type ScriptedOrigin, startScriptedOrigin } from '#tests/support/scripted-origin.ts'
import { open } from './fetched.ts'

const html = { 'content-type': 'text/html; charset=utf-8' }

const loopback = { allowNetworks: ['127.0.0.0/8'], limits: { totalMs: 3_000 } }

async function startOrigin(): Promise<ScriptedOrigin> {
  const origin = await startScriptedOrigin()
  onTestFinished(() => origin[Symbol.asyncDispose]())
  return origin
}

async function page(url: string): Promise<FetchedPage> {
  await using fetcher = open(loopback)
  return await fetcher.fetchPage({ url, secrets: null })
}

function faultOf(fetched: FetchedPage): string {
  return fetched.kind === 'fault' ? fetched.fault.code : fetched.kind
}

test.each([
  ['http://169.254.169.254/latest/', 'fetch/forbidden-address'],
  ['http://10.0.0.1/', 'fetch/forbidden-address'],
  ['ftp://127.0.0.1/', 'fetch/forbidden-scheme'],
])('an article’s page at %s is not asked for', async (url, code) => {
  expect(faultOf(await page(url))).toBe(code)
})

test.each([
  ['a page that is gone', { status: 410 }, 'fetch/gone'],
  ['a page that is not there', { status: 404 }, 'fetch/not-found'],
  ['a page for members', { status: 401 }, 'fetch/login'],
  ['a page behind a challenge', { status: 403, headers: { 'cf-mitigated': 'challenge' } }, 'fetch/challenged'],
  ['an empty page', { headers: html, body: '' }, 'fetch/empty'],
  ['more than 3 MB', { headers: html, body: 'x'.repeat(3_000_001) }, 'fetch/too-large'],
  ['the way to a file', { status: 302, headers: { location: 'file:///etc/passwd' } }, 'fetch/forbidden-scheme'],
  ['the way to a private address', { status: 302, headers: { location: 'http://10.0.0.1/page' } }, 'elsewhere'],
  ['the way to a login', { status: 302, headers: { location: '/login?back=%2Fpage' } }, 'fetch/login'],
  ['the way to another host’s login', { status: 302, headers: { location: 'https://sso.example/sign-in' } }, 'fetch/login'],
  ['the way round in a circle', { status: 302, headers: { location: '/page' } }, 'fetch/too-many-redirects'],
])('%s is told', async (_what, reply, code) => {
  const origin = await startOrigin()
  origin.answer('/page', reply)
  expect(faultOf(await page(origin.url('/page')))).toBe(code)
})

test('a small document that grows beyond 3 MB is not read to its end', async () => {
  const origin = await startOrigin()
  origin.answer('/page', { headers: { ...html, 'content-encoding': 'gzip' }, body: gzipSync('x'.repeat(4_000_000)) })
  expect(faultOf(await page(origin.url('/page')))).toBe('fetch/too-large')
})

test.each([
  ['a file', { headers: { 'content-type': 'application/pdf' }, body: '%PDF' }, 'sends application/pdf, which is no page'],
  ['the way to the front page', { status: 302, headers: { location: '/' } }, 'leads to the front page of'],
  ['the way to a wall', { status: 302, headers: { location: 'https://consent.example/collect' } }, 'that wants consent'],
])('%s is no article, and nothing to try again', async (_what, reply, because) => {
  const origin = await startOrigin()
  origin.answer('/page', reply)
  expect(await page(origin.url('/page'))).toMatchObject({ kind: 'nothing', because: expect.stringContaining(because) })
  expect(origin.asked).toHaveLength(1)
})

test('a redirect on the same host is followed, one to another host is told and not followed', async () => {
  const origin = await startOrigin()
  origin.answer('/page', { status: 301, headers: { location: '/new' } })
  origin.answer('/new', { headers: html, body: '<p>The page.' })
  origin.answer('/away', { status: 302, headers: { location: origin.url('/new', 2) } })
  expect(await page(origin.url('/page'))).toMatchObject({ kind: 'page', page: { address: origin.url('/new') }, status: 200 })
  expect(await page(origin.url('/away'))).toEqual({ kind: 'elsewhere', url: origin.url('/new', 2), status: 302 })
  expect(origin.asked.filter(({ host }) => host.startsWith('127.0.0.2'))).toEqual([])
})

test('a page is asked for as a page, without conditions; secrets go to their own origin alone', async () => {
  const origin = await startOrigin()
  for (const path of ['/own', '/other']) origin.answer(path, { headers: html, body: '<p>The page.' })
  await using fetcher = open({ ...loopback, secretOf: (name) => (name === 'FEED_TOKEN' ? 'a-token' : null) })
  const secrets = { origin: new URL(origin.url('/')).origin, basic: null, bearer: 'FEED_TOKEN', headers: {} }
  await fetcher.fetchPage({ url: origin.url('/own'), secrets })
  await fetcher.fetchPage({ url: origin.url('/other', 2), secrets })
  const [own, other] = origin.asked.map(({ headers }) => headers)
  expect(own?.accept).toMatch(/^text\/html/)
  expect(own?.['if-none-match']).toBeUndefined()
  expect(own?.authorization).toBe('Bearer a-token')
  expect(other?.authorization).toBeUndefined()
})
