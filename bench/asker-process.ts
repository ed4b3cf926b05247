/** The process of `asker.ts`: HTTP/1.1 by hand over sockets that stay open, which takes a third of what a client library does. */
import { connect } from 'node:net'
import type { AskOrder, AskReport } from './asker.ts'
import { percentile } from './report.ts'

process.on('message', async (order: AskOrder) => {
  process.send?.(await ask(order).catch((error: Error) => error.message))
})
process.on('disconnect', () => process.exit())
process.send?.('ready')

async function ask({ port, path, way, connections, seconds }: AskOrder): Promise<AskReport> {
  const head = [
    `GET ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    ...Object.entries(way.headers).map(([name, value]) => `${name}: ${value}`),
  ]
  const request = Buffer.from(`${head.join('\r\n')}\r\n\r\n`)
  const taken: number[] = []
  let bytes = 0
  const began = performance.now()
  const end = began + seconds * 1000

  function one(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      let asked = 0
      /** Of the answer that is coming: bytes yet to come, once its head is there. */
      let left = 0
      let start: Buffer = Buffer.alloc(0)
      const again = () => {
        asked = performance.now()
        if (asked >= end) {
          socket.end()
          return resolve()
        }
        socket.write(request)
      }
      socket.on('connect', again)
      socket.on('error', reject)
      socket.on('data', (chunk: Buffer) => {
        bytes += chunk.byteLength
        if (left > 0) left -= chunk.byteLength
        else {
          start = start.byteLength === 0 ? chunk : Buffer.concat([start, chunk])
          const length = lengthOf(start, way.status)
          if (length === null) return
          left = length - start.byteLength
          start = Buffer.alloc(0)
        }
        if (left > 0) return
        taken.push(performance.now() - asked)
        again()
      })
    })
  }

  await Promise.all(Array.from({ length: connections }, one))
  return {
    requests: taken.length,
    seconds: (performance.now() - began) / 1000,
    bytes,
    p50: percentile(taken, 0.5),
    p99: percentile(taken, 0.99),
  }
}

/** Of the whole answer; null where its head is not all there. */
function lengthOf(start: Buffer, status: number): number | null {
  const headEnd = start.indexOf('\r\n\r\n')
  if (headEnd < 0) return null
  const head = start.toString('latin1', 0, headEnd)
  if (!head.startsWith(`HTTP/1.1 ${status} `)) throw new Error(`the answer was ${head.split('\r\n', 1)[0]}, not ${status}`)
  return headEnd + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)
}
