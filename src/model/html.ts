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
 * The brand does not survive SQL; this puts it back.
 * Called only by the store's row mappers and the sanitiser itself; what travels as UTF-8 keeps its brand (`utf8.ts`).
 */
export function trustStored(html: string): SafeHtml {
  return html as SafeHtml
}
