/**
 * The text without what XML cannot carry: control characters, unpaired surrogates, noncharacters; line ends as XML reads them.
 * C1 controls are allowed but discouraged; they are leftovers of wrong encodings, and validators complain. @see XML 1.0 §2.2, §2.11
 */
export function xmlText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unfit, '')
}

const unfit = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\p{Surrogate}\p{Noncharacter_Code_Point}]/gu
