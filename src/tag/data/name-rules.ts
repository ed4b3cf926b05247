/** What a name in the gazetteer may mean instead: written by hand. Lists are separated by commas; all that is in them is compared as words, whatever the case. */

/** Names of countries' capitals, cities and territories that are as often a word, a person or another town: they count only where the country is named otherwise. */
export const weakNames = `Victoria, City of Victoria, Georgetown, George Town, Kingston, Hamilton, Stanley, Plymouth, Douglas, Jamestown, Male, Nassau, The Valley, Road Town,
  San José, San Juan, Saint-Denis, Saint-Pierre, Saint John's, St. George's, Cayenne, West Island, Adamstown, Philipsburg, Réunion, Montserrat, Jersey,
  Saint Martin, Sucre, Rosario, Mendoza, Concepción, Granada, Lyons, Regina, Halifax, Laval, Barrie, Guelph, Markham, Vaughan, Scarborough, Darwin,
  Essex, Kent, Devon, Surrey, Salisbury, Phoenix, Columbus, Portland, Buffalo, Jacksonville, Columbine, St. Paul, Fátima, Gao, Fez, Essen, Palmyra, Bari,
  Rada, Kitchener, Madeira, Galicia, Macedonia, Alta., Soviet, Ottoman, Ottomans, Persia, Zaire, Rhodesia, Biafra, Maidan, Pole, Labrador`

/** Names of countries that are first names too: not a place where a word with a capital follows, unless it is one of `offices`. */
export const firstNames =
  'Chad, Jordan, Kuba, Trinidad, Maurice, Dominique, Salvador, Asunción, Georgia, Victoria, Sydney, Austin, Florence, Kenya, Israel, Paris, Regina, Kingston, Alexandria, Sofia, India, Ireland, America, Cuba, London, Brooklyn, Holland, Malta, Geneva, Vienna, Odessa, Denver, Milan, Adelaide, Kobe, Santiago, Samara, Egypt, Savannah, Augusta, София, Софии, Софія, Софії, Чад, Самара, Кения, Доминика, Dominika'

/** Persons known by the name of a place, for headlines that give every word a capital. An entry may call them by their first name further down. */
export const knownPersons = `Chad Smith, Jordan Peterson, Jordan Pickford, Jordan Henderson, Jordan Spieth, Paris Hilton, Paris Jackson, Israel Adesanya, Israel Folau, Kenya Barris, Kenya Moore, India Arie, India Walton,
  Chad Kelly, Chad Ochocinco, Chad Daybell, Chad Wolf, Chad Bianco, Georgia Meloni, Austin Butler, Austin Reaves, Sydney Sweeney, Sydney McLaughlin, Cuba Gooding, America Ferrera, London Breed, Brooklyn Beckham, Odessa A’zion, Savannah Guthrie,
  Orlando Bloom, Virginia Giuffre, Dominique de Villepin, Dominique Strauss-Kahn, Maurice Ravel, Salvador Illa, Salvador Allende, Salvador Dalí, Sofia Goggia, Sofia Coppola, Sofia Vergara,
  Florence Parly, Florence Pugh, Jamaica Kincaid, Santiago Abascal`

/** What is no place, or not the place it names: teams, papers, treaties, dishes, oceans. */
export const otherMeanings = `New York Times, Washington Post, Los Angeles Times, Chicago Tribune, Boston Globe, Wall Street Journal, Miami Herald, Toronto Star, Toronto Sun,
  Globe and Mail, Vancouver Sun, Calgary Herald, Edmonton Journal, Ottawa Citizen, Montreal Gazette, Winnipeg Free Press, Houston Chronicle, San Francisco Chronicle, Dallas Morning News, Denver Post,
  Times of India, Hindustan Times, Indian Express, Jerusalem Post, Times of Israel, Moscow Times, Kyiv Post, Kyiv Independent, Straits Times, Bangkok Post, Jakarta Post, Japan Times, Korea Herald,
  South China Morning Post, China Daily, Irish Times, Sydney Morning Herald, Tehran Times, Voice of America, Radio Free Europe, America Online, Bank of America,
  Church of England, Air France, British Airways, American Airlines, Turkish Airlines, Air Canada, Air India, British Petroleum, American Express, Deutsche Bank, Emirates Stadium,
  Paris Saint-Germain, Paris Agreement, Paris Accord, Paris climate, Paris Club, Geneva Convention, Geneva Conventions, Vienna Convention, Kyoto Protocol,
  Minsk agreement, Minsk agreements, Minsk accords, Dayton accords, Dayton Agreement, Istanbul Convention, Budapest Memorandum, Rome Statute, Treaty of Rome, Lisbon Treaty, Maastricht Treaty,
  Treaty of Versailles, Panama Papers, Stockholm syndrome, Bermuda Triangle, Panama hat, Guinea pig, Guinea pigs, Guinea fowl, Guinea worm, Cayenne pepper, Bermuda shorts, French fries, French toast,
  Danish pastry, German shepherd, German shepherds, Swiss army knife, Swiss cheese, Brazil nut, Brazil nuts, Turkey breast, Turkey sandwich, Roast Turkey, Thanksgiving Turkey, Turkey Day, Bone China, Fine China,
  Indian Ocean, Gulf of Mexico, Gulf of Oman, Gulf of Aden, Gulf of Guinea, Gulf of Thailand, Gulf of Finland, Sea of Japan, South China Sea, East China Sea, Philippine Sea, Irish Sea, Norwegian Sea, English Channel,
  Mexico Beach, Korean Peninsula, Korean War, Vietnam War, Indian summer, Manchester United, Manchester City, Real Madrid, Atletico Madrid, Chelsea FC, Bayern Munich, Inter Milan, AC Milan, FC Barcelona,
  Detroit Lions, Toronto Maple Leafs, Toronto Raptors, Toronto Blue Jays, Montreal Canadiens, Dallas Cowboys, Boston Red Sox, Boston Celtics, Chicago Cubs, Chicago Bulls, New York Yankees, New York Giants,
  New York Jets, New York Mets, New York Rangers, New York Knicks, New England Patriots, Cleveland Browns, Cleveland Indians, Cleveland Cavaliers, Denver Broncos, Miami Dolphins, Green Bay Packers, Houston Texans,
  Washington Redskins, Washington Nationals, Carolina Panthers, Edmonton Oilers, Calgary Flames, Vancouver Canucks, Ottawa Senators, Winnipeg Jets, Minnesota Vikings, Minnesota Wild, Los Angeles Lakers,
  Buffalo Bills, Jersey Shore, Jersey Boys, Virginia Woolf, Virginia Raggi, George Washington University, French-speaking, Spanish-speaking, English-speaking, Russian-speaking, German-speaking, Russian roulette,
  Miami Heat, Seattle Storm, Utah Jazz, Minnesota Twins, Minnesota Timberwolves, Minnesota Lynx, Arizona Cardinals, Arizona Diamondbacks, Colorado Rockies, Colorado Avalanche, Florida Panthers, Indiana Pacers, Indiana Fever, New Jersey Devils,
  Tennessee Titans, Carolina Hurricanes, Journal de Montréal, Journal de Québec, Air Jordan, Air Jordans, Turkey trot, Turkey trots, the Fed Cup, Canada goose, Canada geese,
  North Pole, South Pole, Northern Territory Police Association, Cuban sandwich, Turkish bath, Turkish delight, Turkish coffee, Irish coffee, Irish pub, Scotch whisky, Dutch oven, Chinese New Year, Chinese food,
  Mexican food, Italian food, Monaco Grand Prix, Mali Finn, Cold Turkey, Georgia O’Keeffe, Holland Park, Holland Tunnel, Dominican Order, Captain America, Cambridge Analytica, Lebanon Valley, Amsterdam News, Indiana Jones, Spanish Steps, French Quarter, Russian Hill, Spanish Harlem, Brussels sprout, Brussels sprouts, Vienna sausage, Vienna sausages, London Irish, London Welsh, London Scottish, Baghdad stitch, Turkish towel, Turkish towels, French bean, French beans, French press, French window, French windows, French horn, Egyptian cotton, Irish stew, Irish dancing, Scottish country dancing, Spanish flu, Spanische Grippe, grippe espagnole, gripe española, Mexican wave, Mexican standoff,
  Dutch courage, Swiss roll, Russian dolls, Merchant of Venice, tour de France, Arabian Sea, Java Sea, Timor Sea, Labrador Sea, Mozambique Channel, Sea of Marmara, Bay of Bengal, France 24, France Inter, Air Berlin,
  Radio France, France Info, Deutsche Welle, Wiener Schnitzel, Wiener Würstchen, Frankfurter Würstchen, russisches Roulette, russische Eier, roulette russe, ruleta rusa, roulette russa, montagnes russes,
  montaña* rusa*, montagne russe, ensaladilla rusa, tortilla española, cochon* d’Inde, conejillo* de Indias, noix du Brésil, salade russe, insalata russa, été indien, американск* горк*, русск* рулетк*,
  російськ* рулетк*, шведск* стол*, шведськ* стіл, шведського столу, грецк* орех*, грецьк* горіх*, турецьк* кав*, Джорджи* Мелони, Джорджі* Мелоні, Израил* Адесань*, Türk kahvesi, Rus ruleti,
  Japanese knotweed, Norway spruce, Swiss chard, Peking duck, Boston terrier, Boston terriers, Beef Wellington, Wellington boot, Wellington boots,
  Nottingham Forest, Texas Rangers, New Orleans Saints, Las Vegas Raiders, Tampa Bay Buccaneers, Tampa Bay Lightning, Tampa Bay Rays, St. Louis Blues, Montreal Alouettes, Toronto Argonauts,
  Calgary Stampeders, Dallas Stars, Detroit Tigers, Detroit Red Wings, Chicago Bears, Chicago White Sox, Cleveland Guardians, Cincinnati Reds, Los Angeles Angels, Los Angeles Kings, Kansas City Royals,
  Orlando Magic, Oklahoma City Thunder, Philadelphia 76ers, Columbus Blue Jackets, Melbourne Storm, Melbourne Demons, Sydney Swans, Brisbane Lions, Brisbane Broncos, Adelaide Crows,
  Mumbai Indians, Chennai Super Kings, Kolkata Knight Riders, Rajasthan Royals, Punjab Kings, Sunrisers Hyderabad, Royal Challengers Bangalore, Royal Challengers Bengaluru, Lucknow Super Giants, Gujarat Titans,
  Mark Cuban, Fernanda Montenegro, France Gall, Cécile de France, Mendès France, Imperio Argentina, ${knownPersons}`

/** One of several places, decided by what else the entry names beyond doubt; the last one stands where nothing decides. */
export interface Reading {
  readonly country: string
  /** Chosen where one of these countries is named; without them in any case. */
  readonly besides?: readonly string[]
  /** Words anywhere in the entry that speak for it as a neighbour of the country does. */
  readonly words?: RegExp
}

/** What only a story from an American state tells of. */
const americanState =
  /\b(?:\p{Lu}\p{Ll}+ County|[Ss]heriff|GOP|Republicans?|Democrats?|Trump|Biden|gubernatorial|Senate (?:seats?|race|runoff|candidate|election|control)|[Ss]tate (?:troopers?|senators?|lawmakers?|legislature|patrol|police)|[Gg]rand jury|[Ee]lection (?:case|interference)|swing states?|battleground|Interstate|quarterback|High School|Carolinas|ICE|Kemp|Ossoff|Warnock|Raffensperger|Fani Willis|Hyundai|Arbery|(?:Hurricane|Storm) Helene|Helene (?:kills|killed))\b|ترامب|بايدن/u

const georgia: readonly Reading[] = [
  { country: 'GE', besides: ['GE', 'RU', 'AM', 'AZ', 'TR', 'MD'] },
  { country: 'US', besides: ['US'], words: americanState },
  { country: 'GE' },
]
const congo: readonly Reading[] = [{ country: 'CD', besides: ['CD'] }, { country: 'CG', besides: ['CG'] }, { country: 'CD' }]

export const ambiguousNames: Readonly<Record<string, readonly Reading[]>> = {
  Georgia: georgia,
  Géorgie: georgia,
  جورجيا: georgia,
  Congo: congo,
  Kongo: congo,
  Конго: congo,
  Congolese: congo,
  Équateur: [
    { country: 'EC', besides: ['EC'] },
    { country: 'CD', besides: ['CD'], words: /\b(?:Congo|Congolese|congolais|Ebola)\b/u },
    { country: 'EC' },
  ],
  Kashmir: [{ country: 'IN', besides: ['IN'] }, { country: 'PK', besides: ['PK'] }, { country: 'IN' }],
  Norfolk: [
    { country: 'US', besides: ['US'] },
    { country: 'GB', besides: ['GB'] },
    { country: 'NF', besides: ['NF', 'AU'] },
  ],
  Korea: [{ country: 'KR', besides: ['KR'] }, { country: 'KP', besides: ['KP'] }, { country: 'KR' }],
  Korean: [{ country: 'KR', besides: ['KR'] }, { country: 'KP', besides: ['KP'] }, { country: 'KR' }],
  Koreans: [{ country: 'KR', besides: ['KR'] }, { country: 'KP', besides: ['KP'] }, { country: 'KR' }],
  Corée: [{ country: 'KR', besides: ['KR'] }, { country: 'KP', besides: ['KP'] }, { country: 'KR' }],
  刚果: [{ country: 'CD', besides: ['CD'] }, { country: 'CG', besides: ['CG'] }, { country: 'CD' }],
  剛果: [{ country: 'CD', besides: ['CD'] }, { country: 'CG', besides: ['CG'] }, { country: 'CD' }],
  // Oman and Amman are written alike in Arabic; of those named with them, Iran and Yemen are Oman's business, and Syria is Jordan's.
  عمان: [
    { country: 'OM', besides: ['OM', 'IR', 'YE', 'AE'] },
    { country: 'JO', besides: ['JO', 'SY'], words: /الملك عبد ?الله|بترا|الديوان الملكي/u },
    { country: 'OM' },
  ],
  Tripoli: [{ country: 'LY', besides: ['LY'] }, { country: 'LB', besides: ['LB'] }, { country: 'LY' }],
  Odessa: [{ country: 'UA', besides: ['UA', 'RU'] }, { country: 'US', besides: ['US'] }, { country: 'UA' }],
  Birmingham: [{ country: 'GB', besides: ['GB'] }, { country: 'US', besides: ['US'] }, { country: 'GB' }],
  Manchester: [{ country: 'GB', besides: ['GB'] }, { country: 'US', besides: ['US'] }, { country: 'GB' }],
  Cambridge: [
    { country: 'GB', besides: ['GB'] },
    { country: 'US', besides: ['US'] },
    { country: 'CA', besides: ['CA'] },
    { country: 'GB' },
  ],
  'St. Petersburg': [{ country: 'RU', besides: ['RU'] }, { country: 'US', besides: ['US'] }, { country: 'RU' }],
  Hyderabad: [{ country: 'IN', besides: ['IN'] }, { country: 'PK', besides: ['PK'] }, { country: 'IN' }],
  Victoria: [
    { country: 'AU', besides: ['AU'] },
    { country: 'CA', besides: ['CA'] },
    { country: 'SC', besides: ['SC'] },
  ],
  Hamilton: [
    { country: 'CA', besides: ['CA'] },
    { country: 'NZ', besides: ['NZ'] },
    { country: 'BM', besides: ['BM'] },
  ],
  Kingston: [
    { country: 'CA', besides: ['CA'] },
    { country: 'JM', besides: ['JM'] },
    { country: 'AU', besides: ['AU'] },
  ],
  Perth: [{ country: 'AU', besides: ['AU'] }, { country: 'GB', besides: ['GB'] }, { country: 'AU' }],
  Edmonton: [
    { country: 'CA', besides: ['CA'] },
    { country: 'GB', besides: ['GB'] },
    { country: 'AU', besides: ['AU'] },
    { country: 'US', besides: ['US'] },
    { country: 'CA' },
  ],
  'San José': [
    { country: 'CR', besides: ['CR'] },
    { country: 'US', besides: ['US'] },
  ],
  'Saint John’s': [
    { country: 'CA', besides: ['CA'] },
    { country: 'AG', besides: ['AG'] },
  ],
}

/** Words beside a name that say which of its places is meant, whatever else the entry names. */
export interface Cue {
  readonly country: string
  /** What the name itself has, where spellings that are compared as one tell places apart. */
  readonly written?: RegExp
  /** What the text before the name ends with. */
  readonly before?: RegExp
  /** What the text after it begins with. */
  readonly after?: RegExp
  /** In texts of these languages (ISO 639) it is meant without a word beside it. */
  readonly languages?: readonly string[]
}

const stateOffice = /(?:governor|senator|secretary of state|attorney general|congresswoman|congressman|state|university) of $/i
const headOfState = /(?:republic|president|prime minister|parliament|country|nation|embassy|ambassador|envoy) (?:of|to|in) $/i

/** 金 is Kinshasa, 布 Brazzaville. */
const congos: readonly Cue[] = [
  { country: 'CD', after: /^[（(]金/u },
  { country: 'CG', after: /^[（(]布/u },
]

export const cues: Readonly<Record<string, readonly Cue[]>> = {
  Georgia: [
    // The country is Georgien, Gruzja and Gürcistan there.
    { country: 'US', languages: ['de', 'pl', 'tr'] },
    { country: 'US', before: stateOffice },
    { country: 'GE', before: headOfState },
    {
      country: 'GE',
      after: /^(?:’s|'s)? (?:President|Prime Minister|Foreign Minist|Parliament|president|prime minister|foreign minist|parliament)/,
    },
    {
      country: 'US',
      after:
        /^(?:’s|'s)? (?:Gov\b|Governor|Sen\b|Senat|Rep\b|Republican|Democrat|State\b|Tech|Bulldogs|House|governor|senator|senate|lieutenant|state|voters|lawmakers|primar|runoff|sheriff|election case)/,
    },
  ],
  Niger: [
    { country: 'NG', before: /Nigeria(?:’s|'s) $/ },
    { country: 'NG', after: /^ (?:Delta|State|state(?! (?:media|TV|television|radio|broadcast|visit|news|funeral)))\b(?!-)/ },
    { country: 'NE', before: headOfState },
  ],
  جورجيا: [
    // The country is گرجستان in Persian.
    { country: 'US', languages: ['fa'] },
    { country: 'US', before: /(?:ولاية|ایالت) $/u },
  ],
  刚果: congos,
  剛果: congos,
  عمان: [
    // With its vowel marks: ʿAmmān, ʿUmān.
    { country: 'JO', written: /^عم\u0651/u },
    { country: 'OM', written: /^ع\u064f/u },
    { country: 'JO', before: /العاصمة(?: الأردنية)? $/u },
    { country: 'OM', before: /(?:سلطان|خارجية) $/u },
  ],
}

/** Towns whose dateline tells of a body of many states that sits there, not of their country. */
export const seatsOfBodies = `Brussels, Geneva, Vienna, Strasbourg, The Hague, New York, Brüssel, Genf, Wien, Straßburg, Den Haag, Bruxelles, Genève, Брюссель, Женева, Вена, Відень, Страсбург,
  Bruselas, Ginebra, Bruksela, Genewa, جنيف, بروكسل, فيينا, لاهاي, 日内瓦, 布鲁塞尔, 维也纳, 海牙, 纽约`

/** Names that are things too: beside such a word, within 60 characters, they are those, unless the entry names the country otherwise. */
export const thingsBeside: Readonly<Record<string, RegExp>> = {
  Turkey:
    /thanksgiving|roast|oven|stuff(?:ed|ing)|carv(?:e|ing)|gravy|leftover|cranberr|gobbl|christmas dinner|recipe|poultry|frozen|pardon(?:s|ed)? (?:a|the|two)|butterball|cook(?:s|ed|ing)? (?:a|the|your)|wild/i,
  China: /\b(?:bone|porcelain|crockery|plates?|teacups?|saucers?|tableware|cabinet of|fine|antiques?|vases?)\b/i,
  Chad: /\b(?:hanging|dimpled|ballots?|punch)\b/i,
  Panama: /\bstraw|\bhats?\b/i,
  Chili: /con carne|sin carne|pulver|schote|sauce|soße|papryczk|przypraw|gewürz/i,
  Chile: /\b(?:peppers?|salsa|roast(?:ed|ers)?|season|spicy|sauce)\b/i,
  Bordeaux: /\b(?:wines?|vintages?|bottles?|glass)\b/i,
  Dania:
    /\bdania (?:gotowe|dnia|z (?:kurcza|ryb|mięs|warzyw|grilla)|mięsn|wegetaria|wegańsk|obiad|główn|kuchni|regional|na wynos)|przepis na /i,
  Katar: /kaszel|kaszl|przezięb|żołądk|jelit|sienn|alergi/i,
  Mali: /\bmali (?:tablo|müşavir|yıl|durum|işler|destek|kriz\b|yardım|yük|kaynak|disiplin|suç|piyasa|sektör|sorun|denetim|açı|politika|bilanço|genel|pacjen|chłop|bohater|czytelni|uczni|przedsiębior|artyś|sportow|inwestor|widz|ludzie)/i,
  Benin: /\bbenin (?:adım|rengi|şekli|alınması)/i,
  Dili: /\bdili (?:sürç|öğren|konuş|ve edebiyat|kullan|tutul|dön)|(?:türk|ingiliz|fransız|alman|arap|rus|kürt|işaret|ana|beden|yazı|programlama) dili/i,
  Kano: /\bkano (?:yarış|sporu|takım|şampiyon|federasyon|turu)/i,
  // In other letters the one is foggy, the other a ballet.
  Şişli: /(?<!\p{L})sisli/iu,
  Bâle: /(?<!\p{L})bale(?!\p{L})/iu,
  Mısır: /ekme|un[au]\b|^mısır fiyat|çiftçi|hasat|tohum|silaj|patla|nişasta|koçan|tarla|piş/i,
  قطر: /(?:به|ب) ?قطر [\d٠-٩۰-۹]+ ?(?:سانت|سنت|میل|ميل|متر|سم|ملم|اینچ|بوصة)/u,
  مصر: /(?:هو|هي|إنه|أنه|كان|يزال|زال) مصر على|مصر (?:است|هستند) که/u,
  حمص: /طبق|صحن|طحينة|فلافل|سلق|ملعقة/u,
  Катар: /желуд|носоглотк|верхн\p{L}+ дыхательн|шлунк/iu,
  Чилі: /соус|перець|перц/iu,
  Перу: /перу \p{L}+(?: \p{L}+)? (?:принадлеж|належ)/iu,
  Панамы: /кепк|шляп|бейсболк|соломен/iu,
  Панами: /кепк|капелюх|бейсболк|солом/iu,
  Вены: /болят|варикоз|сосуд|артери|тромб/iu,
  Манила: /манила (?:её|ее|его|их|меня|нас|надежд)/iu,
  Чад: /кост[её]р|костр|дым|кухн|угар|сигарет|мангал|вогнищ/i,
}

/** Towns in America that are called like a country or a city abroad, and the states they lie in. */
export const americanTowns: Readonly<Record<string, string>> = {
  Athens: 'Georgia, Ohio, Tennessee, Alabama',
  Berlin: 'New Hampshire, Wisconsin, Connecticut, Maryland',
  Cairo: 'Illinois, Georgia',
  China: 'Maine, Texas',
  Cuba: 'Missouri, New York',
  Dublin: 'Ohio, Georgia',
  Florence: 'South Carolina, Alabama, Kentucky',
  Geneva: 'New York, Illinois',
  Holland: 'Michigan',
  Lebanon: 'New Hampshire, Ohio, Tennessee, Oregon, Pennsylvania, Missouri, Indiana, Virginia, Kentucky',
  Lima: 'Ohio',
  London: 'Kentucky, Ohio',
  Madrid: 'Iowa, New York',
  Mexico: 'Missouri, Maine',
  Milan: 'Michigan, Illinois, Tennessee',
  Moscow: 'Idaho',
  Naples: 'Florida',
  Norway: 'Maine, Michigan',
  Palestine: 'Texas',
  'Panama City': 'Florida',
  Paris: 'Texas, Kentucky, Tennessee, Illinois, Maine, Arkansas',
  Peru: 'Indiana, Illinois, New York',
  Poland: 'Ohio, Maine',
  Rome: 'Georgia, New York',
  Venice: 'Florida, Louisiana',
  Vienna: 'Virginia',
  Warsaw: 'Indiana',
}

/** What a town has and a country has not. */
export const townWords =
  /\b(?:mayor|sheriff|tornado|county|township|city (?:council|hall)|(?:high|middle|elementary) school|school (?:board|district)|schools|hospital|medical center|residents|firefighters)\b/i
