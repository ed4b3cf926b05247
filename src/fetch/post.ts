/** What is said to a stranger unasked: the same guard and the same patience as a fetch, but no redirect is followed, and of the answer little is read. */
import { Fault } from '#model/fault.ts'
import { networks } from './address-guard.ts'
import { withDeadline } from './deadline.ts'
import { type Answer, ask, discard, type Request } from './exchange.ts'
import { guardedAgent, type Proxies } from './guarded-agent.ts'
import { hostName } from './host-of.ts'
import type { RequestHeaders } from './request-headers.ts'
import { openTargetCheck } from './target-check.ts'
import { type Patience, usualPatience, wireFault } from './wire-fault.ts'

export interface PosterOptions {
  /** CIDR blocks that may be posted to although they are not public. */
  readonly allowNetworks: readonly string[]
  readonly userAgent: string
  readonly proxies: Proxies
  readonly limits?: Partial<Patience>
}

/** A document with the headers that say what it is. */
export interface Message {
  readonly headers: RequestHeaders
  readonly body: Uint8Array
}

/**
 * Where a kept connection closes under it, a request is made once more: it may arrive twice.
 * An aborted signal rejects with its reason. Each throws Fault `fetch/*` where no answer comes; what status it bears is for the caller to judge.
 */
export interface Poster {
  post(url: string, form: URLSearchParams, signal?: AbortSignal): Promise<{ readonly status: number }>
  send(url: string, message: Message, signal?: AbortSignal): Promise<{ readonly status: number }>
  /** @returns the body as it came, null where it is longer than `mostBytes` */
  question(url: string, mostBytes: number, signal?: AbortSignal): Promise<{ readonly status: number; readonly body: Uint8Array | null }>
  /** Waits for what is still under way. */
  close(): Promise<void>
}

export function openPoster({ allowNetworks, userAgent, proxies, limits }: PosterOptions): Poster {
  const patience = { ...usualPatience, ...limits }
  const allow = networks(allowNetworks)
  const agent = guardedAgent(allow, patience, proxies)
  const checkTarget = openTargetCheck(allow, proxies, patience.connectMs)

  async function exchange<T>(
    url: string,
    request: Omit<Request, 'url'>,
    read: (answer: Answer) => T | Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    const target = new URL(url)
    const host = hostName(target)
    const { totalMs } = patience
    const late = () => new Fault('fetch/timeout', `${host} did not finish within ${totalMs / 1000} s`)
    try {
      return await withDeadline({ totalMs, late, signal }, async (stop) => {
        await checkTarget(target, stop)
        const headers = { 'user-agent': userAgent, ...request.headers }
        return read(await ask(agent, { ...request, headers, url: target }, stop))
      })
    } catch (error) {
      signal?.throwIfAborted()
      throw wireFault(error, host, patience)
    }
  }

  return {
    post: (url, form, signal) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      return exchange(url, { method: 'POST', headers, body: form.toString() }, statusOf, signal)
    },
    send: (url, { headers, body }, signal) => exchange(url, { method: 'POST', headers, body }, statusOf, signal),
    question: (url, mostBytes, signal) =>
      exchange(
        url,
        { method: 'GET', headers: {} },
        async (answer) => ({ status: answer.statusCode, body: await shortBody(answer, mostBytes) }),
        signal,
      ),
    close: () => agent.close(),
  }
}

/** Nobody waits for the body. */
function statusOf(answer: Answer): { readonly status: number } {
  void discard(answer)
  return { status: answer.statusCode }
}

async function shortBody({ body }: Answer, mostBytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
