/** What an entry is called in every list. */
import { displayText } from './display-text.ts'
import { firstSentence } from './opening.ts'

const longestTitle = 300
const madeTitle = 80

/** Never empty: the feed's title, else the text's first sentence, else where it was published. */
export function titleOf(stated: string | null, text: string, url: string | null): string {
  return displayText(stated, longestTitle) ?? displayText(firstSentence(text, madeTitle), madeTitle + 1) ?? hostOf(url) ?? 'Untitled'
}

function hostOf(url: string | null): string | null {
  return url === null ? null : new URL(url).hostname.replace(/^www\./, '')
}
