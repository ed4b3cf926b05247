/** What feeds and entries say beyond what every page shows: as the publisher has it, addresses absolute, nothing made up. */
import type { UnsafeHtml } from './html.ts'

/** Somebody a feed names; at least one of the three is there. */
export interface Person {
  readonly name: string | null
  readonly email: string | null
  readonly url: string | null
}

/** Somebody as readers may know them: nobody's mail address goes out. */
export interface PublicPerson {
  readonly name: string
  /** Of the web. */
  readonly url: string | null
}

/** What a publisher says of an article beside its text, fit to be published: lines of plain text, addresses of the web. */
export interface PublicDetails {
  readonly authors: readonly PublicPerson[]
  readonly contributors: readonly PublicPerson[]
  readonly rights: string | null
  /** The address of a licence. */
  readonly license: string | null
  readonly media: readonly MediaFile[]
}

export const noPublicDetails: PublicDetails = { authors: [], contributors: [], rights: null, license: null, media: [] }

/** A link and what it says of its target. */
export interface Link {
  readonly url: string
  /** `alternate` where the document names none; IANA's relations without their address. */
  readonly relation: string
  readonly type: string | null
  readonly title: string | null
  readonly language: string | null
  readonly lengthBytes: number | null
}

/** The software that made a feed. */
export interface Generator {
  readonly name: string | null
  readonly url: string | null
  readonly version: string | null
}

/** A text as it stands in the document. */
export interface WrittenText {
  /** Escaped where it is no HTML. */
  readonly html: UnsafeHtml
  /** A media type: `text/plain`, `text/html`, `application/xhtml+xml`, or what else the document says. */
  readonly type: string
  readonly language: string | null
  /** What its relative addresses are resolved against. */
  readonly base: string
}

/** Where readers discuss an entry: RSS `comments`, wfw, slash, and Atom's threading extension. */
export interface Discussion {
  readonly url: string | null
  readonly feedUrl: string | null
  readonly count: number | null
}

/** What an entry answers. @see RFC 4685 §3 */
export interface Reply {
  readonly id: string | null
  readonly url: string | null
  readonly type: string | null
  /** The feed the answered entry is in. */
  readonly feedUrl: string | null
}

/** A file of Media RSS, with what is said of it. */
export interface MediaFile {
  readonly url: string
  readonly type: string | null
  /** `image`, `audio`, `video`, `document` or `executable`, as written. */
  readonly medium: string | null
  readonly lengthBytes: number | null
  readonly width: number | null
  readonly height: number | null
  readonly durationSeconds: number | null
}

/** Who did what: `media:credit`, `podcast:person`. */
export interface Credit {
  readonly name: string
  readonly role: string | null
}

/** Of iTunes and podcast. */
export interface Episode {
  readonly number: number | null
  readonly season: number | null
  /** `full`, `trailer` or `bonus`, as written. */
  readonly kind: string | null
  readonly durationSeconds: number | null
}

/** Where it happened: georss in its simple and its GML form, W3C's geo. */
export interface Place {
  readonly shape: 'point' | 'line' | 'polygon' | 'box'
  /** Degrees, WGS 84; longitude first, as GeoJSON has it. */
  readonly positions: readonly (readonly [longitude: number, latitude: number])[]
}

/** The picture of a feed. */
export interface FeedImage {
  readonly url: string | null
  readonly title: string | null
  readonly link: string | null
  readonly width: number | null
  readonly height: number | null
  readonly description: string | null
}
