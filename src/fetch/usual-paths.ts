/** Where a site's feed usually is. */

const names = ['feed', 'rss.xml', 'atom.xml', 'feed.xml', 'index.xml', 'rss', 'feed.json', 'feeds/posts/default']

/** Addresses to try for a page that names no feed, in its own folder and at the site's root, the usual ones first. At most ten, the page itself not among them. */
export function usualPaths(page: string): string[] {
  const { href, origin } = new URL(page)
  const folder = folderOf(page)
  const addresses = names.flatMap((name) => [folder, `${origin}/`].map((base) => new URL(name, base).href))
  return [...new Set(addresses)].filter((address) => address !== href).slice(0, 10)
}

/** `/blog` is a folder too, though its slash is missing; `/blog/index.html` lies in one. */
function folderOf(page: string): string {
  const { pathname } = new URL(page)
  const isFile = pathname.slice(pathname.lastIndexOf('/')).includes('.')
  return new URL(isFile ? '.' : `${pathname.replace(/\/+$/, '')}/`, page).href
}
