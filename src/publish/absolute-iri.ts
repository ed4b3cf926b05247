/** What may stand where a format wants an absolute IRI: many publishers name the scheme of a category by a word. @see RFC 3987 §2.2, RFC 4287 §4.2.2.2 */
export function absoluteIri(text: string | null): string | undefined {
  return text !== null && /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`[\]]+$/i.test(text) && URL.canParse(text) ? text : undefined
}
