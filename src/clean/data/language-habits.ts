/** What has to be known of languages before one is taken for another. Codes are those of ISO 639-1, where there is one. */

/** Written in several scripts, or often in Latin letters beside their own (source: CLDR's supplemental data on languages): from letters nothing follows. */
export const manyScripts: ReadonlySet<string> = new Set(
  'ar az bm bs cnr ff ha hi hr kk ks ku ky mn ms pa rif sd sh sr shi tg tk tt ug ur uz vai yi zgh'.split(' '),
)

/** Written with Chinese letters, their own, or both. */
export const eastAsian: ReadonlySet<string> = new Set('zh ja ko yue wuu nan hak lzh cdo gan hsn'.split(' '))

/** Names for the same language, as far as a detector tells it. */
export const sameLanguage: ReadonlyMap<string, string> = new Map([
  ['nb', 'no'],
  ['nn', 'no'],
  ['iw', 'he'],
  ['in', 'ms'],
  ['id', 'ms'],
  ['fil', 'tl'],
  ['mo', 'ro'],
])

/** So near that a detector's word against the publisher's does not count. */
export const kin: readonly ReadonlySet<string>[] = [
  'no da sv',
  'sr hr bs sh cnr sl mk',
  'cs sk',
  'es ca gl pt ast an oc',
  'tr az tk',
  'fa ku ckb ps ur ar',
  'nl af de lb',
].map((group) => new Set(group.split(' ')))

/** Words of which every text is full (own list). Of a text in another language they make up less than a sixth, save for near kin. */
export const commonWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    en: 'the of and to in a is that for it on was with as said by at from have has be are not this they',
    de: 'der die das und den dem des ein eine einen ist nicht mit von zu im auf für sich auch als wird werden hat haben sie nach',
    fr: 'le la les des et est une un dans pour que qui sur du au aux par pas plus ont avec ce cette son ses il',
    es: 'el la los las de que y en un una por con para del se su no al es como más pero fue ha',
    pt: 'o os as de que e em um uma por com para do da dos das no na não ao se mais foi é à',
    it: 'il lo la gli le di che e un una per con del della dei delle nel nella non si è sono al alla ha più da dal',
    nl: 'de het een van en in is dat op te voor met zijn niet aan er die ook door naar om bij wordt heeft hun hen',
    sv: 'och att det som en på är av för den till med inte har de om ett han var i från efter kommer',
    da: 'og at det som en på er af for den til med ikke har de om et han var i fra efter blev der',
    no: 'og at det som en på er av for den til med ikke har de om et ei han var i fra etter ble der',
    pl: 'i w na z że do się nie to jest o od po przez za jak ale oraz dla jego ich już był został',
  }).map(([language, words]) => [language, new Set(words.split(' '))]),
)
