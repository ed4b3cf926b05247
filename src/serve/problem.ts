/** Faults and anything else thrown, as HTTP answers. @see RFC 9457 */
import type { FastifyReply } from 'fastify'
import { Fault, type FaultCode, type PlainFault } from '#model/fault.ts'

const statuses: Partial<Record<FaultCode, number>> = {
  'serve/bad-request': 400,
  'serve/not-found': 404,
  'store/busy': 503,
  'store/full': 503,
}

/** The status of a fault; what is no fault of ours or the caller's is 500. */
export function statusOf(code: FaultCode): number {
  return statuses[code] ?? 500
}

/** Answers with problem+json; nothing of a bug's inside is shown. */
export function sendProblem(reply: FastifyReply, error: unknown): FastifyReply {
  const plain = error instanceof Fault ? error.toPlain() : (error as { readonly statusCode?: number })
  const problem = 'code' in plain && 'message' in plain ? ofFault(plain as PlainFault) : ofError(plain as { readonly statusCode?: number })
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').header('cache-control', 'no-store').send(problem)
}

function ofFault(fault: PlainFault) {
  return {
    type: 'about:blank',
    title: fault.code,
    status: statusOf(fault.code),
    detail: fault.message,
    code: fault.code,
    advice: Fault.fromPlain(fault).advice,
  }
}

function ofError(error: { readonly statusCode?: number }) {
  // Fastify's own refusals (a malformed URL, a body too large) carry their status; all else is a bug.
  const status = error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500
  return { type: 'about:blank', title: status === 500 ? 'internal' : 'bad request', status }
}
