/** The process of `bare-server.ts`: told by its parent what to answer. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BareAnswer } from './bare-server.ts'

process.once('message', (given: readonly BareAnswer[]) => {
  const answers = given.map(({ to: [name, value], status, headers, body }) => ({
    name,
    value,
    status,
    headers: headers as string[],
    body: Buffer.from(body, 'base64'),
  }))
  const server = createServer((request, response) => {
    const answer = answers.find(({ name, value }) => request.headers[name] === value)
    if (answer === undefined) response.writeHead(404).end()
    else response.writeHead(answer.status, answer.headers).end(answer.body)
  })
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
})
process.on('disconnect', () => process.exit())
