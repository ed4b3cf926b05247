/** The page of one article. */
import type { FastifyInstance } from 'fastify'
import type { ArticleId } from '#model/ids.ts'
import { type Rendered, sendRendered } from './conditional.ts'

export interface ArticleRendering {
  /** Null where there is no such article, or none that is shown. */
  readonly renderArticle: (article: ArticleId) => Promise<Rendered | null>
}

export function articleRoutes(app: FastifyInstance, { renderArticle }: ArticleRendering): void {
  app.get<{ Params: { article: string } }>('/articles/:article', async (request, reply) => {
    const { article } = request.params
    const rendered = /^[a-z2-7]{1,64}$/.test(article) ? await renderArticle(article as ArticleId) : null
    if (rendered === null) return reply.callNotFound()
    return sendRendered(request, reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache'), rendered)
  })
}
