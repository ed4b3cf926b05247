/** A `pg.Pool` for BullMQ, which asks at once again what has failed: while the server is away its questions wait. */
import type { PgPool, PgPoolClient, PgQueryResult } from 'bullmq'
import type { Pool, PoolClient } from 'pg'

export interface Presence {
  /** Resolves while the server is there. Throws once the queue is closed and the server is not. */
  wait(): Promise<void>
  /** True where the error says that the server is away. */
  notice(error: unknown): boolean
}

export function patientPool(pool: Pool, presence: Presence): PgPool {
  const query: PgPool['query'] = async <Row>(text: string, params?: readonly unknown[]) => {
    await presence.wait()
    try {
      return (await pool.query(text, params === undefined ? undefined : [...params])) as unknown as PgQueryResult<Row>
    } catch (error) {
      presence.notice(error)
      throw error
    }
  }
  const connect = async (): Promise<PgPoolClient> => {
    for (;;) {
      await presence.wait()
      try {
        return patientClient(await pool.connect(), presence)
      } catch (error) {
        if (!presence.notice(error)) throw error
      }
    }
  }
  const patient: PgPool = { query, connect, end: () => pool.end(), on: () => patient, removeAllListeners: () => patient }
  // BullMQ looks here whether it would notice a lost connection, and else asks every ten seconds.
  return Object.assign(patient, { options: { keepAlive: true } })
}

/** BullMQ takes all listeners off before it hands a client back; an error that comes then would end the process. */
function patientClient(client: PoolClient, presence: Presence): PgPoolClient {
  const patient: PgPoolClient = {
    query: async <Row>(text: string, params?: readonly unknown[]) =>
      (await client.query(text, params === undefined ? undefined : [...params])) as unknown as PgQueryResult<Row>,
    on(event: string, listener: (...args: never[]) => void) {
      client.on(event as 'error', listener as () => void)
      return patient
    },
    removeListener(event, listener) {
      client.removeListener(event, listener)
      return patient
    },
    removeAllListeners(event) {
      client.removeAllListeners(event)
      client.on('error', presence.notice)
      return patient
    },
    release: (destroy) => client.release(destroy),
  }
  return patient
}
