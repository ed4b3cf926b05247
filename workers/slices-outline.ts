/** Slices as an OPML list names them: each once, in the folder of its kind. */

import type { ListedGroup } from '#model/listed-slice.ts'
import type { OpmlOutline } from '#publish/opml.ts'

/** The whole stream stands first, in no folder. @param whole `publicUrl`: without a slash at the end */
export function slicesOutline(
  groups: readonly ListedGroup[],
  whole: { readonly title: string; readonly publicUrl: string },
): OpmlOutline[] {
  const outline = (path: string, title: string, page: string, folders: readonly string[], about: string | null): OpmlOutline => ({
    url: `${whole.publicUrl}${path}.atom`,
    title,
    language: null,
    folders,
    attributes: { htmlUrl: `${whole.publicUrl}${page}`, ...(about === null ? {} : { description: about }) },
  })
  return [
    outline('/feed', whole.title, '/', [], null),
    ...groups.flatMap((group) => group.slices.map(({ path, title, about }) => outline(path, title, path, [group.title], about))),
  ]
}
