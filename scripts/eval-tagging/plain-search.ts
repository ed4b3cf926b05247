/** A search for whole words, as anyone would write it first: no inflection, no context. Where several fit at one place the longest holds. */

export type PlainSearch = (text: string) => ReadonlySet<string>

/** @param names name → what it stands for. Matched as written; callers fold case where it is not to matter. */
export function openPlainSearch(names: Iterable<readonly [name: string, meaning: string]>): PlainSearch {
  const phrases = new Map<string, string>()
  const unspaced: (readonly [name: string, meaning: string])[] = []
  for (const [name, meaning] of names) {
    if (/\p{Script=Han}/u.test(name)) unspaced.push([name, meaning])
    else if (!phrases.has(wordsOf(name).join(' '))) phrases.set(wordsOf(name).join(' '), meaning)
  }
  phrases.delete('')
  const longest = Math.max(0, ...[...phrases.keys()].map((phrase) => phrase.split(' ').length))

  return (text) => {
    const found = new Set(unspaced.filter(([name]) => text.includes(name)).map(([, meaning]) => meaning))
    const words = wordsOf(text)
    for (let at = 0; at < words.length; ) {
      const length = lengthAt(phrases, words, at, longest)
      const meaning = phrases.get(words.slice(at, at + length).join(' '))
      if (meaning !== undefined) found.add(meaning)
      at += Math.max(1, length)
    }
    return found
  }
}

/** How many words the longest phrase has that begins here; 0 where none does. */
function lengthAt(phrases: ReadonlyMap<string, string>, words: readonly string[], at: number, longest: number): number {
  for (let length = Math.min(longest, words.length - at); length > 0; length--) {
    if (phrases.has(words.slice(at, at + length).join(' '))) return length
  }
  return 0
}

function wordsOf(text: string): readonly string[] {
  return text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}
