/** A story's text as an outlet's own markup. */
import type { SampleItem } from './sample-item.ts'
import { type Markup, xml } from './xml.ts'

export function storyHtml(item: SampleItem): Markup {
  return xml`${item.paragraphs.map((paragraph) => xml`<p>${paragraph}</p>`)}`
}

/** The same, under its picture. */
export function illustratedHtml(item: SampleItem): Markup {
  return xml`<figure><img src="${pictureUrl(item)}" width="640" height="360" alt="" /></figure>${storyHtml(item)}`
}

export function pictureUrl(item: SampleItem): string {
  return `${item.link.replace('/articles/', '/pictures/')}.svg`
}

/** The first paragraph: what feeds show where they do not give the whole text. */
export function excerpt(item: SampleItem): string {
  return item.paragraphs[0] ?? item.title
}
