/** What was read, for a terminal. Documents are of strangers: nothing of theirs may move a cursor or forge a line. */
import { plainText } from '#fetch/plain-text.ts'
import { shorten } from '#lib/text.ts'
import type { Damage } from '#model/entry.ts'
import { Fault } from '#model/fault.ts'
import { rfc3339 } from '#model/instant.ts'
import { grouped } from '#web/grouped.ts'
import { columns } from './columns.ts'
import { formatNames } from './format-names.ts'
import { type ComparedField, comparedFields, type EntryPair, pairEntries } from './paired-entries.ts'
import type { FoundEntry, FoundFeed, OwnReading, ReadingReport } from './read.ts'

/** What our reader found: the feed's facts, then each entry. Empty where it found no feed. */
export function readText(report: ReadingReport): string {
  const { ours } = report
  if (ours instanceof Fault) return ''
  const facts = columns([...headRows(report), ['title', words(ours.title)], ['address', words(ours.address)], ...damageRows(ours.damage)])
  return [...facts, ...ours.entries.flatMap(entryLines)].join('\n')
}

/** The same beside what rss-parser found; what differs is marked. */
export function comparedText(report: ReadingReport): string {
  const { ours, theirs } = report
  const [left, right] = [ours instanceof Fault ? null : ours, theirs]
  const pairs = pairEntries(left?.entries ?? [], right?.entries ?? [])
  const facts = [
    ...headRows(report),
    ['rss-parser', right === null ? 'finds no feed' : count(right.entries.length, 'entry', 'entries')],
    ...(left === null ? [] : damageRows(left.damage)),
  ]
  if (right === null) return [...columns(facts), ...(left?.entries ?? []).flatMap(entryLines)].join('\n')
  return [
    ...columns(facts),
    '',
    ...columns([['', '', 'Tributary', 'rss-parser'], ...feedRows(left, right)]),
    ...pairs.flatMap(pairLines),
    '',
    summary(pairs),
  ].join('\n')
}

/** With the place in the document, which is what one reads it for. */
export function faultText({ code, message, detail, advice }: Fault): string {
  return `${code}: ${message}${detail === null ? '' : ` (${plainText(detail)})`}. ${advice}`
}

function headRows({ source, bytes, encoding, ours }: ReadingReport): readonly (readonly string[])[] {
  const found = ours instanceof Fault ? ours.code : `${formatNames[ours.format]}, ${count(ours.entries.length, 'entry', 'entries')}`
  return [
    ['document', `${plainText(source)}, ${count(bytes, 'byte', 'bytes')}`],
    ['encoding', plainText(encoding)],
    ['feed', found],
  ]
}

function damageRows(damage: OwnReading['damage']): readonly (readonly string[])[] {
  return damage.map((fault, index) => [index === 0 ? 'damage' : '', damageWords(fault)])
}

function damageWords({ what, line, column }: Damage): string {
  return `${line === null || column === null ? '' : `line ${grouped(line)}, column ${grouped(column)}: `}${plainText(what)}`
}

function entryLines(entry: FoundEntry, index: number): readonly string[] {
  const rows = comparedFields.filter((field) => field !== 'title').map((field) => [`   ${field}`, fieldWords(entry, field)])
  return ['', `${index + 1}. ${words(entry.title)}`, ...columns(rows)]
}

function feedRows(ours: FoundFeed | null, theirs: FoundFeed | null): readonly (readonly string[])[] {
  return (['title', 'address'] as const).map((field) => {
    const isSame = ours?.[field] === theirs?.[field]
    return comparedRow(field, isSame, words(ours?.[field] ?? null), words(theirs?.[field] ?? null))
  })
}

function pairLines({ ours, theirs, differing }: EntryPair, index: number): readonly string[] {
  if (ours === null || theirs === null) {
    const { title, address } = ours ?? theirs ?? { title: null, address: null }
    return ['', `${index + 1}.`, `≠  found by ${theirs === null ? 'Tributary' : 'rss-parser'} alone: ${words(title)}, ${words(address)}`]
  }
  const rows = comparedFields.map((field) =>
    comparedRow(field, !differing.includes(field), fieldWords(ours, field), fieldWords(theirs, field)),
  )
  return ['', `${index + 1}.`, ...columns(rows)]
}

/** Two cells fit beside each other on a wide terminal. */
function comparedRow(name: string, isSame: boolean, ours: string, theirs: string): readonly string[] {
  return [isSame ? ' ' : '≠', name, shorten(ours, 60), isSame ? 'the same' : shorten(theirs, 60)]
}

function summary(pairs: readonly EntryPair[]): string {
  const both = pairs.filter(({ ours, theirs }) => ours !== null && theirs !== null).length
  const [onlyOurs, onlyTheirs] = [pairs.filter(({ theirs }) => theirs === null).length, pairs.filter(({ ours }) => ours === null).length]
  const often = (field: ComparedField) => pairs.filter(({ differing }) => differing.includes(field)).length
  const differences = comparedFields.flatMap((field) => (often(field) === 0 ? [] : [`${field} in ${grouped(often(field))}`]))
  return [
    `${count(both, 'entry', 'entries')} found by both, which differ in ${differences.join(', ') || 'nothing'}`,
    ...(onlyOurs === 0 ? [] : [`${grouped(onlyOurs)} by Tributary alone`]),
    ...(onlyTheirs === 0 ? [] : [`${grouped(onlyTheirs)} by rss-parser alone`]),
  ].join('; ')
}

function fieldWords(entry: FoundEntry, field: ComparedField): string {
  switch (field) {
    case 'date':
      return entry.date === null ? 'none' : rfc3339(entry.date)
    case 'categories':
      return words(entry.categories.join(', '))
    case 'text':
      return count(entry.text.length, 'character', 'characters')
    default:
      return words(entry[field])
  }
}

function words(text: string | null): string {
  return plainText(text ?? '') || 'none'
}

function count(number: number, one: string, several: string): string {
  return `${grouped(number)} ${number === 1 ? one : several}`
}
