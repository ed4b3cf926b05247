/** What the log says of a reading that is stored. */
import { inWords } from '#lib/duration.ts'
import type { Reading } from '#model/reading.ts'
import type { Log } from './log.ts'
import type { CommittedReading } from './writer-thread.ts'

export function logReading(log: Log, reading: Reading, { network, backlog, ...report }: CommittedReading): void {
  const { feed, via, outcome, durationMs } = reading
  if (network.turned && network.isDown)
    log.error({ room: 'fetch', code: 'fetch/no-network' }, 'nothing can be reached: only a few feeds are asked until something is')
  if (network.turned && !network.isDown) log.info({ room: 'fetch' }, 'the network is back: overdue feeds are asked one after the other')
  const about = { room: 'fetch', feed, durationMs }
  // Said once is enough.
  if (outcome.kind === 'fault' && via !== 'archive' && !network.isDown) {
    const again = report.nextAt === null ? '' : `; asked again in ${inWords((report.nextAt - Date.now()) / 1000)}`
    log.warn({ ...about, code: outcome.fault.code, detail: outcome.fault.detail }, `${feed}: ${outcome.fault.message}${again}`)
  }
  if (report.entriesNew + report.entriesChanged > 0)
    log.info({ ...about, ...report }, `${feed}: ${report.entriesNew} new, ${report.entriesChanged} changed`)
  if (backlog !== null && backlog.because !== '') log.info(about, `${feed}: ${backlog.because}`)
}
