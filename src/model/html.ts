/** HTML by how far it can be trusted. Only `clean/sanitize.ts` turns the one into the other. */

declare const safeBrand: unique symbol
declare const unsafeBrand: unique symbol

/** HTML that went through the sanitiser: it may stand in a page or a feed. */
export type SafeHtml = string & { readonly [safeBrand]: true }

/** None. */
export const noHtml = '' as SafeHtml

/** HTML as a stranger sent it. */
export type UnsafeHtml = string & { readonly [unsafeBrand]: true }

export function unsafeHtml(html: string): UnsafeHtml {
  return html as UnsafeHtml
}

/**
 * The brand does not survive SQL or a message between threads; this puts it back.
 * Called only by the store's row mappers, the edges of threads, and the sanitiser itself.
 */
export function trustStored(html: string): SafeHtml {
  return html as SafeHtml
}
