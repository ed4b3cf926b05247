/** Articles in many scripts, made of invented words, and phrases of which a stated share stands in them. The same at every run. */
import { existsSync, readFileSync } from 'node:fs'
import { dice } from './documents.ts'

export interface Article {
  readonly title: string
  readonly text: string
}

interface Script {
  readonly onsets: string
  readonly vowels: string
  readonly codas: string
  /** Between words. */
  readonly space: string
  readonly stop: string
  /** What the shipped names know, for texts that the whole tagger reads. */
  readonly places: string
}

// A `-` stands for nothing.
const scripts = {
  English: {
    onsets: 'b c d f g h l m n p r s t v w st tr pr ch sh th -',
    vowels: 'a e i o u e a ea ou',
    codas: '- - - n r s t l nd st ng',
    space: ' ',
    stop: '. ',
    places: 'Ukraine|Kyiv|Afghanistan|Kabul|France|Berlin|South Sudan|Iran|China|Warsaw|Syria|Middle East',
  },
  'Latin with diacritics': {
    onsets: 'b č d f ğ h l m ñ p ř š t v ž br tr ş ł -',
    vowels: 'a é i ö ü ę á õ o e',
    codas: '- - - n r s t ń ż',
    space: ' ',
    stop: '. ',
    places: 'Türkiye|Côte d’Ivoire|España|México|Łódź|Österreich|Perú|Brasília|São Paulo',
  },
  Cyrillic: {
    onsets: 'б в г д ж з к л м н п р с т ф х ч ш ст пр -',
    vowels: 'а е и о у і я ю',
    codas: '- - - н р с т л й ть',
    space: ' ',
    stop: '. ',
    places: 'Україна|України|Київ|Россия|России|Москва|Афганистан|Польща|Франция',
  },
  Arabic: {
    onsets: 'ب ت ث ج ح خ د ر ز س ش ص ط ع غ ف ق ك ل م ن ه',
    vowels: 'ا و ي - -',
    codas: '- - - ن ر ة ت',
    space: ' ',
    stop: '. ',
    places: 'أفغانستان|لأفغانستان|وروسيا|أوكرانيا|كابول|السودان|للسودان|إيران|فرنسا|بالعراق',
  },
  Chinese: {
    onsets: Array.from({ length: 1500 }, (_, index) => String.fromCharCode(0x4e00 + 13 * index)).join(' '),
    vowels: '-',
    codas: '-',
    space: '',
    stop: '。',
    places: '乌克兰|阿富汗|俄罗斯|法国|伊朗|叙利亚|苏丹',
  },
} satisfies Record<string, Script>

type ScriptName = keyof typeof scripts
const names = Object.keys(scripts) as readonly ScriptName[]
export const textNames = [...names, 'mixed'] as const
export type TextName = (typeof textNames)[number]

/** Words that articles are written in; frequent ones are short. */
const vocabularySize = 8_000
const mostFrequent = 100
/** One word in so many begins a name. */
const wordsForName = 25
const wordsOfArticle = 400
/** One phrase in so many begins with a word of the vocabulary, so that it often nearly stands there. */
const phrasesForUsualWord = 200

const vocabularies = new Map(names.map((name) => [name, vocabularyOf(name)]))

/**
 * Phrases as desks write them: single words, stems with `*`, names of two words; in `mixed` the scripts take turns.
 * The first of a longer list are those of a shorter one.
 */
export function phrasesOf(name: TextName, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const script = name === 'mixed' ? (names[index % names.length] as ScriptName) : name
    const random = dice(7_000_003 + index)
    const word = capitalised(inventedWord(script, (script === 'Chinese' ? 2 : 3) + random(2), random))
    if (index % 10 < 5) return word
    if (index % 10 < 7) return `${word}*`
    if (index % phrasesForUsualWord === 7) return usualWord(script, random) + scripts[script].space + word
    return word + scripts[script].space + capitalised(index % 2 === 0 ? usualWord(script, random) : inventedWord(script, 2, random))
  })
}

/** Articles of some bytes of UTF-8 in all, in which one word in 25 begins one of the phrases, or a name of a place where there are none. */
export function articlesOf(name: TextName, bytes: number, phrases: readonly string[] | null): readonly Article[] {
  const articles: Article[] = []
  for (let written = 0; written < bytes; ) {
    const script = name === 'mixed' ? (names[articles.length % names.length] as ScriptName) : name
    const spoken = phrases ?? scripts[script].places.split('|')
    const random = dice(101 + articles.length)
    const article = { title: sentenceOf(script, spoken, 9, random), text: '' }
    for (let words = 0; words < wordsOfArticle; ) {
      const length = 8 + random(20)
      article.text += sentenceOf(script, spoken, length, random) + scripts[script].stop
      words += length
    }
    articles.push(article)
    written += Buffer.byteLength(article.title + article.text)
  }
  return articles
}

/** Articles of newspapers, from the project's root; null where they are not at hand. */
export function realArticles(): readonly Article[] | null {
  const file = '../shared/tagging/tr-news.jsonl'
  if (!existsSync(file)) return null
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Article)
}

function sentenceOf(script: ScriptName, spoken: readonly string[], length: number, random: (below: number) => number): string {
  const words = Array.from({ length }, () => {
    if (random(wordsForName) > 0) return commonWord(script, random)
    const name = spoken[random(spoken.length)] as string
    return name.endsWith('*') ? name.slice(0, -1) + inventedWord(script, 1, random).toLowerCase() : name
  })
  return capitalised(words.join(scripts[script].space))
}

/** The second is half as frequent as the first, the third a third, and so on. @see Zipf, The psycho-biology of language (1935) */
function commonWord(script: ScriptName, random: (below: number) => number): string {
  const rank = Math.floor(vocabularySize ** (random(1_000_000) / 1_000_000)) - 1
  return vocabularies.get(script)?.[rank] ?? ''
}

/** Any but the most frequent, which no name begins with. */
function usualWord(script: ScriptName, random: (below: number) => number): string {
  return vocabularies.get(script)?.[mostFrequent + random(vocabularySize - mostFrequent)] ?? ''
}

function vocabularyOf(script: ScriptName): readonly string[] {
  const random = dice(11)
  const words = Array.from({ length: vocabularySize }, () => inventedWord(script, 1 + random(script === 'Chinese' ? 2 : 4), random))
  return words.toSorted((a, b) => a.length - b.length)
}

function inventedWord(script: ScriptName, syllables: number, random: (below: number) => number): string {
  const { onsets, vowels, codas } = scripts[script]
  let word = ''
  for (let syllable = 0; syllable < syllables; syllable++) {
    for (const sounds of [onsets, vowels, codas]) {
      const list = sounds.split(' ')
      word += list[random(list.length)] ?? ''
    }
  }
  return word.replaceAll('-', '')
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
