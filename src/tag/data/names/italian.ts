import type { LanguageNames } from './language-names.ts'

/** Clubs have the article that cities lack: `il Torino ferma il Bologna`. */
function withArticles(club: string): string {
  return ['il', 'del', 'al', 'dal', 'col'].map((article) => `${article} ${club}!`).join(', ')
}

/** Italian. A demonym in `-o` or `-ese` stands for its plural and feminine too. */
export const italian: LanguageNames = {
  demonyms: `AF afghano!, AL albanese!, AM armeno, AO angolano, AR argentino!, AT austriaco, AU australiano, AZ azero azerbaigiano, BA bosniaco, BD bengalese, BE belga! belgi!, BG bulgaro, BO boliviano, BR brasiliano, BY bielorusso, CA canadese,
    CD congolese!, CF centrafricano, CH svizzero!, CI ivoriano, CL cileno, CM camerunese, CN cinese, CO colombiano, CU cubano!, CY cipriota ciprioti, CZ ceco!, DE tedesco! tedeschi tedesche, DK danese!, DZ algerino, EC ecuadoriano, EE estone!,
    EG egiziano, ER eritreo!, ES spagnolo!, ET etiope etiopi, FI finlandese, FR francese, GB britannico inglese! scozzese gallese, GE georgiano!, GH ghanese ghaneano, GR greco! greci!, HR croato, HT haitiano, HU ungherese, ID indonesiano, IE irlandese,
    IL israeliano, IN indiano!, IQ iracheno, IR iraniano, IS islandese, IT italiano!, JO giordano!, JP giapponese, KE keniota, KG kirghiso, KH cambogiano, KP nordcoreano, KR sudcoreano, KZ kazako, LB libanese, LR liberiano, LT lituano,
    LV lettone!, LY libico, MA marocchino marocchini, MD moldavo, ME montenegrino, MK macedone, ML maliano!, MM birmano, MN mongolo!, MR mauritano, MT maltese!, MX messicano, MY malese!, MZ mozambicano, NE nigerino, NG nigeriano, NI nicaraguense, NL olandese,
    NO norvegese, NP nepalese!, NZ neozelandese, PA panamense, PE peruviano, PH filippino, PK pakistano, PL polacco! polacchi, PS palestinese, PT portoghese, PY paraguaiano, RO rumeno romeno, RS serbo!, RU russo! sovietico ceceno moscovita, RW ruandese, SA saudita! sauditi,
    SD sudanese!, SE svedese, SI sloveno, SK slovacco, SN senegalese!, SO somalo!, SV salvadoregno, SY siriano, TD ciadiano, TH thailandese, TJ tagiko, TN tunisino, TR turco! turchi turche, TW taiwanese!, UA ucraino, UG ugandese, US statunitense statunitensi americano!,
    UY uruguaiano, UZ uzbeko, VA vaticano, VE venezuelano, VN vietnamita!, XK kosovaro, YE yemenita yemeniti, ZA sudafricano`,
  names: {
    AF: { seat: 'talebani, talebano', city: 'Kandahar, Herat' },
    AZ: { province: 'Nagorno Karabakh' },
    BE: { capital: 'Bruxelles', city: 'Anversa' },
    CD: { name: 'Repubblica Democratica del Congo, RDC', province: 'Nord Kivu, Sud Kivu' },
    CH: { city: 'Ginevra, Zurigo, Basilea, Losanna' },
    CN: { capital: 'Pechino', name: 'Cina' },
    CU: { capital: "L'Avana" },
    CZ: { name: 'Repubblica Ceca', capital: 'Praga' },
    DE: { city: 'Monaco di Baviera, Amburgo, Francoforte, Colonia!', capital: 'Berlino' },
    DZ: { capital: 'Algeri' },
    EG: { capital: 'Il Cairo, Cairo' },
    ES: { city: 'Barcellona, Siviglia', province: 'Catalogna, Andalusia' },
    FR: { capital: 'Parigi', city: 'Marsiglia, Lione!, Nizza, Strasburgo', seat: 'Eliseo?' },
    GB: {
      name: 'Regno Unito, governo Uk, premier Uk, Inghilterra, Scozia, Galles, Irlanda del Nord, Gran Bretagna',
      capital: 'Londra',
      city: 'Edimburgo',
    },
    GE: { province: 'Abcasia, Abkhazia, Ossezia del Sud' },
    IL: { capital: 'Gerusalemme', name: 'Stato ebraico' },
    IR: { capital: 'Teheran', seat: 'Guardie rivoluzionarie, Pasdaran, Stretto di Hormuz, stretto di Hormuz' },
    IT: {
      city: 'Milano, Napoli, Torino, Venezia, Firenze, Genova, Padova, Brescia, Taranto, Bergamo, Messina?, Perugia, Cagliari',
      capital: 'Roma!',
      province: 'Sicilia, Sardegna, Lombardia, Toscana, Puglia, Campania, Piemonte, Liguria, Emilia-Romagna, Emilia Romagna, Friuli',
      seat: 'Palazzo Chigi, Quirinale, Montecitorio, Viminale, Farnesina, Fratelli d’Italia, Guardia di Finanza',
    },
    KP: { name: 'Corea del Nord, Nordcorea' },
    KR: { name: 'Corea del Sud, Sudcorea', capital: 'Seul' },
    LY: { capital: 'Tripoli', city: 'Bengasi' },
    MD: { name: 'Moldavia', province: 'Transnistria' },
    NL: { name: 'Olanda, Paesi Bassi', city: "L'Aia" },
    PL: { capital: 'Varsavia', city: 'Cracovia, Danzica' },
    PS: { province: 'Striscia di Gaza, striscia di Gaza, Cisgiordania', name: 'Palestina' },
    RU: {
      capital: 'Mosca',
      city: 'San Pietroburgo, Belgorod',
      province: 'Cecenia, Daghestan, Siberia',
      name: 'Unione Sovietica, Federazione Russa, Federazione russa',
      seat: 'Cremlino, gruppo Wagner',
    },
    SD: { capital: 'Khartum' },
    SO: { capital: 'Mogadiscio' },
    SY: { capital: 'Damasco', province: 'alture del Golan' },
    UA: { city: 'Odessa, Kharkiv, Kherson, Leopoli, Zaporizhzhia, Mariupol, Chernobyl, Sebastopoli, Bachmut', province: 'Crimea, Donbass' },
    US: {
      // Alone, as the first word of a sentence, it is a verb: uses.
      name: 'Stati Uniti, gli Usa, negli Usa, dagli Usa, agli Usa, degli Usa, sugli Usa, presidente Usa, governo Usa, amministrazione Usa, dazi Usa, attacco Usa, attacchi Usa, raid Usa, esercito Usa, truppe Usa, forze Usa, militari Usa, sanzioni Usa, elezioni Usa, Senato Usa, Congresso Usa, ambasciata Usa, ambasciatore Usa, segretario di Stato Usa',
      seat: 'Casa Bianca, Dipartimento di Stato, Pentagono',
      city: 'New York, Filadelfia',
      province: 'California, Carolina del Nord',
    },
    'CN+US': { name: 'Usa-Cina, Cina-Usa, Usa e Cina' },
    'IL+US': { name: 'Usa-Israele, Usa e Israele' },
    'IR+US': { name: 'Usa-Iran, Iran-Usa, Usa e Iran' },
    'RU+US': { name: 'Usa-Russia, Russia-Usa, Usa e Russia' },
    VA: { name: 'Santa Sede', seat: 'Città del Vaticano' },
    YE: { seat: 'houthi' },
    ZA: { capital: 'Città del Capo' },
  },
  nothing: `Oceano Indiano, oceano Indiano, Golfo del Messico, Accordo di Parigi, Convenzione di Ginevra, accordi di Minsk, Inter Milan, Napoli Calcio, Torino FC, Cairo Communication, Urbano Cairo,
    zuppa inglese, chiave inglese, chiavi inglesi, pastore tedesco, pastori tedeschi, fico d’India, fichi d’India, cavolini di Bruxelles,
    ${['Milan', 'Torino', 'Napoli', 'Bologna', 'Cagliari', 'Verona', 'Venezia', 'Palermo', 'Barcellona'].map(withArticles).join(', ')}`,
}
