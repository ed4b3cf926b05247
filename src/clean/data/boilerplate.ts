/**
 * What publishing systems append to an item's text, each anchored at the end (source: WordPress' and Yoast's feed footers, “read more” links of newsrooms,
 * and the footers of Hacker News and Reddit feeds). Every quantifier is bounded, so that a hostile text costs no more than a long one.
 */

const appearedFirst = [
  'The post .{1,300}? (?:first )?appeared (?:first )?on',
  'Der Beitrag .{1,300}? erschien zuerst (?:auf|bei)',
  "L[’']article .{1,300}? est apparu en premier sur",
  'La entrada .{1,300}? (?:se publicó|apareció) primero en',
  "L[’']articolo .{1,300}? proviene da",
  'O post .{1,300}? apareceu primeiro em',
  'Het bericht .{1,300}? verscheen eerst op',
  'Сообщение .{1,300}? появились сначала на',
]

const readMore = [
  'Read more|Read the full (?:story|article)|Full story|Keep reading|Continue reading|Click here to read more',
  'Weiterlesen|Mehr lesen|Lire la suite|Lire plus|Leer más|Seguir leyendo|Leia mais|Continua a leggere|Leggi tutto|Lees verder|Lees meer',
  'Läs mer|Les mer|Læs mere|Lue lisää|Czytaj więcej|Czytaj dalej|Číst více|Devamını oku',
  'Читать далее|Читать дальше|Читать полностью|Подробнее|Читати далі|Читати більше|Детальніше',
]

const feedFooters = ['Comments', 'Points: \\d{1,6}', '# Comments: \\d{1,6}', '\\[link\\]', '\\[comments\\]']

export interface Boilerplate {
  readonly pattern: RegExp
  /** In so many characters at the end it stands, if at all. */
  readonly within: number
}

export const boilerplate: readonly Boilerplate[] = [
  { pattern: new RegExp(`(?:^|\\s)(?:${appearedFirst.join('|')}) .{1,150}$`, 's'), within: 500 },
  // Only where a sentence, a line or the text begins: else it is part of what the article says.
  {
    pattern: new RegExp(
      `(?:^|[.!?…\\])»”"]\\s{0,9}|\\n\\s{0,9})[[(]?(?:${readMore.join('|')})(?!\\p{L})[^.!?\\n]{0,200}[\\])]?[.…→»›]{0,3}$`,
      'iu',
    ),
    within: 260,
  },
  { pattern: new RegExp(`(?:^|\\s)(?:${feedFooters.join('|')})$`), within: 30 },
  { pattern: /(?:^|\s)(?:Article|Comments) URL: \S{1,500}$/, within: 520 },
]
