/** Entry of a prepare thread. */

import type { ReadPage } from '#clean/page-text.ts'
import { Fault, type PlainFault } from '#model/fault.ts'
import { type PackedEntries, packEntries } from '#model/packed-entries.ts'
import { feedsNamedBy } from '#parse/discovery.ts'
import { type Prepared, type PrepareOrder, prepare } from './prepare.ts'
import type { PageToRead } from './read-page.ts'
import { answerCalls, moving } from './thread.ts'

export type Document =
  | ({ readonly kind: 'feed'; readonly entries: PackedEntries } & Omit<Prepared, 'entries'>)
  /** A web page in a feed's place, and the feeds that it links to. */
  | { readonly kind: 'page'; readonly fault: PlainFault; readonly feeds: readonly string[] }

const methods = {
  /** @throws Fault `parse/*` */
  prepare: async (order: PrepareOrder): Promise<Document> => {
    try {
      const { entries, ...prepared } = await prepare(order)
      const packed = packEntries(entries)
      return moving({ kind: 'feed', entries: packed, ...prepared }, [packed.bytes.buffer])
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'parse/html') throw error
      const { bytes, address, contentType } = order.document
      return { kind: 'page', fault: error.toPlain(), feeds: feedsNamedBy(bytes, address, contentType).map(({ url }) => url) }
    }
  },
  /** The page of an article. What reads it is loaded with the first: most services ask for none. */
  readPage: async (page: PageToRead): Promise<ReadPage> => {
    const { readPage } = await import('./read-page.ts')
    return readPage(page)
  },
}
export type PrepareMethods = typeof methods

answerCalls(methods)
