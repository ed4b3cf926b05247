/** Entry of a prepare thread. */
import type { FetchedDocument } from '#model/entry.ts'
import { feedsNamedBy } from '#parse/discovery.ts'
import { prepare } from './prepare.ts'
import { answerCalls } from './thread.ts'

const methods = {
  prepare,
  /** Feeds that a web page links to. */
  discover: ({ bytes, address, contentType }: FetchedDocument) => feedsNamedBy(bytes, address, contentType),
}
export type PrepareMethods = typeof methods

answerCalls(methods)
