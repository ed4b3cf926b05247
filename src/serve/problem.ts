/** Faults and anything else thrown, as HTTP answers. @see RFC 9457 */
import type { FastifyReply } from 'fastify'
import { Fault, type FaultCode } from '#model/fault.ts'

const statuses: Partial<Record<FaultCode, number>> = {
  'serve/bad-request': 400,
  'serve/bad-hub-request': 400,
  'serve/bad-query': 400,
  // Not 503: who asked again would have the same answer, at the same cost.
  'serve/query-too-wide': 400,
  'serve/not-found': 404,
  'serve/not-acceptable': 406,
  'serve/gone': 410,
  'serve/withdrawn': 410,
  'serve/too-large': 413,
  'serve/hub-full': 503,
  'queue/unreachable': 503,
  'store/busy': 503,
  'store/full': 503,
}

/** The status of a fault; what is no fault of ours or the caller's is 500. */
export function statusOf(code: FaultCode): number {
  return statuses[code] ?? 500
}

/** Answers with problem+json; nothing of a bug's inside is shown. */
export function sendProblem(reply: FastifyReply, error: unknown): FastifyReply {
  const problem = error instanceof Fault ? ofFault(error) : ofError(error)
  return (
    reply
      .code(problem.status)
      .type('application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      // An address that is refused before it is routed meets no other header of ours.
      .header('x-content-type-options', 'nosniff')
      .send(problem)
  )
}

/** True for what Fastify itself refuses (a malformed address, a body too large): it bears the status. All else that is no Fault is a bug. */
export function isRefusal(error: unknown): error is { readonly statusCode: number } {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return false
  return typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500
}

function ofFault(fault: Fault) {
  const { code, message, advice } = fault
  return { type: 'about:blank', title: code, status: statusOf(code), detail: message, code, advice }
}

function ofError(error: unknown) {
  if (!isRefusal(error)) return { type: 'about:blank', title: 'internal', status: 500 }
  if (error.statusCode === 413) return ofFault(new Fault('serve/too-large', 'more was sent than is taken at this address'))
  return { type: 'about:blank', title: 'bad request', status: error.statusCode }
}
