/** The words of a fault as a sentence: a capital in front, unless a name like feeds.json stands there, and a full stop behind. */
export function sentence(words: string): string {
  const capital = /^\p{Ll}+(?=\s)/u.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : words
  return /[.!?]$/.test(capital) ? capital : `${capital}.`
}
