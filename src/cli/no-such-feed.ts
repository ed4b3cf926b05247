import { guess } from '#config/spelling.ts'
import { plainText } from '#fetch/plain-text.ts'
import { Fault } from '#model/fault.ts'
import { feedIdFromUrl } from '#model/ids.ts'

/** For a name that is neither id nor address of any feed: with the id that was probably meant, where one is near. */
export function noSuchFeed(name: string, ids: readonly string[]): Fault {
  const meant = guess(name, ids) ?? guess(feedIdFromUrl(name), ids)
  const question = meant === null ? '' : ` (did you mean ${JSON.stringify(meant)}?)`
  return new Fault('store/no-such-feed', `no feed is called ${JSON.stringify(plainText(name))}${question}`)
}
