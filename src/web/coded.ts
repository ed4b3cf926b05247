import { type Html, html } from './html.ts'

/** Words in which what stands between backticks is code. */
export function coded(words: string): readonly Html[] {
  return words.split('`').map((part, index) => (index % 2 === 0 ? html`${part}` : html`<code>${part}</code>`))
}
