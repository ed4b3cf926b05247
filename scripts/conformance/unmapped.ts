/**
 * What the model leaves out on purpose, as paths of feedparser's fields, each with the reason. A path that begins with one of these is not counted as passed or failed.
 * The path alone decides, never the document or the value; `*` stands for any key.
 */
import type { Path } from './suite.ts'

const reasons: ReadonlyMap<string, string> = new Map(
  Object.entries({
    bozo: 'what is wrong with a document is told in words, with line and column',
    bozo_exception: 'what is wrong with a document is told in words, with line and column',
    encoding: 'the text is kept, not the way it was encoded',
    version: 'RSS, RDF, Atom or JSON Feed is told; all versions of a format are read alike',
    namespaces: 'what a prefix is bound to is settled while reading',
    guidislink: 'is settled while reading: the link is there, or it is not',
    'content.*.src': 'content kept elsewhere is the entry’s address, or an enclosure',
    'summary_detail.src': 'content kept elsewhere is the entry’s address, or an enclosure',
    info: 'a note to people who open the document in a browser',
    info_detail: 'a note to people who open the document in a browser',
    docs: 'where the format is documented is no news',
    cloud: 'rssCloud is another way to be told of changes than WebSub, and hardly any server is left',
    textinput: 'a search form of the publisher’s site',
    newlocation: 'moves are followed by HTTP, which the publisher’s server answers for',
    errorreportsto: 'kept as the publisher, where none is named',
    expired: 'an entry that has expired was news all the same',
    expired_parsed: 'an entry that has expired was news all the same',
    validity_start: 'a validity is not the time of an event',
    validity_start_parsed: 'a validity is not the time of an event',
    validity_end: 'a validity is not the time of an event',
    validity_end_parsed: 'a validity is not the time of an event',
    itunes_block: 'concerns Apple’s directory',
    itunes_complete: 'concerns Apple’s directory',
    itunes_order: 'concerns Apple’s directory',
    itunes_type: 'concerns Apple’s directory',
    media_player: 'a player is a page around the file, and the file is kept',
    media_restriction: 'whom a publisher serves where, its own server decides',
    media_rating: 'rating schemes are many; iTunes’ explicit is read',
    media_community: 'counts of views and stars change with every fetch',
    media_starrating: 'counts of views and stars change with every fetch',
    media_statistics: 'counts of views and stars change with every fetch',
    media_tags: 'kept among the categories',
    media_hash: 'files are not fetched',
    sy_updateperiod: 'kept as seconds, period and frequency together',
    sy_updatefrequency: 'kept as seconds, period and frequency together',
    sy_updatebase: 'hardly any feed means it',
    skiphours: 'kept as a list of hours in the polling hints',
    skipdays: 'kept as a list of days in the polling hints',
    wfw_comment: 'an address to send comments to',
    psc_chapters: 'chapters of a recording are no news',
    xmlns: 'what a prefix is bound to is settled while reading',
  }),
)

/** The reason why a path is left out; null where it is not. */
export function whyUnmapped(path: Path): string | null {
  for (let length = path.length; length > 0; length--) {
    const reason = reasons.get(path.slice(0, length).map(keyOf).join('.'))
    if (reason !== undefined) return reason
  }
  return null
}

/** Numbers are places in lists, and one place is like another. */
function keyOf(key: string | number): string {
  return typeof key === 'number' ? '*' : key
}
