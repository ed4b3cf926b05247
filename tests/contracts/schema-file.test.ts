import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkFeedsFile } from '#config/config.ts'
import { describeFaults } from '#config/config-faults.ts'
import { feedsJsonSchema } from '#config/json-schema.ts'

interface SchemaNode {
  readonly description?: string
  readonly properties?: Record<string, SchemaNode>
  readonly additionalProperties?: SchemaNode | boolean
  readonly items?: SchemaNode
  readonly anyOf?: readonly SchemaNode[]
}

const page = readFileSync('docs/feeds-json.md', 'utf8')
const examples = Array.from(page.matchAll(/```json\n(.*?)```/gs), (match) => match[1] ?? '')
const keys = keysOf(feedsJsonSchema() as SchemaNode, '')

test('feeds.schema.json is what `node scripts/feeds-schema.ts > feeds.schema.json` writes', () => {
  expect(JSON.parse(readFileSync('feeds.schema.json', 'utf8'))).toEqual(feedsJsonSchema())
})

test('the schema describes every key', () => {
  expect(keys.length).toBeGreaterThan(20)
  expect(keys.filter(({ description }) => description === undefined)).toEqual([])
})

test('docs/feeds-json.md has a row for every key, with the words of the schema, and no other', () => {
  const rows = Array.from(page.matchAll(/^\| `(\S+)` \|[^|]*\| (.*) \|$/gm), (match) => ({ key: match[1], description: match[2] }))
  expect(rows.sort(byKey)).toEqual(keys.toSorted(byKey))
})

test('every example of docs/feeds-json.md is a valid file', () => {
  expect(examples.length).toBeGreaterThan(5)
  for (const example of examples) {
    const file = checkFeedsFile(example)
    expect(file.ok ? '' : describeFaults('example', file.faults)).toBe('')
  }
})

test('docs/feeds-json.md has an example of every key', () => {
  const used = new Set(examples.flatMap((example) => keysIn(JSON.parse(example), '')))
  expect(keys.filter(({ key }) => !used.has(key))).toEqual([])
})

function byKey(a: { key: string | undefined }, b: { key: string | undefined }): number {
  return String(a.key).localeCompare(String(b.key))
}

/** `feeds[].url`, `hosts.*.spacing`. */
function keysOf(node: SchemaNode, path: string): { key: string; description: string | undefined }[] {
  const dotted = path === '' ? '' : `${path}.`
  const members = Object.entries(node.properties ?? {}).flatMap(([name, member]) => [
    { key: dotted + name, description: member.description },
    ...keysOf(member, dotted + name),
  ])
  const items = node.items === undefined ? [] : keysOf(node.items, `${path}[]`)
  const forms = node.anyOf?.flatMap((form) => keysOf(form, path)) ?? []
  const others = typeof node.additionalProperties === 'object' ? keysOf(node.additionalProperties, `${dotted}*`) : []
  return [...members, ...items, ...forms, ...others]
}

function keysIn(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => keysIn(item, `${path}[]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => {
    const key = [path, path === 'hosts' ? '*' : name].filter(Boolean).join('.')
    return [key, ...keysIn(member, key)]
  })
}
