import { expect, test } from 'vitest'
import { withFeeds } from '#cli/feeds-text.ts'

const added = [{ url: 'https://new.example/' }]

test.each([
  ['{"feeds":[]}', '{"feeds":[\n    {\n      "url": "https://new.example/"\n    }\n  ]}'],
  [
    '{ "feeds": [ { "url": "https://a.example/]", "folders": ["\\"]"] } ], "topics": [] }\n',
    '{ "feeds": [ { "url": "https://a.example/]", "folders": ["\\"]"] },\n    {\n      "url": "https://new.example/"\n    } ], "topics": [] }\n',
  ],
  [
    '\ufeff{\r\n  "hosts": { "feeds": {} },\r\n  "\\u0066eeds": [\r\n    {"url": "https://a.example/"}\r\n  ]\r\n}\r\n',
    '\ufeff{\r\n  "hosts": { "feeds": {} },\r\n  "\\u0066eeds": [\r\n    {"url": "https://a.example/"},\r\n    {\r\n      "url": "https://new.example/"\r\n    }\r\n  ]\r\n}\r\n',
  ],
])('%j gains a feed and keeps the rest', (before, after) => {
  expect(withFeeds(before, added)).toBe(after)
})
