/** Subscribers on loopback, each on a path of its own, that follow a hub of ours as well or as badly as a test wants. @see W3C WebSub */
import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export interface Subscribers {
  /** Where a subscriber is called back; `host` 2 lies on 127.0.0.2. */
  callback(name: string, host?: number): string
  /** What a subscriber was asked and told, in order. */
  questions(name: string): readonly URLSearchParams[]
  deliveries(name: string): readonly Delivery[]
  /** How it answers deliveries from now on; 204 at first. */
  answerDeliveries(name: string, answer: Answering): void
  /** How it answers questions from now on; with the challenge at first. */
  answerQuestions(name: string, answer: (response: ServerResponse, question: URLSearchParams) => void): void
  [Symbol.asyncDispose](): Promise<void>
}

export type Answering = (response: ServerResponse) => void

export interface Delivery {
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** What `X-Hub-Signature` should be for a secret. */
  signatureBy(secret: string): string
}

export async function startSubscribers(): Promise<Subscribers> {
  const questions = new Map<string, URLSearchParams[]>()
  const deliveries = new Map<string, Delivery[]>()
  const onDelivery = new Map<string, Answering>()
  const onQuestion = new Map<string, (response: ServerResponse, question: URLSearchParams) => void>()

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost')
    const name = url.pathname.slice(1)
    if (request.method === 'POST') {
      const body = await buffer(request)
      const signatureBy = (secret: string) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
      listOf(deliveries, name).push({ headers: request.headers, body: body.toString(), signatureBy })
      const answer = onDelivery.get(name) ?? answering(204)
      return answer(response)
    }
    listOf(questions, name).push(url.searchParams)
    const answer = onQuestion.get(name) ?? echo
    answer(response, url.searchParams)
  })
  await new Promise<void>((listening) => server.listen(0, '0.0.0.0', listening))
  const { port } = server.address() as AddressInfo
  return {
    callback: (name, host = 1) => `http://127.0.0.${host}:${port}/${name}`,
    questions: (name) => listOf(questions, name),
    deliveries: (name) => listOf(deliveries, name),
    answerDeliveries: (name, answer) => void onDelivery.set(name, answer),
    answerQuestions: (name, answer) => void onQuestion.set(name, answer),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

export function answering(status: number, headers: Record<string, string> = {}): Answering {
  return (response) => void response.writeHead(status, headers).end()
}

/** Takes all and never says so. */
export const silence: Answering = () => undefined

function echo(response: ServerResponse, question: URLSearchParams): void {
  response.end(question.get('hub.challenge') ?? '')
}

function listOf<T>(lists: Map<string, T[]>, name: string): T[] {
  const list = lists.get(name) ?? []
  lists.set(name, list)
  return list
}
