import { expect, test } from 'vitest'
import { environment, ownAddress, readEnvironment, secretOf } from '#config/environment.ts'
import { Fault } from '#model/fault.ts'

test.each([
  ['PORT', ['-1', '65536', '80.5', '0x50', ' 80', 'http', '123456']],
  ['HOST', ['a b', 'http://x', 'x/y', '1.2.3.4.5.6:', '::g']],
  [
    'PUBLIC_URL',
    [
      'example.org',
      'ftp://example.org',
      'https:example.org',
      'https://u:p@example.org',
      'https://example.org/?a',
      'https://example.org/#a',
    ],
  ],
  ['DATA_DIR', [' ', '/data\0']],
  ['FEEDS_FILE', [' ']],
  ['QUEUE_URL', ['localhost:6379', 'http://localhost', 'mysql://localhost', 'redis//x']],
  [
    'FETCH_ALLOW_NETWORKS',
    ['10.0.0.1', '10.0.0.0/33', '10.0.0/8', '256.0.0.0/8', 'fd00::/129', '::g/8', '10.0.0.0/8,', 'localhost/8', 'all'],
  ],
  ['HUB_ALLOW_NETWORKS', ['10.0.0.1', 'all', 'none, 10.0.0.0/8']],
  ['FETCH_CONTACT', ['a b', 'x\r\nCookie: a', 'a(b)', 'пошта@example.org', 'a'.repeat(201)]],
  ['HTTP_PROXY', ['socks5://proxy', 'http://', 'a b', 'http://p:3128/x', 'http://p?x', 'http://p#x', 'http://a:%@p']],
  ['LOG_LEVEL', ['loud', 'INFO', 'constructor']],
  ['LOG_FORMAT', ['pretty', 'xml']],
])('%s refuses what it cannot use', (name, texts) => {
  for (const text of texts)
    expect([text, faultOf({ [name]: text })]).toEqual([text, expect.stringMatching(`^${name}: found .*, allowed: `)])
})

test('every wrong variable is named at once', () => {
  expect(faultOf({ PORT: 'x', LOG_LEVEL: 'y', FETCH_ALLOW_NETWORKS: 'z' })).toMatch(
    /PORT: found "x".*FETCH_ALLOW_NETWORKS: found "z".*LOG_LEVEL: found "y"/,
  )
})

test('a password in an address is not told', () => {
  expect(
    faultOf({ QUEUE_URL: 'http://user:secret@host', PUBLIC_URL: 'https://user:secret@host', HTTPS_PROXY: 'ftp://user:secret@host' }),
  ).not.toContain('secret')
})

test('what is unset or empty has its default', () => {
  const defaults = {
    port: 8080,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:8080',
    calledAt: null,
    dataDir: './data',
    feedsFile: './feeds.json',
    queueUrl: null,
    allowNetworks: [],
    hubAllowNetworks: [],
    contact: null,
    proxies: { http: null, https: null, no: null },
    logLevel: 'info',
    logFormat: 'text',
  }
  expect(readEnvironment({})).toEqual(defaults)
  expect(readEnvironment({ PORT: '', QUEUE_URL: '', FETCH_ALLOW_NETWORKS: '', PUBLIC_URL: '' })).toEqual(defaults)
})

test('subscribers may live where feeds may, unless the operator says otherwise', () => {
  const hubNetworks = (text: string) => readEnvironment({ FETCH_ALLOW_NETWORKS: '10.0.0.0/8', HUB_ALLOW_NETWORKS: text }).hubAllowNetworks
  expect(['', '10.1.2.3/32', 'none'].map(hubNetworks)).toEqual([['10.0.0.0/8'], ['10.1.2.3/32'], []])
})

test('what is set is taken', () => {
  const env = {
    PORT: '0',
    HOST: '::',
    PUBLIC_URL: 'https://News.Example.org:443/world/',
    DATA_DIR: '/var/lib/tributary',
    FEEDS_FILE: '/etc/feeds.json',
    QUEUE_URL: 'rediss://user:secret@redis.example.org:6380/1',
    FETCH_ALLOW_NETWORKS: '127.0.0.0/8, fd00::/8,::1/128',
    HUB_ALLOW_NETWORKS: '10.1.2.3/32',
    FETCH_CONTACT: 'https://example.org/about',
    LOG_LEVEL: 'silent',
    LOG_FORMAT: 'json',
  }
  expect(readEnvironment(env)).toEqual({
    port: 0,
    host: '::',
    publicUrl: 'https://news.example.org/world',
    calledAt: 'https://news.example.org/world',
    dataDir: '/var/lib/tributary',
    feedsFile: '/etc/feeds.json',
    queueUrl: env.QUEUE_URL,
    allowNetworks: ['127.0.0.0/8', 'fd00::/8', '::1/128'],
    hubAllowNetworks: ['10.1.2.3/32'],
    contact: 'https://example.org/about',
    proxies: { http: null, https: null, no: null },
    logLevel: 'silent',
    logFormat: 'json',
  })
})

test.each([
  ['0.0.0.0', 8080, 'http://localhost:8080'],
  ['::', 8080, 'http://localhost:8080'],
  ['::1', 8080, 'http://[::1]:8080'],
  ['news.example.org', 80, 'http://news.example.org'],
  ['127.0.0.1', 0, null],
])('listening on %s port %i is read at %s', (host, port, address) => {
  expect(ownAddress(host, port)).toBe(address)
  expect(readEnvironment({ HOST: host, PORT: String(port) }).publicUrl).toBe(address)
})

test('the process’s own environment is read', () => {
  process.env.FETCH_CONTACT = 'someone@example.org'
  expect(environment().contact).toBe('someone@example.org')
  delete process.env.FETCH_CONTACT
  expect(environment().contact).toBeNull()
})

function faultOf(env: Record<string, string>): string {
  try {
    readEnvironment(env)
  } catch (error) {
    if (error instanceof Fault && error.code === 'config/environment') return error.message
    throw error
  }
  return 'no fault'
}

test('proxies are read in capitals and in lower case, which comes first, and without a scheme', () => {
  const { proxies } = readEnvironment({ HTTP_PROXY: 'http://one:8080', http_proxy: 'two:8080', NO_PROXY: 'a, .b' })
  expect(proxies).toEqual({ http: 'http://two:8080/', https: null, no: 'a, .b' })
})

test('only an address the operator named counts as one where others can call', () => {
  expect(readEnvironment({ PUBLIC_URL: 'https://news.example/' }).calledAt).toBe('https://news.example')
  expect(readEnvironment({ PORT: '80' }).calledAt).toBe(null)
})

test('a secret is read by a name of its own kind alone', () => {
  process.env.FEED_OF_THIS_TEST = 'a secret'
  expect(secretOf('FEED_OF_THIS_TEST')).toBe('a secret')
  expect(secretOf('FEED_THAT_NOBODY_SET')).toBe(null)
  expect(secretOf('PATH')).toBe(null)
})
