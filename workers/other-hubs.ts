/** Hubs of others in the ingest role: what they say, and what came of telling or asking them, is stored and told to the log. */
import { inWords } from '#lib/duration.ts'
import type { DeliveredPayload, HubAnswerPayload, SubscribedPayload } from '#queue/queue.ts'
import type { Log } from './log.ts'
import type { Thread } from './thread.ts'
import type { WriterMethods } from './writer-thread.ts'

/** Each resolves when it is stored. */
export interface OtherHubs {
  /** What came of telling the hub that feeds.json names. */
  delivered(report: DeliveredPayload): Promise<void>
  /** What came of asking a feed's hub. */
  subscribed(report: SubscribedPayload): Promise<void>
  /** What a feed's hub said at its callback. */
  hubAnswer(answer: HubAnswerPayload): Promise<void>
}

export function openOtherHubs(writer: Thread<WriterMethods>, log: Log): OtherHubs {
  return {
    delivered: async (report) => {
      const counts = await writer.call('delivered', report)
      if (!counts) return
      const { fault } = report
      if (fault === null) log.info({ room: 'deliver' }, 'the hub was told what is new')
      else log.warn({ room: 'deliver', code: fault.code, detail: fault.detail }, fault.message)
    },
    subscribed: async (report) => {
      await writer.call('subscribed', report)
      const { feed, fault } = report
      if (fault !== null) log.warn({ room: 'deliver', feed, code: fault.code, detail: fault.detail }, `${feed}: ${fault.message}`)
    },
    hubAnswer: async (answer) => {
      await writer.call('hubAnswer', answer)
      const { feed, leaseSeconds, because } = answer
      const told =
        leaseSeconds === null
          ? `its hub refuses to tell us what is new: ${because}`
          : `its hub tells us what is new, for ${inWords(leaseSeconds)}`
      log.info({ room: 'deliver', feed }, `${feed}: ${told}`)
    },
  }
}
