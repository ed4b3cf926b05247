import { type Html, html } from './html.ts'
import { fileAddress, type PageFiles, pageAddress } from './page-files.ts'

export interface SliceLink {
  /** Without ending: `/topics/nato`. */
  readonly path: string
  readonly title: string
}

/** Slices of one kind: topics, regions, sources. */
export interface SliceGroup {
  readonly title: string
  readonly slices: readonly SliceLink[]
}

/** The slices there are, each with its feed. A long group is folded, unless the page shown is in it. */
export function sliceGroups(groups: readonly SliceGroup[], currentPath: string, files?: PageFiles): Html {
  return html`<nav id="slices" class="slices" aria-label="Slices">
${groups.filter(({ slices }) => slices.length > 0).map((group) => sliceGroup(group, currentPath, files))}
</nav>`
}

const mostUnfolded = 12

function sliceGroup({ title, slices }: SliceGroup, currentPath: string, files: PageFiles | undefined): Html {
  const list = html`<ul>
${slices.map((slice) => sliceItem(slice, currentPath, files))}</ul>`
  if (slices.length <= mostUnfolded) return html`<section><h2>${title}</h2>${list}</section>\n`
  const summary = html`<summary><h2>${title}</h2> <span class="count">${slices.length}</span></summary>`
  return slices.some(({ path }) => path === currentPath)
    ? html`<details open>${summary}${list}</details>\n`
    : html`<details>${summary}${list}</details>\n`
}

function sliceItem({ path, title }: SliceLink, currentPath: string, files: PageFiles | undefined): Html {
  const current = path === currentPath ? html` aria-current="page"` : null
  return html`<li><a class="slice" href="${pageAddress(path, files)}"${current}><bdi>${title}</bdi></a> <a class="slice-feed" href="${fileAddress(path, files)}.atom" aria-label="Atom feed of ${title}">feed</a></li>\n`
}
