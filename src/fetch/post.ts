/** A form sent to a stranger: the same guard and the same patience as a fetch, but no redirect is followed and the answer is its status alone. */
import { Fault } from '#model/fault.ts'
import { networks } from './address-guard.ts'
import { withDeadline } from './deadline.ts'
import { ask, discard } from './exchange.ts'
import { guardedAgent, type Proxies } from './guarded-agent.ts'
import { hostName } from './host-of.ts'
import { openTargetCheck } from './target-check.ts'
import { type Patience, usualPatience, wireFault } from './wire-fault.ts'

export interface PosterOptions {
  /** CIDR blocks that may be posted to although they are not public. */
  readonly allowNetworks: readonly string[]
  readonly userAgent: string
  readonly proxies: Proxies
  readonly limits?: Partial<Patience>
}

export interface Poster {
  /**
   * Where a kept connection closes under it, the form is sent once more: it may arrive twice.
   * An aborted signal rejects with its reason. Throws Fault `fetch/*` where no answer comes; what status it bears is for the caller to judge.
   */
  post(url: string, form: URLSearchParams, signal?: AbortSignal): Promise<{ readonly status: number }>
  /** Waits for what is still under way. */
  close(): Promise<void>
}

export function openPoster({ allowNetworks, userAgent, proxies, limits }: PosterOptions): Poster {
  const patience = { ...usualPatience, ...limits }
  const allow = networks(allowNetworks)
  const agent = guardedAgent(allow, patience, proxies)
  const checkTarget = openTargetCheck(allow, proxies, patience.connectMs)
  const headers = { 'user-agent': userAgent, 'content-type': 'application/x-www-form-urlencoded' }
  return {
    post: async (url, form, signal) => {
      const target = new URL(url)
      const host = hostName(target)
      const { totalMs } = patience
      const late = () => new Fault('fetch/timeout', `${host} did not finish within ${totalMs / 1000} s`)
      try {
        return await withDeadline({ totalMs, late, signal }, async (stop) => {
          await checkTarget(target, stop)
          const answer = await ask(agent, { url: target, method: 'POST', headers, body: form.toString() }, stop)
          void discard(answer)
          return { status: answer.statusCode }
        })
      } catch (error) {
        signal?.throwIfAborted()
        throw wireFault(error, host, patience)
      }
    },
    close: () => agent.close(),
  }
}
