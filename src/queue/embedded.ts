/**
 * The queue without a server: BullMQ's PostgreSQL backend over PGlite, inside this process and in memory.
 * Nothing of it is kept: what is due is found in the store, and there is no folder to lock, to corrupt or to clean.
 */
import { createPostgresBackend, DEFAULT_SCHEMA, Queue, Worker } from 'bullmq'
import { type Connection, eventStream } from './connection.ts'
import { openEmbeddedData } from './embedded-data.ts'
import { poolOver } from './embedded-pool.ts'

export async function openEmbedded(): Promise<Connection> {
  const database = await openEmbeddedData()
  await database.exec(`SET search_path TO ${DEFAULT_SCHEMA}`)
  const connection = poolOver(database)
  return {
    backend: 'embedded',
    usable: Promise.resolve(),
    makeQueue: (name) => new Queue(name, { connection, streams: eventStream }, createPostgresBackend),
    makeWorker: (name, process, options) => new Worker(name, process, { connection, ...options }, createPostgresBackend),
    noticeAbsence: () => false,
    close: () => database.close(),
  }
}
