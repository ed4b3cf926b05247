/** Re-tags what is due, batch after batch, for as long as nobody else wants the writer. */
import type { StoredArticle } from '#store/retagging.ts'
import type { RetaggedArticles, RetagReport } from './retag.ts'

export interface RetagWays {
  /** By which rules articles are tagged now. */
  rulesVersion(): Promise<string>
  next(rulesVersion: string): Promise<readonly StoredArticle[]>
  tag(articles: readonly StoredArticle[]): Promise<RetaggedArticles>
  save(articles: RetaggedArticles): Promise<RetagReport>
  /** False: somebody else waits for the writer. */
  goesOn(): boolean
}

/** One batch at least, so that it ends even where readings never stop. @returns what came of it, and whether all is done */
export async function retagWhileIdle(
  ways: RetagWays,
): Promise<{ readonly settled: number; readonly changed: number; readonly done: boolean }> {
  let [settled, changed] = [0, 0]
  do {
    // Asked each time: the rules may be others by now.
    const articles = await ways.next(await ways.rulesVersion())
    if (articles.length === 0) return { settled, changed, done: true }
    const report = await ways.save(await ways.tag(articles))
    settled += report.settled
    changed += report.changed
  } while (ways.goesOn())
  return { settled, changed, done: false }
}
