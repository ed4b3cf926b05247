import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkFeedsFile, type FeedsFile, hashFeedsFile, readFeedsFile } from '#config/config.ts'
import type { ConfigFault } from '#config/config-faults.ts'

const folder = mkdtempSync(join(tmpdir(), 'config-'))
afterAll(() => rmSync(folder, { recursive: true }))

const known = { regions: new Set(['europe', 'asia', 'middle-east']), countries: new Set(['UA', 'RU']) }

test('a file that is not there is a fault, not an exception', () => {
  const path = join(folder, 'absent.json')
  expect(readFeedsFile(path)).toMatchObject({
    ok: false,
    hash: null,
    faults: [{ code: 'config/missing', path: '', found: `no file ${path}` }],
  })
  expect(hashFeedsFile(path)).toBeNull()
})

test('a folder in the place of the file is a fault', () => {
  expect(readFeedsFile(folder)).toMatchObject({
    ok: false,
    hash: null,
    faults: [{ code: 'config/missing', found: expect.stringContaining('EISDIR') }],
  })
})

test('a file that is no UTF-8 is a fault', () => {
  const path = write('utf16.json', Buffer.from('\uFEFF{"feeds": []}', 'utf16le'))
  expect(readFeedsFile(path)).toMatchObject({ ok: false, faults: [{ code: 'config/not-json', found: 'bytes that are no UTF-8' }] })
})

test('a file that is no JSON is refused with line and column', () => {
  const faults = faultsOf('{\n  "feeds": [\n    // ours\n  ]\n}')
  expect(faults).toMatchObject([{ code: 'config/not-json', path: '', line: 3 }])
  expect(faults[0]?.message).toBe('found a comment, which JSON does not have, in line 3, column 5, allowed: a value')
})

test.each([
  ['[]', [['', 'an empty list', null]]],
  ['null', [['', 'null', null]]],
  ['{}', [['feeds', 'nothing', null]]],
  ['{"feds": []}', [['feds', 'an unknown key', 'feeds']]],
  ['{"feeds": {}}', [['feeds', 'an object', null]]],
  ['{"feeds": [], "feeds": []}', [['feeds', 'a key that is there already', null]]],
  [
    '{"feeds": [], "__proto__": {"x": 1}, "constructor": 1}',
    [
      ['__proto__', 'an unknown key', null],
      ['constructor', 'an unknown key', null],
    ],
  ],
  [
    '{"feeds": [], "output": {"title": "", "link": "www.example.org", "descripton": "x"}}',
    [
      ['output.title', '""', null],
      ['output.link', '"www.example.org"', null],
      ['output.descripton', 'an unknown key', 'description'],
    ],
  ],
  ['{"feeds": [], "output": {"hub": "https://me:secret@hub.example/"}}', [['output.hub', 'a user name or password in the address', null]]],
  ['{"feeds": [], "output": {"hub": "ftp://hub.example/"}}', [['output.hub', 'the scheme "ftp"', null]]],
  ['{"feeds": [], "output": {"hub": "None"}}', [['output.hub', '"None"', null]]],
  [
    '{"feeds": [], "output": {"title": "a\\nb", "description": null}}',
    [
      ['output.title', '"a\\nb"', null],
      ['output.description', 'null', null],
    ],
  ],
  ['{"feeds": [], "defaults": {"every": 900}}', [['defaults.every', '900', null]]],
  [
    '{"feeds": [], "defaults": {"every": "31d", "readOnly": true}}',
    [
      ['defaults.every', '"31d"', null],
      ['defaults.readOnly', 'an unknown key', null],
    ],
  ],
  ['{"feeds": [], "defaults": {"least": "2h", "most": "1h"}}', [['defaults.least', '"2h"', null]]],
  ['{"feeds": [], "defaults": {"most": "4m"}}', [['defaults.least', '"5m"', null]]],
  [
    '{"feeds": [{"url": "https://x.org", "auth": {"basic": "me:secret"}, "headers": {"Host": "FEED_A", "X-Key": "PATH"}}]}',
    [
      ['feeds[0].auth.basic', 'something else', null],
      ['feeds[0].headers.Host', '"Host"', null],
      ['feeds[0].headers["X-Key"]', 'something else', null],
    ],
  ],
  ['{"feeds": [{"url": "https://x.org", "auth": {"basic": "FEED_A", "bearer": "FEED_B"}}]}', [['feeds[0].auth', 'an object', null]]],
  [
    '{"feeds": [], "topics": [{"id": "NATO", "phrases": []}, {}]}',
    [
      ['topics[0].id', '"NATO"', null],
      ['topics[0].phrases', 'an empty list', null],
      ['topics[1].id', 'nothing', null],
      ['topics[1].phrases', 'nothing', null],
    ],
  ],
  [
    '{"feeds": [], "topics": [{"id": "a", "phrases": ["*", "war*b", "* war", "", "war* sea*", "…", 1]}]}',
    [
      ['topics[0].phrases[0]', '"*"', null],
      ['topics[0].phrases[1]', '"war*b"', null],
      ['topics[0].phrases[2]', '"* war"', null],
      ['topics[0].phrases[3]', '""', null],
      ['topics[0].phrases[5]', '"…"', null],
      ['topics[0].phrases[6]', '1', null],
    ],
  ],
  [
    '{"feeds": [], "topics": [{"id": "a", "phrases": ["a*", "war wa*", "войн*", "вo*", "в*", "战*", "д’в*"]}]}',
    [
      ['topics[0].phrases[0]', '"a*", where "a*" stands for too many words', null],
      ['topics[0].phrases[1]', '"war wa*", where "wa*" stands for too many words', null],
      ['topics[0].phrases[4]', '"в*", where "в*" stands for too many words', null],
      ['topics[0].phrases[6]', '"д’в*", where "в*" stands for too many words', null],
    ],
  ],
  [
    '{"feeds": [], "topics": [{"id": "a", "phrases": ["the of", "The*", "в и", "的", "WHO", "the who", {"text": "WHO", "case": "any"}, "the war"]}]}',
    [
      ['topics[0].phrases[0]', '"the of", which stands in nearly every text', null],
      ['topics[0].phrases[1]', '"The*", which stands in nearly every text', null],
      ['topics[0].phrases[2]', '"в и", which stands in nearly every text', null],
      ['topics[0].phrases[3]', '"的", which stands in nearly every text', null],
      ['topics[0].phrases[5]', '"the who", which stands in nearly every text', null],
      ['topics[0].phrases[6].text', '"who", which stands in nearly every text', null],
    ],
  ],
  [
    '{"feeds": [], "topics": [{"id": "a", "phrases": [{}, {"text": "war", "near": [["war"], ["sea"]]}, {"text": "war", "within": 3}, {"sentence": [["war"], ["sea"]], "case": "any"}, {"txet": "war"}]}]}',
    [
      ['topics[0].phrases[0]', 'an object with none of them', null],
      ['topics[0].phrases[1]', 'an object with text and near', null],
      ['topics[0].phrases[2].within', 'within beside text', null],
      ['topics[0].phrases[3].case', 'case beside sentence', null],
      ['topics[0].phrases[4].txet', 'an unknown key', 'text'],
    ],
  ],
  [
    '{"feeds": [], "topics": [{"id": "a", "phrases": [{"near": [["war"]]}, {"near": [["war"], []]}, {"sentence": []}, {"near": [["war"], ["the"]], "within": 0}, {"near": "war"}]}]}',
    [
      ['topics[0].phrases[0].near', 'a list', null],
      ['topics[0].phrases[1].near[1]', 'an empty list', null],
      ['topics[0].phrases[2].sentence', 'an empty list', null],
      ['topics[0].phrases[3].near[1][0]', '"the", which stands in nearly every text', null],
      ['topics[0].phrases[3].within', '0', null],
      ['topics[0].phrases[4].near', '"war"', null],
    ],
  ],
  [
    '{"feeds": [], "topics": [{"id": "a", "threshold": 0, "languages": ["english", "EN"], "all": [[]], "none": ["of"], "phrases": [{"text": "war", "weight": 0}, {"text": "sea", "weight": 10.5}, {"text": "war", "case": "upper", "languages": "en"}]}, {"id": "b", "threshold": 101, "phrases": "war", "vocabulary": "peace"}]}',
    [
      ['topics[0].threshold', '0', null],
      ['topics[0].languages[0]', '"english"', null],
      ['topics[0].languages[1]', '"EN"', null],
      ['topics[0].all[0]', 'an empty list', null],
      ['topics[0].none[0]', '"of", which stands in nearly every text', null],
      ['topics[0].phrases[0].weight', '0', null],
      ['topics[0].phrases[1].weight', '10.5', null],
      ['topics[0].phrases[2].case', '"upper"', null],
      ['topics[0].phrases[2].languages', '"en"', null],
      ['topics[1].threshold', '101', null],
      ['topics[1].phrases', '"war"', null],
      ['topics[1].vocabulary', '"peace"', null],
    ],
  ],
  [
    '{"feeds": [], "topics": [{"id": "a", "under": ["a", "b", "natoo"], "phrases": ["war"]}, {"id": "b", "under": ["nato", "a"], "phrases": ["war"]}, {"id": "c", "under": ["a", "a"], "phrases": ["war"]}]}',
    [
      ['topics[0].under[0]', 'a circle: a → a', null],
      ['topics[0].under[1]', 'a circle: a → b → a', null],
      ['topics[0].under[2]', '"natoo", which is none of the topics', 'nato'],
      ['topics[2].under[1]', 'the same name as in topics[2].under[0]', null],
    ],
  ],
  [
    '{"feeds": [{"url": "https://x.org", "topics": ["ukraine"]}], "topics": [{"id": "a", "under": ["ukraine"], "phrases": ["war"]}], "defaults": {"topics": ["nato", "a", "nato", 5]}}',
    [
      ['feeds[0].topics[0]', '"ukraine", which is none of the topics', null],
      ['topics[0].under[0]', '"ukraine", which is none of the topics', null],
      ['defaults.topics[1]', '"a", which is none of the shipped topics', null],
      ['defaults.topics[2]', 'the same name as in defaults.topics[0]', null],
      ['defaults.topics[3]', '5', null],
    ],
  ],
  [
    '{"feeds": [], "topics": [{"id": "a", "phrases": ["war"]}, {"id": "a", "phrases": ["war"]}]}',
    [['topics[1].id', 'the same id as in topics[0].id', null]],
  ],
  ['{"feeds": [], "hosts": {"https://x.org": {}, "__proto__": {}}}', [['hosts["https://x.org"]', '"https://x.org"', null]]],
  [
    '{"feeds": [], "hosts": {"a b": {"concurrency": 0, "spacing": "2h", "max": 1}}}',
    [
      ['hosts["a b"]', '"a b"', null],
      ['hosts["a b"].concurrency', '0', null],
      ['hosts["a b"].spacing', '"2h"', null],
      ['hosts["a b"].max', 'an unknown key', null],
    ],
  ],
  [
    '{"feeds": [], "hosts": {"X.org": {"concurrency": 1.5}, "x.org": {"concurrency": 65}}}',
    [
      ['hosts["X.org"].concurrency', '1.5', null],
      ['hosts["x.org"]', 'the same host as in hosts["X.org"]', null],
      ['hosts["x.org"].concurrency', '65', null],
    ],
  ],
  [
    '{"feeds": [1, null, [], "https://x.org"]}',
    [
      ['feeds[0]', '1', null],
      ['feeds[1]', 'null', null],
      ['feeds[2]', 'an empty list', null],
      ['feeds[3]', '"https://x.org"', null],
    ],
  ],
  [
    '{"feeds": [{}, {"url": 1}, {"ulr": "https://x.org"}]}',
    [
      ['feeds[0].url', 'nothing', null],
      ['feeds[1].url', '1', null],
      ['feeds[2].ulr', 'an unknown key', 'url'],
    ],
  ],
  [
    '{"feeds": [{"url": "ftp://u:secret@x.org"}]}',
    [
      ['feeds[0].url', 'the scheme "ftp"', null],
      ['feeds[0].url', 'a user name or password in the address', null],
    ],
  ],
  [
    '{"feeds": [7, {"url": "https://X.org"}, {"url": "https://x.org/#a"}]}',
    [
      ['feeds[0]', '7', null],
      ['feeds[2].url', 'the same address as in feeds[1].url', null],
    ],
  ],
  [
    '{"feeds": [{"url": "https://x.org", "id": "a"}, {"url": 5, "id": "a"}]}',
    [
      ['feeds[1].url', '5', null],
      ['feeds[1].id', 'the same id as in feeds[0].id', null],
    ],
  ],
  [
    '{"feeds": [{"url": "https://x.org", "id": "-a", "title": 5, "publisher": " ", "enabled": "yes", "private": 1}]}',
    [
      ['feeds[0].id', '"-a"', null],
      ['feeds[0].title', '5', null],
      ['feeds[0].publisher', '" "', null],
      ['feeds[0].enabled', '"yes"', null],
      ['feeds[0].private', '1', null],
    ],
  ],
  [
    '{"feeds": [{"url": "https://x.org", "language": "en_US", "every": "0s"}]}',
    [
      ['feeds[0].language', '"en_US"', null],
      ['feeds[0].every', '"0s"', null],
    ],
  ],
  [
    '{"feeds": [{"url": "https://x.org", "language": "english"}, {"url": "https://y.org", "language": "e"}]}',
    [
      ['feeds[0].language', '"english"', null],
      ['feeds[1].language', '"e"', null],
    ],
  ],
  [
    '{"feeds": [{"url": "https://x.org", "regions": ["UA", "ua", "europ", "asia", "asia", 3]}]}',
    [
      ['feeds[0].regions[0]', '"UA"', null],
      ['feeds[0].regions[1]', '"ua"', null],
      ['feeds[0].regions[2]', '"europ", which is none of the regions', 'europe'],
      ['feeds[0].regions[4]', 'the same name as in feeds[0].regions[3]', null],
      ['feeds[0].regions[5]', '3', null],
    ],
  ],
  [
    '{"feeds": [{"url": "https://x.org", "regions": ["rim", "rmi"]}], "regions": [{"id": "rim"}]}',
    [['feeds[0].regions[1]', '"rmi", which is none of the regions', 'rim']],
  ],
  [
    '{"feeds": [], "regions": [{"id": "aaa", "label": "the"}, {"id": "bbb", "label": " "}, {"id": "ccc", "label": "…"}, {"id": "ddd", "label": "The Rim"}]}',
    [
      ['regions[0].label', '"the", which stands in nearly every text', null],
      ['regions[1].label', '" "', null],
      ['regions[2].label', '"…"', null],
    ],
  ],
  ['{"feeds": [{"url": "https://x.org", "regions": ["rim"]}], "regions": {}}', [['regions', 'an object', null]]],
  [
    '{"feeds": [], "regions": [{"id": "europe"}, {"id": "rim"}, {"id": "rim", "countries": ["UA", "ZZ", "ua", "UA"], "names": [" ", "the", "a*", "Pontic state*"]}]}',
    [
      ['regions[0].id', '"europe", which is built in', null],
      ['regions[2].id', 'the same id as in regions[1].id', null],
      ['regions[2].countries[1]', '"ZZ", which is no country', null],
      ['regions[2].countries[2]', '"ua"', null],
      ['regions[2].countries[3]', 'the same country as in regions[2].countries[0]', null],
      ['regions[2].names[0]', '" "', null],
      ['regions[2].names[1]', '"the", which stands in nearly every text', null],
      ['regions[2].names[2]', '"a*", where "a*" stands for too many words', null],
    ],
  ],
  [
    '{"feeds": [{"url": "https://x.org", "topics": ["ukrain"]}], "topics": [7, {"id": "ukraine", "phrases": 1}]}',
    [
      ['feeds[0].topics[0]', '"ukrain", which is none of the topics', 'ukraine'],
      ['topics[0]', '7', null],
      ['topics[1].phrases', '1', null],
    ],
  ],
  [
    '{"feeds": [{"url": "https://x.org", "topics": ["nato"]}], "defaults": {"topics": []}}',
    [['feeds[0].topics[0]', '"nato", which is none of the topics', null]],
  ],
  ['{"feeds": [{"url": "https://x.org", "topics": ["nato"]}], "topics": {}}', [['topics', 'an object', null]]],
  ['{"feeds": [{"url": "https://x.org", "topics": "nato"}]}', [['feeds[0].topics', '"nato"', null]]],
])('%s: every fault is found, in the order of the file', (text, expected) => {
  const faults = faultsOf(text)
  expect(faults.map((fault) => [fault.path, fault.found, fault.guess])).toEqual(expected)
  for (const fault of faults) expect(fault).toMatchObject({ code: 'config/invalid', line: 1, allowed: expect.stringMatching(/\S/) })
})

test('a fault names its line', () => {
  expect(faultsOf('{\n"feeds": [\r\n{\n"url":\n5 },\n{"id": "a"\n}]}').map((fault) => [fault.path, fault.line])).toEqual([
    ['feeds[0].url', 4],
    ['feeds[1].url', 6],
  ])
})

test('a fault is one sentence', () => {
  expect(faultsOf('{"feeds": [{"url": "https://x.org", "evry": "1m"}]}')[0]?.message).toBe(
    'feeds[0].evry: found an unknown key (did you mean "every"?), allowed: url, id, title, publisher, topics, regions, language, every, auth, headers, folders, opml, enabled, private, fulltext, publish',
  )
})

test('a text wrong in two ways at once is one fault', () => {
  const text = JSON.stringify(' '.repeat(2_000))
  expect(faultsOf(`{"feeds": [], "output": {"title": ${text}}, "topics": [{"id": "a", "phrases": [${text}]}]}`)).toHaveLength(2)
})

test('where regions and countries are not known, any will do', () => {
  expect(checkFeedsFile('{"feeds": [{"url": "https://x.org", "regions": ["atlantis"]}]}').ok).toBe(true)
  expect(checkFeedsFile('{"feeds": [], "regions": [{"id": "europe", "countries": ["ZZ"]}]}').ok).toBe(true)
})

test('hostile keys reach no prototype', () => {
  faultsOf(
    '{"feeds": [{"url": "https://x.org", "__proto__": {"polluted": 1}}], "hosts": {"__proto__": {"polluted": 1}}, "__proto__": {"polluted": 1}}',
  )
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

test('a byte order mark is no fault', () => {
  expect(checkFeedsFile('\uFEFF{"feeds": []}').ok).toBe(true)
})

test('the hash is equal for equal content, however it is come by', () => {
  const text = '\uFEFF{"feeds": []}'
  const path = write('feeds.json', text)
  expect(hashFeedsFile(path)).toBe(checkFeedsFile(text).hash)
  expect(readFeedsFile(path).hash).toBe(checkFeedsFile(text).hash)
  expect(checkFeedsFile('{"feeds": [] }').hash).not.toBe(checkFeedsFile('{"feeds": []}').hash)
})

test('ten thousand feeds are checked well under a second, with or without faults', () => {
  const feeds = Array.from({ length: 10_000 }, (_, index) => ({
    url: `https://host-${index % 900}.example.org/feeds/${index}`,
    title: `Feed ${index}`,
    topics: ['nato'],
    regions: ['europe'],
    language: 'en',
    every: '15m',
  }))
  const sound = JSON.stringify({ topics: [{ id: 'nato', phrases: ['NATO'] }], feeds }, null, 2)
  const { file, cpuMs } = timed(() => checkFeedsFile(sound, known))
  expect(file.ok && file.settings.feeds.length).toBe(10_000)
  expect(cpuMs).toBeLessThan(1_000)
  const faulty = timed(() => checkFeedsFile(sound.replaceAll('"title"', '"titel"'), known))
  expect(faulty.file.ok ? 0 : faulty.file.faults.length).toBe(10_000)
  expect(faulty.cpuMs).toBeLessThan(2_000)
})

test('ten thousand topics are checked in a few seconds, be they one long line of inheritance, a circle or full of slips', () => {
  const topics = (parent: (index: number) => string) =>
    Array.from({ length: 10_000 }, (_, index) => ({ id: `t${index}`, under: [parent(index)], phrases: [`word${index}`] }))
  const check = (parent: (index: number) => string) =>
    timed(() => checkFeedsFile(JSON.stringify({ topics: topics(parent), feeds: [] }), known))
  const line = check((index) => (index === 9_999 ? 'nato' : `t${index + 1}`))
  const circle = check((index) => `t${(index + 1) % 10_000}`)
  const slips = check((index) => `tt${index}`)
  expect(line.file.ok).toBe(true)
  expect(circle.file.ok ? [] : circle.file.faults.map(({ path, found }) => [path, found])).toEqual([
    ['topics[0].under[0]', 'a circle: t0 → t1 → t2 → t3 → t4 → t5 → t6 → t7 → … → t0'],
  ])
  expect(slips.file.ok ? 0 : slips.file.faults.length).toBe(10_000)
  expect(Math.max(line.cpuMs, circle.cpuMs, slips.cpuMs)).toBeLessThan(8_000)
})

test('the shipped feeds.json is sound, and follows 64 feeds and more in many languages, each named', () => {
  const file = checkFeedsFile(readFileSync('feeds.json', 'utf8'))
  expect(file.ok ? [] : file.faults).toEqual([])
  const { feeds, topics } = (file as Extract<typeof file, { ok: true }>).settings
  expect(feeds.length).toBeGreaterThanOrEqual(64)
  expect(topics.map(({ id }) => id)).toEqual(expect.arrayContaining(['nato', 'afghanistan', 'ukraine']))
  expect(new Set(feeds.map(({ language }) => language?.slice(0, 2))).size).toBeGreaterThanOrEqual(8)
  expect(feeds.filter(({ title, publisher, language }) => title === null || publisher === null || language === null)).toEqual([])
})

function faultsOf(text: string): readonly ConfigFault[] {
  const file = checkFeedsFile(text, known)
  return file.ok ? [] : file.faults
}

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** CPU time of this process: other programs on the machine do not count. */
function timed(check: () => FeedsFile): { file: FeedsFile; cpuMs: number } {
  const before = process.cpuUsage()
  const file = check()
  const { user, system } = process.cpuUsage(before)
  return { file, cpuMs: (user + system) / 1_000 }
}
