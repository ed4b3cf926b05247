/** The language detector of a thread, loaded when the first entry asks for it: most of what it takes, it takes for good. */
import { registerHooks } from 'node:module'
import { type LanguageDetector, loadLanguageDetector } from '#clean/language-detector.ts'

let loading: Promise<LanguageDetector> | null = null

export function languageDetector(): Promise<LanguageDetector> {
  loading ??= loadSparingly()
  return loading
}

/**
 * The library's data is one object literal of a megabyte: for each of 50,000 groups of letters a small object of scores, of which three in four are like another.
 * Compiled as it stands it costs a thread some 80 MB; read as JSON, with like objects shared, a quarter of that.
 */
async function loadSparingly(): Promise<LanguageDetector> {
  const hooks = registerHooks({
    load(url, context, next) {
      const loaded = next(url, context)
      return url.includes('/eld/') && url.endsWith('/ngrams/extrasmall.js') ? { ...loaded, source: asJson(String(loaded.source)) } : loaded
    },
  })
  try {
    return await loadLanguageDetector()
  } finally {
    hooks.deregister()
  }
}

const start = ',ngrams:{'

/** `… ngrams:{'a':{0:176},b:{0:176} …}}`: strings stand in single quotes, keys without any where they can. */
function asJson(source: string): string {
  const at = source.indexOf(start)
  const shared = new Map<string, number>()
  const groups: string[] = []
  for (const [, text, bare, scores = ''] of source.slice(at + start.length).matchAll(/(?:'((?:[^'\\]|\\.)*)'|([^'{},:]+)):(\{[^{}]*\})/g)) {
    const index = shared.get(scores) ?? shared.size
    shared.set(scores, index)
    groups.push(`${JSON.stringify(bare ?? text?.replaceAll("\\'", "'"))}:${index}`)
  }
  const scores = `[${[...shared.keys()].join(',').replaceAll(/(\d+):/g, '"$1":')}]`
  return `${source.slice(0, at)}}
    const scores = JSON.parse(${JSON.stringify(scores)})
    const ngrams = JSON.parse(${JSON.stringify(`{${groups.join(',')}}`)})
    for (const group in ngrams) ngrams[group] = scores[ngrams[group]]
    ngramsData.ngrams = ngrams`
}
