/**
 * The forms a name takes in a text, by the declension of each language. A form too many costs nothing where it is no word; one too few loses the article.
 * Names of several words keep the stems of their words, with any ending: two stems in a row are enough to know them by.
 */

type Endings = readonly (readonly [ending: RegExp, forms: readonly string[]])[]

/** The first row whose ending fits says what replaces it; names that fit none do not change. */
const ukrainian: Endings = [
  // Of the other cases «чаду» and «чадом» are smoke.
  [/^Чад$/u, ['Чаді']],
  // «Самої» and «самое» open sentences.
  [/оа$/u, []],
  // Ашраф Гані; the other cases stand in the list.
  [/^Гана$/u, ['Ганою']],
  [/пет$/u, ['пту', 'птом', 'пті']],
  [/ень$/u, ['ня', 'ню', 'ні', 'нем']],
  [/([^ії])ів$/u, ['$1ова', '$1ову', '$1ові', '$1овом', '$1ева', '$1еву', '$1еві', '$1евом']],
  [/([оеє])во$/u, ['$1ва', '$1ву', '$1вом', '$1ві']],
  [/нкі$/u, ['нок', 'нкам', 'нками', 'нках']],
  [/([нмрдвсф])и$/u, ['$1', '$1ів', '$1ам', '$1ами', '$1ах']],
  [/ія$/u, ['ії', 'ію', 'ією']],
  [/їя$/u, ['її', 'їю', 'їєю']],
  [/ея$/u, ['еї', 'ею', 'еєю']],
  [/я$/u, ['і', 'ю', 'ею']],
  [/ка$/u, ['ки', 'ці', 'ку', 'кою']],
  [/га$/u, ['ги', 'зі', 'гу', 'гою']],
  [/([шщчж])а$/u, ['$1і', '$1у', '$1ею']],
  [/а$/u, ['и', 'і', 'у', 'ою']],
  [/й$/u, ['я', 'ю', 'ї', 'єм']],
  [/ець$/u, ['ця', 'цю', 'ці', 'цем']],
  [/ь$/u, ['я', 'ю', 'і', 'ем', 'лю', 'ллю']],
  [/(ськ|цьк)$/u, ['$1а', '$1у', '$1ом']],
  [/([бвгґджзклмнпрстфхцчшщ])$/u, ['$1а', '$1у', '$1ом', '$1і', '$1ові']],
]
const russian: Endings = [
  [/^Чад$/u, ['Чада', 'Чаде']],
  [/оа$/u, []],
  [/^Гана$/u, ['Ганы', 'Гане', 'Ганой']],
  [/пет$/u, ['пта', 'пту', 'птом', 'пте']],
  [/([ое])во$/u, ['$1ва', '$1ву', '$1вом', '$1ве']],
  [/ы$/u, ['', 'ов', 'ам', 'ами', 'ах']],
  [/([гкх])и$/u, ['$1ам', '$1ами', '$1ах']],
  [/ия$/u, ['ии', 'ию', 'ией']],
  [/я$/u, ['и', 'е', 'ю', 'ей']],
  [/([гкхжчшщ])а$/u, ['$1и', '$1е', '$1у', '$1ой', '$1ей']],
  [/а$/u, ['ы', 'е', 'у', 'ой']],
  [/й$/u, ['я', 'ю', 'е', 'ем']],
  [/ь$/u, ['я', 'и', 'ю', 'е', 'ем', 'ью']],
  [/([бвгджзклмнпрстфхцчшщ])$/u, ['$1а', '$1у', '$1ом', '$1е']],
]
const polish: Endings = [
  [/(c|s|z)ja$/u, ['$1ji', '$1ję', '$1ją']],
  [/ia$/u, ['ii', 'ię', 'ią']],
  [/ka$/u, ['ki', 'ce', 'kę', 'ką']],
  [/ga$/u, ['gi', 'dze', 'gę', 'gą']],
  [/ra$/u, ['ry', 'rze', 'rę', 'rą']],
  [/ta$/u, ['ty', 'cie', 'tę', 'tą']],
  [/da$/u, ['dy', 'dzie', 'dę', 'dą']],
  [/la$/u, ['li', 'lę', 'lą']],
  [/ua$/u, ['ui', 'uę', 'uą']],
  [/ja$/u, ['i', 'ję', 'ją']],
  [/a$/u, ['y', 'ie', 'ę', 'ą']],
  [/([^aeiou])y$/u, ['$1om', '$1ami', '$1ach']],
  [/ki$/u, ['ek', 'kom', 'kami', 'kach']],
  [/szele$/u, ['szeli', 'szelom', 'szelami', 'szelach']],
  [/(.{3}[kg])o$/u, ['$1a', '$1u', '$1iem']],
  [/wo$/u, ['wa', 'wu', 'wem', 'wie']],
  [/ów$/u, ['owa', 'owie', 'owem', 'owowi']],
  [/ś$/u, ['si', 'sią']],
  [/eń$/u, ['nia', 'niu', 'niem', 'niowi']],
  [/ń$/u, ['nia', 'niu', 'niem', 'niowi']],
  [/b$/u, ['bu', 'bia', 'biu', 'bowi', 'biem', 'bie']],
  [/([kg])$/u, ['$1u', '$1owi', '$1iem']],
  [/^Niger$/u, ['Nigru', 'Nigrowi', 'Nigrem', 'Nigrze', 'Nigeru', 'Nigerze']],
  [/r$/u, ['ru', 'rowi', 'rem', 'rze']],
  [/t$/u, ['tu', 'towi', 'tem', 'cie']],
  [/d$/u, ['du', 'dowi', 'dem', 'dzie']],
  [/([cfhlłmnpswzżź])$/u, ['$1u', '$1a', '$1owi', '$1em', '$1ie']],
]
/** Adjectives lose two letters, nouns one; the rest of a word is its stem. */
const slavicEnding = /(?:ая|яя|ое|ее|ые|ие|ый|ий|ой|[аеєиіїйоуыьюяaeyią])$/u

/** All forms of a name in a language, the name itself first. A form that ends in `*` stands for all longer ones. */
export function declined(name: string, language: string): readonly string[] {
  if (language === 'uk') return slavic(name, ukrainian)
  if (language === 'ru') return slavic(name, russian)
  if (language === 'pl') return slavic(name, polish)
  if (language === 'de') return [name, ...germanForms(name)]
  if (language === 'tr') return [name, ...turkishForms(name)]
  return [name]
}

function slavic(name: string, endings: Endings): readonly string[] {
  const words = name.split(/[\s-]+/u)
  if (words.length > 1) return words.every((word) => word.length < 4) ? [name] : [name, words.map(stem).join(' ')]
  const row = endings.find(([ending]) => ending.test(name))
  if (row === undefined || name.length < 3 || /^\p{Lu}{3}$/u.test(name)) return [name]
  return [name, ...row[1].map((form) => name.replace(row[0], form))]
}

function stem(word: string): string {
  const bare = word.replace(slavicEnding, '')
  return word.length < 4 || bare.length < 3 || /[оі]$/u.test(word) ? word : `${bare}*`
}

/** `Moskaus`, `Syriens` and compounds: `Syrienkrieg`. Of several words the last has them, and adjectives any ending: `Dominikanischen Republik`. */
function germanForms(name: string): readonly string[] {
  const [, before = '', last = ''] = /^(.*[\s-])?(.*)$/u.exec(name) ?? []
  if (before === '') return germanEndings(last)
  const open = before.replace(/(?<=(?:sch|gt|ch|ig)e)(?=\s)/gu, '*')
  if (open !== before) return [`${open}${last}${last.endsWith('e') ? '*' : ''}`]
  return germanEndings(last).map((word) => `${before}${word}`)
}

function germanEndings(name: string): readonly string[] {
  if (!/^\p{L}{4,}$/u.test(name)) return []
  if (/.(?:land|reich|ien)$/u.test(name)) return [`${name}*`]
  return /[sxzß]$/u.test(name) ? [] : [`${name}s`]
}

/** `Rusyada`, `Rusyadan`, `Rusyalı`: suffixes written without an apostrophe, by vowel harmony. */
function turkishForms(name: string): readonly string[] {
  if (name.length < 4 || /[\s-]/u.test(name)) return []
  const vowel = /[aeıioöuü](?=[^aeıioöuü]*$)/u.exec(name.toLocaleLowerCase('tr'))?.[0] ?? 'e'
  const open = 'aıou'.includes(vowel) ? 'a' : 'e'
  const narrow = { a: 'ı', ı: 'ı', o: 'u', u: 'u', e: 'i', i: 'i', ö: 'ü', ü: 'ü' }[vowel] ?? 'i'
  return [`${name}l${narrow}*`, `${name}${/[fstkçşhp]$/u.test(name) ? 't' : 'd'}${open}*`]
}

/** The forms of an adjective that also names the people. */
export function demonymForms(demonym: string, language: string): readonly string[] {
  if (demonym.endsWith('*')) return [demonym]
  if (language === 'fr') return /[sx]$/u.test(demonym) ? [demonym] : [demonym, `${demonym}s`]
  if (language === 'es') return withEndings(demonym, spanish)
  if (language === 'it') return withEndings(demonym, italian)
  if (language === 'ar') return arabicDemonym(demonym)
  if (language === 'fa') return demonym.length > 5 ? [demonym, `${demonym}*`] : [demonym, `${demonym}ها`, `${demonym}های`]
  return [demonym]
}

const spanish: Endings = [
  [/o$/u, ['a', 'os', 'as']],
  [/és$/u, ['esa', 'eses', 'esas']],
  [/án$/u, ['ana', 'anes', 'anas']],
  [/ón$/u, ['ona', 'ones', 'onas']],
  [/ol$/u, ['ola', 'oles', 'olas']],
]
const italian: Endings = [
  [/([cg])o$/u, ['$1a', '$1i', '$1he']],
  [/o$/u, ['a', 'i', 'e']],
  [/ese$/u, ['esi']],
]

function withEndings(word: string, endings: Endings): readonly string[] {
  const row = endings.find(([ending]) => ending.test(word))
  return row === undefined ? [word] : [word, ...row[1].map((form) => word.replace(row[0], form))]
}

/** With and without the article; short ones take their own endings only, since others would make other words of them (`تركيب` is no Turk). */
function arabicDemonym(demonym: string): readonly string[] {
  const endings = demonym.endsWith('ي') ? ['', 'ة', 'ين', 'ون', 'ات'] : ['']
  const forms = endings.length > 1 && demonym.length > 5 ? [`${demonym}*`] : endings.map((ending) => `${demonym}${ending}`)
  return forms.flatMap((form) => [form, `ال${form}`])
}
