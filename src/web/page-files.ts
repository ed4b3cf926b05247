/** Pages as files on a web server: they offer nothing that must be answered, such as search, and stay true when read tomorrow. */
export interface PageFiles {
  /** The path of the folder they lie in, without a slash at the end: empty at a host's root. */
  readonly root: string
}

/** Where the page of a slice is. Where it is a file it lies in a folder of its own, which every server answers in the same way. @param path without ending */
export function pageAddress(path: string, files: PageFiles | undefined): string {
  const page = path === '/feed' ? '/' : path
  return files === undefined ? page : `${files.root}${page === '/' ? page : `${page}/`}`
}

/** Of a feed or another file. */
export function fileAddress(path: string, files: PageFiles | undefined): string {
  return `${files?.root ?? ''}${path}`
}
