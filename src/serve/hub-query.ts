/** What a hub asks at the callback. @see W3C WebSub §5.2 (denial), §5.3 (verification of intent) */
import { Fault } from '#model/fault.ts'

export type HubQuery =
  | {
      readonly mode: 'subscribe' | 'unsubscribe'
      readonly topic: string
      readonly challenge: string
      readonly leaseSeconds: number
    }
  | {
      readonly mode: 'denied'
      readonly topic: string
      /** In the hub's words, shortened; empty where it gives no reason. */
      readonly because: string
    }

const usualLeaseSeconds = 10 * 86_400
const leastLeaseSeconds = 60
const mostLeaseSeconds = 30 * 86_400
const mostChallenge = 1000
const mostReason = 200

/** @throws Fault `serve/bad-request` naming the parameter */
export function readHubQuery(query: unknown): HubQuery {
  const parameters = query as Readonly<Record<string, unknown>>
  const mode = textOf('hub.mode', parameters)
  const topic = textOf('hub.topic', parameters)
  switch (mode) {
    case 'denied':
      return { mode, topic, because: reasonOf(parameters['hub.reason']) }
    case 'subscribe':
    case 'unsubscribe':
      return { mode, topic, challenge: challengeOf(parameters), leaseSeconds: leaseOf(parameters['hub.lease_seconds']) }
    default:
      throw new Fault('serve/bad-request', 'hub.mode must be subscribe, unsubscribe or denied')
  }
}

function challengeOf(parameters: Readonly<Record<string, unknown>>): string {
  const challenge = textOf('hub.challenge', parameters)
  if (challenge.length > mostChallenge) throw new Fault('serve/bad-request', `hub.challenge may have ${mostChallenge} characters at most`)
  return challenge
}

/** A lease that is longer than we like is asked for anew earlier; one that is not named, or nonsense, is taken for the usual. */
function leaseOf(value: unknown): number {
  if (typeof value !== 'string' || !/^\d{1,12}$/.test(value)) return usualLeaseSeconds
  return Math.min(Math.max(Number(value), leastLeaseSeconds), mostLeaseSeconds)
}

function reasonOf(value: unknown): string {
  if (typeof value !== 'string') return ''
  return Array.from(
    value
      .slice(0, 2 * mostReason)
      .replace(/[\p{C}\s]+/gu, ' ')
      .trim(),
  )
    .slice(0, mostReason)
    .join('')
}

function textOf(name: string, parameters: Readonly<Record<string, unknown>>): string {
  const value = parameters[name]
  if (typeof value !== 'string' || value === '') throw new Fault('serve/bad-request', `${name} must be named once`)
  return value
}
