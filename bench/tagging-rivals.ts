/** Plainer ways to find many phrases in a text. They know letter case, and nothing else of what our matcher knows. */

/** @returns how much was found, so that nothing is optimised away */
export type Finder = (text: string) => number

/** A loop over the phrases. It tells which stand in the text, not where, and finds them within words too. */
export function loopOfIncludes(phrases: readonly string[]): Finder {
  const wanted = phrases.map(plain)
  return (text) => {
    const read = text.toLowerCase()
    return wanted.reduce((found, phrase) => (read.includes(phrase) ? found + 1 : found), 0)
  }
}

/** One expression of all phrases, the longest first. */
export function oneExpression(phrases: readonly string[]): Finder {
  const wanted = phrases
    .map((phrase) => (phrase.endsWith('*') ? `${plain(phrase)}\\w*` : plain(phrase)))
    .toSorted((a, b) => b.length - a.length)
  const expression = new RegExp(`\\b(?:${wanted.join('|')})\\b`, 'g')
  return (text) => text.toLowerCase().match(expression)?.length ?? 0
}

interface State {
  readonly next: Map<string, State>
  /** How many phrases end here or at the states it falls back to. */
  found: number
  fallback: State | null
}

/** Over the letters of the text; it finds phrases within words too. @see Aho and Corasick, Efficient string matching (1975) */
export function ahoCorasick(phrases: readonly string[]): Finder {
  const root = newState()
  for (const phrase of phrases) {
    let state = root
    for (const letter of plain(phrase)) {
      const next = state.next.get(letter) ?? newState()
      state.next.set(letter, next)
      state = next
    }
    state.found++
  }
  const states = [root]
  for (const state of states) {
    for (const [letter, next] of state.next) {
      next.fallback = state === root ? root : step(root, state.fallback as State, letter)
      next.found += next.fallback.found
      states.push(next)
    }
  }
  return (text) => {
    let state = root
    let found = 0
    for (const letter of text.toLowerCase()) {
      state = step(root, state, letter)
      found += state.found
    }
    return found
  }
}

function step(root: State, from: State, letter: string): State {
  for (let state: State | null = from; state !== null; state = state.fallback) {
    const next = state.next.get(letter)
    if (next !== undefined) return next
  }
  return root
}

function newState(): State {
  return { next: new Map(), found: 0, fallback: null }
}

function plain(phrase: string): string {
  return phrase.replace(/\*$/, '').toLowerCase()
}
