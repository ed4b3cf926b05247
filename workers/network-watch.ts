/** Tells an outage of ours from feeds that fail. That one is on stands as a notice in the store; who failed lately is known to this process alone. */
import { Fault } from '#model/fault.ts'
import { type Instant, later } from '#model/instant.ts'
import { afterContact, isOurs, noOutage, type Contact as Reached } from '#schedule/outage.ts'
import { spreadOf } from '#schedule/spread.ts'
import type { StoreWriter } from '#store/store.ts'

export interface Contact extends Reached {
  /** The feed failed before: that it fails again says nothing of our network. */
  readonly failing: boolean
}

export interface NetworkWatch {
  /** Takes in what a reading says of our network. Of one that failed by our outage: when its feed is tried again; else null. Runs in the reading's transaction. */
  contact(store: StoreWriter, contact: Contact): { readonly nextAt: Instant; readonly nextReason: string } | null
  /** While nothing can be reached: whether it is time to ask a few feeds whether that is over. */
  mayProbe(now: Instant): boolean
}

/** Nothing can be reached: only a few feeds are asked, to see when that is over. */
export function isDown(store: StoreWriter): boolean {
  return store.notices.stands(subject)
}

const subject = 'network'

/** How long the return of overdue feeds is spread over: a tenth of a second for each, five minutes at most. */
const returnMsPerFeed = 100
const longestReturnMs = 300_000
const againSeconds = 60
const probesApartSeconds = 5
const because = 'our own network seems to be down: that is not the feed’s fault'

export function watchNetwork(): NetworkWatch {
  let network = noOutage
  let nextProbe: Instant | null = null
  return {
    mayProbe: (now) => {
      if (nextProbe !== null && now < nextProbe) return false
      nextProbe = later(now, probesApartSeconds)
      return true
    },
    contact: (store, contact) => {
      network = afterContact(network, { ...contact, unreachable: contact.unreachable && !contact.failing })
      const wasDown = isDown(store)
      if (contact.answered) {
        if (wasDown) comeBack(store, contact.at)
        return null
      }
      if (!contact.unreachable || (!wasDown && !isOurs(network))) return null
      if (!wasDown) {
        store.notices.raise(subject, noNetwork(network.hosts.length), contact.at)
        // This one was not counted yet.
        const counted = network.hit.slice(0, -1).map(({ feed }) => feed)
        store.health.pardon(counted, later(contact.at, againSeconds), because)
      }
      const nextAt = later(contact.at, againSeconds * (1 + spreadOf(contact.feed, 0)))
      return { nextAt, nextReason: because }
    },
  }
}

function comeBack(store: StoreWriter, now: Instant): void {
  store.notices.clear(subject, now)
  store.health.spreadOverdue(now, returnMsPerFeed, longestReturnMs)
}

function noNetwork(hosts: number) {
  return new Fault('fetch/no-network', `nothing can be reached: ${hosts} hosts failed one after the other and none answered`).toPlain()
}
