/** The server with render functions made by hand, and requests as bytes on the wire: fetch would tidy a hostile address first. */
import { type IncomingHttpHeaders, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Rendered } from '#serve/conditional.ts'
import type { FeedDocument } from '#serve/kept-documents.ts'
import { type ServeOptions, startServer } from '#serve/server.ts'

export interface Served {
  readonly port: number
  ask(path: string, headers?: Record<string, string>, method?: string, body?: string): Promise<Answer>
  [Symbol.asyncDispose](): Promise<void>
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly bytes: Buffer
}

export const sampleRendered: Rendered = { body: 'the body', etag: '"abc"', lastModified: Date.UTC(2026, 10, 24, 12, 0, 0, 600) }

export const sampleDocument: FeedDocument = { ...sampleRendered, hubLinks: null, goodUntil: null, renew: async () => 'same' }

export async function served(options: Partial<ServeOptions> = {}): Promise<Served> {
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    renderFeed: async () => sampleDocument,
    storeVersion: () => 0,
    renderStream: async () => sampleRendered,
    renderSliceList: async () => sampleRendered,
    renderSlicesOpml: async () => sampleRendered,
    renderArticle: async () => sampleRendered,
    renderStatus: async () => sampleRendered,
    renderFeedList: async () => sampleRendered,
    renderFeedStatus: async () => sampleRendered,
    renderHealthFeed: async () => sampleRendered,
    renderNotFound: async () => 'the page that says nothing is here',
    renderWithdrawn: async (because) => `the page that says: ${because}`,
    isReady: async () => true,
    findSubscription: async () => null,
    verified: async () => undefined,
    denied: async () => undefined,
    pushed: async () => undefined,
    calledAt: null,
    hubStanding: async () => null,
    hubAsked: async () => undefined,
    onBug: (error) => {
      throw error
    },
    ...options,
  })
  return {
    port: server.port,
    ask: (path, headers = {}, method = 'GET', body = '') => ask(server.port, path, headers, method, body),
    [Symbol.asyncDispose]: server.close,
  }
}

function ask(port: number, path: string, headers: Record<string, string>, method: string, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers, method, agent: false }, async (response) => {
      const received = await buffer(response)
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: received.toString(), bytes: received })
    })
      .on('error', reject)
      .end(body)
  })
}
