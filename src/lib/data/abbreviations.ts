/** What stands before a full stop that ends no sentence. Left out is what often ends sentences as a word in another language: `im.`, `sig.` and `dra.` in small letters, `Mons`. */

/** In small and capital letters. */
export const abbreviations = wordsOf(
  `adm apr aug avv bspw bzw capt cf cmdr cnel col corp cpl dec dept doç dott dr etc evtl feb ft gen ggf gov gral inc inkl insp
  jan jr lt ltd maj messrs mio mr mrd mrs ms mt nov oct pp pres prof pvt rep rev sept sgt sog sr sra sras sres st str supt
  św tys tzv tzw ul vgl vs yrd акад вул ген див им ім напр просп проф ред св см стр тис тыс ул`,
)

/** Only as written here: in other letters they are words. */
export const writtenAbbreviations = wordsOf('Amb Brig Co Dra EE FF Hon Ing JJ MM Sen Sig Sigg mons')

/** Where nothing or an apostrophe stands before it: `L’on. Rossi`, not `it goes on. Then`. */
export const leadingTitles = wordsOf('On on Mons')

/** Where a number or small letters follow: `No. 5`, not `They said no. Then`. */
export const beforeNumber = wordsOf('abs approx art ca dez fig jän mrz no nos nr num núm okt vol č гл ст')

/** Single letters behind the number of a year or a century; others there are units. */
export const yearLetters = wordsOf('r w в г р')

/** Months as written with a capital after the day's full stop, in German and in Polish headlines. Others write them small, which goes on anyway. */
export const months = wordsOf(
  `jän jänner januar feb feber februar mrz märz mai juni juli okt oktober dez dezember
  stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia`,
)

/** English begins sentences with these too (`The toll rose to 12. April was worse`), so a German word has to stand before the day. */
export const englishMonths = wordsOf('jan apr april jun jul aug august sep sept september nov november')
export const beforeDay = wordsOf('ab am bis dem den der des seit und vom zum')

/** How German leads up to an ordinal (`die 6. Armee`). Without `am`, `das`, `den` and `des`, after which numbers end sentences in English, Portuguese, Danish and French. */
export const beforeOrdinal = wordsOf('dem der die im vom zum zur')

/** What German begins sentences with, and no ordinal counts: `das Treffen der 27. Sie forderten`. */
export const sentenceStarts = wordsOf(
  `aber alle als am an auch auf aus bei bis da daher damit danach dann das dem den denn der des die dies diese dieser dieses doch dort ein eine einer er es für
  gestern heute ich ihr ihre im in jetzt kein keine man mit nach nun nur ob ohne seine seit sie so trotzdem um und unter viele vom von vor während was weil wenn wer
  wie wir wo zu zum zur zuvor über`,
)

/** What is counted by ordinals without an article in German, Polish and Turkish, with any ending. */
export const counted =
  /^(?:arme[ei]|armi[aięą]|bataillon|batalion|brigade|brygad|bundesliga|dywizj|dünya|filo|jahrhundert|kolordu|korps|korpus|ordu|pułk|regiment|tugay|tümen|weltkrieg)/u

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/))
}
