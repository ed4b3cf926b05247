/** `tributary tag`: what the rules of feeds.json make of a document: each entry of a feed, a page's main text, or a plain text. */
import { clean } from '#clean/clean.ts'
import { sanitize } from '#clean/sanitize.ts'
import { spokenLanguage } from '#clean/spoken-language.ts'
import { titleOf } from '#clean/title.ts'
import { readFeedsFile } from '#config/config.ts'
import { describeFaults } from '#config/config-faults.ts'
import type { Environment } from '#config/environment.ts'
import { tagRules } from '#config/shipped-topics.ts'
import type { Category, FetchedDocument } from '#model/entry.ts'
import { unsafeHtml } from '#model/html.ts'
import type { Tag } from '#model/tag.ts'
import { decode } from '#parse/decode.ts'
import { beginsWithWords, detect } from '#parse/detect.ts'
import { pageContentType } from '#parse/page-charset.ts'
import { parse } from '#parse/parse.ts'
import { htmlTitle } from '#parse/title.ts'
import { knownPlaces } from '#tag/regions.ts'
import { openTagger } from '#tag/tag.ts'
import { languageDetector } from '#workers/language-detector.ts'
import { readPage } from '#workers/read-page.ts'
import { askedDocument, isAddress, sourceName } from './asked-document.ts'

/** What is tagged: an entry before it is an article. */
interface Untagged {
  readonly title: string
  readonly text: string
  readonly address: string | null
  readonly language: string | null
  readonly categories: readonly Category[]
}

export interface TaggedText extends Untagged {
  readonly tags: readonly Tag[]
}

/**
 * @param source an address with its scheme, `-` for standard input, else a file
 * @returns each entry; or why there is nothing to tag: the faults of feeds.json, or of the document
 * @throws Fault `fetch/*`, `parse/*`
 */
export async function tag(source: string, environment: () => Environment): Promise<readonly TaggedText[] | string> {
  const { feedsFile } = environment()
  const file = readFeedsFile(feedsFile, knownPlaces)
  if (!file.ok) return describeFaults(feedsFile, file.faults)
  const document = await askedDocument(source, environment)
  if (typeof document === 'string') return document
  const found = await untagged(document, !isAddress(source))
  if (typeof found === 'string') return `${sourceName(source)}: ${found}`
  const tagger = openTagger(tagRules(file.settings))
  // What feeds.json says of a whole feed holds for its document as well.
  const feed = file.settings.feeds.find(({ url }) => url === source)
  const given = { feedTopics: feed?.topics ?? [], feedRegions: feed?.regions ?? [] }
  return found.map((entry) => ({ ...entry, tags: tagger.tag({ ...entry, ...given }) }))
}

/**
 * Every entry of a feed, what a page has to say, or a text; else why none of them is there.
 * @param isOwn no publisher's answer: it may be a person's own words, with or without tags
 */
async function untagged(document: FetchedDocument, isOwn: boolean): Promise<readonly Untagged[] | string> {
  const { text } = decode(document.bytes, document.contentType)
  if (isOwn && beginsWithWords(text)) return ownWords(text)
  const detected = detect(text)
  if (detected.kind === 'html') {
    const page = pageOf(document)
    if (typeof page !== 'string') return [await inItsLanguage(page)]
    return isOwn && detected.isFragment ? ownWords(sanitize(unsafeHtml(text), document.address).text) : page
  }
  if (detected.kind === 'other' && detected.what === 'plain text') return ownWords(text)
  const { entries } = await parse(document)
  return Promise.all(entries.map((entry) => clean(entry)).map(({ url, ...entry }) => inItsLanguage({ ...entry, address: url })))
}

async function ownWords(text: string): Promise<readonly Untagged[] | string> {
  return /[^\s\p{C}]/u.test(text) ? [await inItsLanguage(plainEntry(text))] : 'there is nothing to tag in it'
}

async function inItsLanguage({ title, text, address, language, categories }: Untagged): Promise<Untagged> {
  return { title, text, address, categories, language: await spokenLanguage({ title, text, language }, languageDetector) }
}

function pageOf({ bytes, address, contentType }: FetchedDocument): Untagged | string {
  const read = readPage({ bytes, address, contentType })
  if (read.kind === 'nothing') return read.because
  const html = decode(bytes, pageContentType(bytes, contentType)).text
  const stated = htmlTitle(/<title\b[^>]{0,200}>([^<]{0,1000})/i.exec(html.slice(0, 200_000))?.[1] ?? '')
  const { text } = read.page
  return { title: titleOf(stated, text, null), text, address, language: null, categories: [] }
}

/** As a person writes one down: the first line is its title. */
function plainEntry(text: string): Untagged {
  const [title = '', ...rest] = text.trim().split(/\r?\n/)
  return { title: title.trim(), text: rest.join('\n').trim(), address: null, language: null, categories: [] }
}
