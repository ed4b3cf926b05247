/** One request and the head of its answer. */
import { type Dispatcher, errors } from 'undici'
import { Fault } from '#model/fault.ts'
import { hostName } from './host-of.ts'
import type { RequestHeaders } from './request-headers.ts'

export type Answer = Dispatcher.ResponseData

export interface Request {
  readonly url: URL
  readonly method: 'GET' | 'POST'
  readonly headers: RequestHeaders
  readonly body?: string | Uint8Array
}

/** Fails with undici's and Node's errors, an aborted signal with its reason, and Fault `fetch/bad-answer` where the answer never comes. */
export async function ask(agent: Dispatcher, { url, ...request }: Request, signal: AbortSignal): Promise<Answer> {
  const options = { ...request, origin: url.origin, path: url.pathname + url.search, signal, onInfo: promiseCounter(url) }
  try {
    return await agent.request(options)
  } catch (error) {
    if (!closedWhileIdle(error)) throw error
    return agent.request(options)
  }
}

/** Fails at one more interim answer than is decent: reading them without end takes a whole core. @see RFC 9110 §15.2 */
function promiseCounter(url: URL): () => void {
  let promises = 0
  return () => {
    promises += 1
    if (promises > mostPromises) throw new Fault('fetch/bad-answer', `${hostName(url)} promises an answer again and again`)
  }
}

const mostPromises = 20

/** The first value of a header, a character a byte. */
export function headerOf(answer: Answer, name: string): string | null {
  const value = answer.headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? null
}

/** The values of a header that may be sent in several lines. @see RFC 9110 §5.3 */
export function listHeaderOf(answer: Answer, name: string): string | null {
  const value = answer.headers[name]
  return (Array.isArray(value) ? value.join(',') : value) ?? null
}

/** Lets the connection be used again although nobody wants the body. */
export function discard(answer: Answer): Promise<void> {
  return answer.body.dump({ limit: mostIdleBytes })
}

const mostIdleBytes = 16_384

/** A server may close a kept connection just as we use it: then the request is made once more. @see RFC 9112 §9.3.1 */
function closedWhileIdle(error: unknown): boolean {
  return error instanceof errors.SocketError && error.message === 'other side closed' && (error.socket?.bytesRead ?? 0) > 0
}
