/** From feedparser's paths to our model, by meaning. @see https://feedparser.readthedocs.io/en/latest/reference.html */
import type { Link, Person, WrittenText } from '#model/details.ts'
import type { Category, FeedHead, ParsedEntry } from '#model/entry.ts'
import type { PollingHints } from '#model/polling.ts'
import { address, date, duration, exact, type Found, html, record, text } from './found.ts'
import type { Path } from './suite.ts'

/** What a feed, an entry or a source says under feedparser's first key; read only where it is asked for. */
type Fields = Readonly<Record<string, () => Found | readonly Found[]>>

export interface FeedFound extends FeedHead {
  readonly hints: PollingHints
}

export function foundInFeed(feed: FeedFound, path: Path): Found | null {
  const minutes = feed.hints.ttlSeconds === null ? null : String(feed.hints.ttlSeconds / 60)
  return follow({ ...feedFields(feed), ttl: () => exact(minutes) }, path)
}

export function foundInEntry(entry: ParsedEntry, path: Path): Found | null {
  if (path[0] === 'source' && path.length > 1) return follow(sourceFields(entry), path.slice(1))
  return follow(entryFields(entry), path)
}

/** Null where nothing is known of such a path. */
function follow(fields: Fields, [first, ...rest]: Path): Found | null {
  let found: Found | readonly Found[] | undefined = lookUp(fields, aliased(first))?.()
  for (const key of rest) {
    if (found === undefined) return null
    if (isList(found)) found = typeof key === 'number' ? (found[key] ?? exact(undefined)) : undefined
    else if (found.as === 'record') found = lookUp(found.parts, aliased(key))
    // What is not there has no parts either.
    else if (found.as !== 'exact' || found.value !== undefined) return null
  }
  return found === undefined || isList(found) ? null : found
}

function isList(found: Found | readonly Found[]): found is readonly Found[] {
  return Array.isArray(found)
}

function lookUp<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

/** Names feedparser takes for others. */
const aliases: Readonly<Record<string, string>> = {
  guid: 'id',
  url: 'href',
  date: 'updated',
  date_parsed: 'updated_parsed',
  modified: 'updated',
  modified_parsed: 'updated_parsed',
  issued: 'published',
  issued_parsed: 'published_parsed',
  copyright: 'rights',
  copyright_detail: 'rights_detail',
  tagline: 'subtitle',
  tagline_detail: 'subtitle_detail',
  description_detail: 'summary_detail',
}

function aliased(key: string | number | undefined): string {
  return lookUp(aliases, String(key)) ?? String(key)
}

function feedFields({ description, details }: FeedHead): Fields {
  const about = () => text(description.description, details.description)
  const aboutDetail = () => textDetail(description.description, details.description)
  return {
    ...sharedFields(details),
    title: () => text(description.title, details.title),
    title_detail: () => textDetail(description.title, details.title),
    subtitle: about,
    subtitle_detail: aboutDetail,
    description: about,
    summary: about,
    summary_detail: aboutDetail,
    id: () => exact(description.feedUri),
    link: () => address(description.siteUrl),
    language: () => exact(description.language),
    // feedparser takes the one date for the other where there is but one.
    updated: () => date(description.updatedAt ?? details.publishedAt),
    updated_parsed: () => date(description.updatedAt ?? details.publishedAt),
    published: () => date(details.publishedAt ?? description.updatedAt),
    published_parsed: () => date(details.publishedAt ?? description.updatedAt),
    tags: () => details.categories.map(tag),
    categories: () => details.categories.map(categoryPair),
    category: () => exact(details.categories[0]?.term),
    generator: () => text(details.generator?.name ?? details.generator?.url ?? null),
    generator_detail: () =>
      record({
        name: text(details.generator?.name ?? null),
        href: address(details.generator?.url ?? null),
        version: exact(details.generator?.version),
      }),
    image: () =>
      record({
        href: address(details.image?.url ?? null),
        title: text(details.image?.title ?? null),
        link: address(details.image?.link ?? null),
        width: exact(details.image?.width),
        height: exact(details.image?.height),
        description: text(details.image?.description ?? null),
      }),
    icon: () => address(description.imageUrl),
    logo: () => address(description.imageUrl),
  }
}

function entryFields(entry: ParsedEntry): Fields {
  const { details } = entry
  // An entry of content alone has it for its summary, as feedparser has it.
  const summary = details.summary ?? details.content
  const contents = [details.content, details.content === null ? null : details.summary]
  return {
    ...sharedFields(details),
    title: () => text(entry.title, details.title),
    title_detail: () => textDetail(entry.title, details.title),
    summary: () => html(summary),
    description: () => html(summary),
    summary_detail: () => htmlDetail(summary),
    content: () => contents.map(htmlDetail),
    subtitle: () => text(details.subtitle),
    id: () => exact(entry.guid),
    link: () => address(entry.url),
    language: () => exact(entry.language),
    updated: () => date(entry.updatedAt ?? entry.publishedAt),
    updated_parsed: () => date(entry.updatedAt ?? entry.publishedAt),
    published: () => date(entry.publishedAt),
    published_parsed: () => date(entry.publishedAt),
    tags: () => entry.categories.map(tag),
    categories: () => entry.categories.map(categoryPair),
    category: () => exact(entry.categories[0]?.term),
    enclosures: () =>
      entry.enclosures.map(({ url, type, lengthBytes }) => record({ href: address(url), type: exact(type), length: digits(lengthBytes) })),
    image: () => record({ href: address(entry.image?.url ?? null) }),
    comments: () => address(details.discussion?.url ?? null),
    wfw_commentrss: () => address(details.discussion?.feedUrl ?? null),
    slash_comments: () => digits(details.discussion?.count),
    thr_total: () => digits(details.discussion?.count),
    'thr_in-reply-to': () =>
      record({
        ref: exact(details.replyTo?.id),
        href: address(details.replyTo?.url ?? null),
        type: exact(details.replyTo?.type),
        source: address(details.replyTo?.feedUrl ?? null),
      }),
    media_content: () =>
      details.media.map(({ url, type, medium, lengthBytes, width, height, durationSeconds }) =>
        record({
          href: address(url),
          type: exact(type),
          medium: exact(medium),
          filesize: digits(lengthBytes),
          width: digits(width),
          height: digits(height),
          duration: digits(durationSeconds),
        }),
      ),
    media_thumbnail: () =>
      details.thumbnails.map(({ url, width, height }) => record({ href: address(url), width: digits(width), height: digits(height) })),
    media_credit: () => details.credits.map(({ name, role }) => record({ content: text(name), role: exact(role) })),
    media_license: () => record({ href: address(details.license) }),
    itunes_duration: () => duration(details.episode?.durationSeconds ?? null),
    itunes_episode: () => digits(details.episode?.number),
    itunes_season: () => digits(details.episode?.season),
    itunes_episodetype: () => exact(details.episode?.kind),
    where: () => record({ type: exact(geometryType(entry)), coordinates: exact(coordinates(entry)) }),
    geo_lat: () => digits(details.place?.positions[0]?.[1]),
    geo_long: () => digits(details.place?.positions[0]?.[0]),
  }
}

/** Atom's source is a feed's head; RSS's is a title and an address. */
function sourceFields({ source, details }: ParsedEntry): Fields {
  if (details.source !== null) return { ...feedFields(details.source), href: () => address(source?.url ?? null) }
  return {
    title: () => text(source?.title ?? null),
    value: () => text(source?.title ?? null),
    href: () => address(source?.url ?? null),
    link: () => address(source?.url ?? null),
  }
}

type SharedDetails = Pick<
  ParsedEntry['details'],
  'rights' | 'license' | 'authors' | 'contributors' | 'publisher' | 'createdAt' | 'links' | 'explicit'
>

function sharedFields(details: SharedDetails): Fields {
  return {
    rights: () => html(details.rights),
    rights_detail: () => htmlDetail(details.rights),
    license: () => address(details.license),
    author: () => text(personLine(details.authors[0])),
    author_detail: () => personRecord(details.authors[0]),
    authors: () => details.authors.map(personRecord),
    contributors: () => details.contributors.map(personRecord),
    publisher: () => text(personLine(details.publisher)),
    publisher_detail: () => personRecord(details.publisher),
    created: () => date(details.createdAt),
    created_parsed: () => date(details.createdAt),
    links: () => details.links.map(linkRecord),
    itunes_explicit: () => exact(details.explicit),
  }
}

function personRecord(person: Person | null | undefined): Found {
  return record({ name: text(person?.name ?? null), email: exact(person?.email), href: address(person?.url ?? null) })
}

/** `Name (mail)`, or what there is of it. */
function personLine(person: Person | null | undefined): string | null {
  if (!person) return null
  const { name, email } = person
  return name !== null && email !== null ? `${name} (${email})` : (name ?? email)
}

function linkRecord({ url, relation, type, title, language, lengthBytes }: Link): Found {
  return record({
    href: address(url),
    rel: exact(relation),
    type: exact(type),
    title: text(title),
    hreflang: exact(language),
    length: digits(lengthBytes),
  })
}

function tag({ term, scheme, label }: Category): Found {
  return record({ term: exact(term), scheme: exact(scheme), label: exact(label) })
}

function categoryPair({ term, scheme }: Category): Found {
  return exact([scheme, term])
}

function textDetail(value: string | null, written: WrittenText | null): Found {
  return record({ value: text(value, written), ...howWritten(written) })
}

function htmlDetail(written: WrittenText | null): Found {
  return record({ value: html(written), ...howWritten(written) })
}

function howWritten(written: WrittenText | null) {
  return { type: exact(written?.type), language: exact(written?.language), base: address(written?.base ?? null) }
}

/** feedparser leaves most numbers as the text they were. */
function digits(value: number | null | undefined): Found {
  return exact(value === null || value === undefined ? value : String(value))
}

function geometryType({ details }: ParsedEntry): string | undefined {
  const shapes = { point: 'Point', line: 'LineString', polygon: 'Polygon', box: 'Box' }
  return details.place === null ? undefined : shapes[details.place.shape]
}

/** As GeoJSON has it; a polygon is a list of rings. */
function coordinates({ details }: ParsedEntry): unknown {
  if (details.place === null) return undefined
  const { shape, positions } = details.place
  if (shape === 'point') return positions[0]
  return shape === 'polygon' ? [positions] : positions
}
