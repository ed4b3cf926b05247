/** `feed://example.org/` and `feed:https://example.org/`, as browsers once handed addresses to readers, made addresses of the web. */
export function withoutFeedScheme(address: string): string {
  return address.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'http://')
}
