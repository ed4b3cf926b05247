/** Our own hub in the ingest role: plans what it is to say, and keeps what comes back. */
import { ownHubAt } from '#config/hub.ts'
import { inWords } from '#lib/duration.ts'
import type { HubReport, JobQueue } from '#queue/queue.ts'
import type { HubNews } from './hub-report.ts'
import type { Log } from './log.ts'
import { planHub, type TopicNews } from './plan-hub.ts'
import type { Thread } from './thread.ts'
import type { WriterMethods } from './writer-thread.ts'

export interface OwnHubOptions {
  readonly writer: Thread<WriterMethods>
  readonly log: Log
  /** Null where the operator named no address: then there is no hub. */
  readonly calledAt: string | null
  readonly newsOf: (topic: string, since: number) => Promise<TopicNews>
}

export interface OwnHub {
  /** @param goesOn false: the process is to end, and the rest is due again */
  plan(queue: JobQueue, goesOn: () => boolean): Promise<void>
  /** Resolves when it is stored. */
  report(report: HubReport): Promise<void>
}

export function openOwnHub({ writer, log, calledAt, newsOf }: OwnHubOptions): OwnHub {
  return {
    plan: async (queue, goesOn) => {
      if (calledAt === null) return
      const onBug = (error: unknown) => {
        log.error({ room: 'deliver', error: error instanceof Error ? error.stack : String(error) }, 'what is new could not be rendered')
      }
      await planHub(writer, queue, { publicUrl: calledAt, hub: ownHubAt(calledAt), newsOf, onBug, goesOn })
    },
    report: async (report) => tell(log, await writer.call('hubReport', report)),
  }
}

/** That all went well is said of a subscription, not of each delivery. */
function tell(log: Log, news: HubNews): void {
  if (news === null || news.what === 'told') return
  const level = news.what === 'failed' || news.what === 'ended' ? 'warn' : 'info'
  log[level]({ room: 'deliver', host: news.host }, `${news.host} ${wordsOf(news)}`)
}

function wordsOf(news: Exclude<HubNews, null>): string {
  switch (news.what) {
    case 'subscribed':
      return `is told what is new in ${news.topic}, for ${inWords(news.leaseSeconds)}`
    case 'unsubscribed':
      return `wants to hear no more of ${news.topic}`
    case 'refused':
      return `did not become a subscriber: ${news.because}`
    case 'told':
      return `was told what is new in ${news.topic}`
    case 'failed':
      return `could not be told what is new in ${news.topic}: ${news.because}`
    case 'ended':
      return `is told no more of ${news.topic}: ${news.because}`
  }
}
