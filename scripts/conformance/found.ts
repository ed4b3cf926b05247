/** What our reader found for one of feedparser's paths, and how it is to be compared. */
import type { WrittenText } from '#model/details.ts'
import type { Instant } from '#model/instant.ts'

export type Found =
  /** Identifiers, media types, languages, numbers. */
  | { readonly as: 'exact'; readonly value: unknown }
  | { readonly as: 'address'; readonly value: string | null }
  | { readonly as: 'date'; readonly value: Instant | null }
  /** Expected as a podcast writes it: seconds, or hours, minutes and seconds. */
  | { readonly as: 'duration'; readonly seconds: number | null }
  /** Plain text, and how the document writes it where that is kept. */
  | { readonly as: 'text'; readonly value: string | null; readonly written: WrittenText | null }
  | { readonly as: 'html'; readonly written: WrittenText | null }
  /** Of several values those that are expected are compared. */
  | { readonly as: 'record'; readonly parts: Readonly<Record<string, Found>> }

export function exact(value: unknown): Found {
  return { as: 'exact', value }
}

export function address(value: string | null): Found {
  return { as: 'address', value }
}

export function date(value: Instant | null): Found {
  return { as: 'date', value }
}

export function duration(seconds: number | null): Found {
  return { as: 'duration', seconds }
}

export function text(value: string | null, written: WrittenText | null = null): Found {
  return { as: 'text', value, written }
}

export function html(written: WrittenText | null): Found {
  return { as: 'html', written }
}

export function record(parts: Readonly<Record<string, Found>>): Found {
  return { as: 'record', parts }
}
