/** Names of countries. */

const names = new Intl.DisplayNames('en', { type: 'region' })

/** In English; the code itself where nothing is known of it. @param code ISO 3166-1 alpha-2 in upper case */
export function countryName(code: string): string {
  return names.of(code) ?? code
}
