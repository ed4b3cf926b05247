/** Which elements belong to a picture, so that their words do not begin the article. */
import type { Attributes } from './attributes.ts'

/** What publishing systems call the line under a picture, and the box round both, from before there was `figcaption` (WordPress, Drupal, Joomla, newsrooms' own). */
const captionClass =
  /(?:^|\s)(?:wp-|img-|image-|photo-|picture-|media-|field--name-field-image-)?(?:caption|credit|copyright)(?:-text|-wrap|-container)?(?:\s|$)/i

const boxes = new Set(['p', 'div', 'span', 'small', 'em', 'i', 'aside', 'section', 'dl', 'dd'])

/** A figure is one with all it holds: picture, caption, credit; but a quotation or a table set as a figure does not begin an article either. */
export function isCaption(name: string, given: Attributes): boolean {
  if (name === 'figure' || name === 'figcaption') return true
  const words = given.get('class')
  return words !== undefined && boxes.has(name) && captionClass.test(words)
}
