/** `tributary export`: the feeds of feeds.json as OPML, for another reader. */
import { readFeedsFile } from '#config/config.ts'
import { describeFaults } from '#config/config-faults.ts'
import type { Settings } from '#config/settings.ts'
import { instant } from '#model/instant.ts'
import { renderOpml } from '#publish/opml.ts'
import { replaceFile } from './replace-file.ts'

export interface ExportReport {
  readonly ok: boolean
  /** For standard output where `ok`, else for standard error; without a line break at the end. */
  readonly text: string
  /** For standard error. */
  readonly notes: readonly string[]
}

/** `to` is the file to write; null: the text is the document. @throws Fault store/unwritable */
export function exportOpml(feedsFile: string, options: { readonly to: string | null; readonly private: boolean }): ExportReport {
  const { to } = options
  if (to !== null && !/\.opml$/i.test(to)) return { ok: false, text: 'the file to write must be named FILE.opml', notes: [] }
  const file = readFeedsFile(feedsFile)
  if (!file.ok) return { ok: false, text: describeFaults(feedsFile, file.faults), notes: [] }
  const { output, feeds } = file.settings
  const shown = feeds.filter((feed) => options.private || !feed.private)
  const labels = new Map(file.settings.topics.map(({ id, label }) => [id, label]))
  const document = renderOpml({
    title: output.title,
    createdAt: instant(Date.now()),
    feeds: shown.map((feed) => ({ ...feed, folders: foldersOf(feed, labels), attributes: feed.opml })),
  })
  const notes = feeds.length === shown.length ? [] : [`left out ${count(feeds.length - shown.length, 'private feed')}; --private takes all`]
  if (to === null) return { ok: true, text: document.trimEnd(), notes }
  replaceFile(to, document)
  return { ok: true, text: `wrote ${count(shown.length, 'feed')} to ${to}`, notes }
}

/** A feed without folders stands in those of its topics, from which `import` makes the topics again. */
function foldersOf(feed: Settings['feeds'][number], labels: ReadonlyMap<string, string>): readonly string[] {
  return feed.folders.length > 0 ? feed.folders : feed.topics.map((id) => (labels.get(id) ?? id).replaceAll('/', '∕'))
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
