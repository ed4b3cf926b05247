/**
 * Regions: those of the UN's M49 (ISO 3166-1 codes; Kosovo, XK, counted to southern Europe, Taiwan to eastern Asia), and below them those the news speaks of.
 * A region without countries is only tagged where it is named. Lists are separated by commas.
 */
export interface RegionRow {
  readonly id: string
  readonly label: string
  readonly parent?: string
  readonly countries: string
  /** The names it is found by, the label aside. */
  readonly names?: string
}

export const regionRows: readonly RegionRow[] = [
  {
    id: 'africa',
    label: 'Africa',
    countries: '',
    names: 'African, Africans, Afrika, Afrique, África, Африка, Африці, Африки, Африке, أفريقيا, آفریقا',
  },
  {
    id: 'northern-africa',
    label: 'Northern Africa',
    parent: 'africa',
    countries: 'DZ EG EH LY MA SD TN',
    names: 'North Africa, North African, North Africans',
  },
  { id: 'sub-saharan-africa', label: 'Sub-Saharan Africa', parent: 'africa', countries: '' },
  {
    id: 'eastern-africa',
    label: 'Eastern Africa',
    parent: 'sub-saharan-africa',
    countries: 'BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW',
    names: 'East Africa, East African',
  },
  {
    id: 'middle-africa',
    label: 'Middle Africa',
    parent: 'sub-saharan-africa',
    countries: 'AO CD CF CG CM GA GQ ST TD',
    names: 'Central Africa',
  },
  { id: 'southern-africa', label: 'Southern Africa', parent: 'sub-saharan-africa', countries: 'BW LS NA SZ ZA' },
  {
    id: 'western-africa',
    label: 'Western Africa',
    parent: 'sub-saharan-africa',
    countries: 'BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG',
    names: 'West Africa, West African, West Africans, ECOWAS',
  },
  { id: 'americas', label: 'Americas', countries: '', names: 'the Americas' },
  {
    id: 'northern-america',
    label: 'Northern America',
    parent: 'americas',
    countries: 'BM CA GL PM US',
    names: 'North America, North American, North Americans',
  },
  {
    id: 'latin-america',
    label: 'Latin America and the Caribbean',
    parent: 'americas',
    countries: '',
    names: 'Latin America, Latin American, Latin Americans',
  },
  {
    id: 'caribbean',
    label: 'Caribbean',
    parent: 'latin-america',
    countries: 'AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI',
    names: 'West Indies',
  },
  {
    id: 'central-america',
    label: 'Central America',
    parent: 'latin-america',
    countries: 'BZ CR GT HN MX NI PA SV',
    names: 'Central American, Central Americans',
  },
  {
    id: 'south-america',
    label: 'South America',
    parent: 'latin-america',
    countries: 'AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE',
    names: 'South American, South Americans',
  },
  { id: 'asia', label: 'Asia', countries: '', names: 'Asian, Asians, Asien, Asie, Азія, Азії, Азия, Азии, آسيا, آسیا' },
  {
    id: 'central-asia',
    label: 'Central Asia',
    parent: 'asia',
    countries: 'KG KZ TJ TM UZ',
    names: 'Central Asian, Zentralasien, Asie centrale, Центральна Азія, Центральная Азия',
  },
  {
    id: 'eastern-asia',
    label: 'Eastern Asia',
    parent: 'asia',
    countries: 'CN HK JP KP KR MN MO TW',
    names: 'East Asia, East Asian, Northeast Asia, Korean Peninsula',
  },
  {
    id: 'south-eastern-asia',
    label: 'South-eastern Asia',
    parent: 'asia',
    countries: 'BN ID KH LA MM MY PH SG TH TL VN',
    names: 'Southeast Asia, South-East Asia, Southeast Asian, ASEAN',
  },
  {
    id: 'southern-asia',
    label: 'Southern Asia',
    parent: 'asia',
    countries: 'AF BD BT IN IR LK MV NP PK',
    names: 'South Asia, South Asian',
  },
  {
    id: 'western-asia',
    label: 'Western Asia',
    parent: 'asia',
    countries: 'AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE',
    names: 'West Asia',
  },
  {
    id: 'europe',
    label: 'Europe',
    countries: '',
    names: 'European, Europeans, EU, E.U., European Union, Europa, Європа, Європи, Європі, Європу, Европа, Европы, Европе, أوروبا, اروپا',
  },
  {
    id: 'eastern-europe',
    label: 'Eastern Europe',
    parent: 'europe',
    countries: 'BG BY CZ HU MD PL RO RU SK UA',
    names: 'Eastern European, East European, Osteuropa, Europe de l’Est, Східна Європа, Восточная Европа',
  },
  {
    id: 'northern-europe',
    label: 'Northern Europe',
    parent: 'europe',
    countries: 'AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ',
    names: 'Northern European',
  },
  {
    id: 'southern-europe',
    label: 'Southern Europe',
    parent: 'europe',
    countries: 'AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK',
    names: 'Southern European',
  },
  { id: 'western-europe', label: 'Western Europe', parent: 'europe', countries: 'AT BE CH DE FR LI LU MC NL', names: 'Western European' },
  { id: 'oceania', label: 'Oceania', countries: '', names: 'Pacific Islands, Pacific island nations' },
  {
    id: 'australia-and-new-zealand',
    label: 'Australia and New Zealand',
    parent: 'oceania',
    countries: 'AU CC CX HM NF NZ',
    names: 'Australasia',
  },
  { id: 'melanesia', label: 'Melanesia', parent: 'oceania', countries: 'FJ NC PG SB VU' },
  { id: 'micronesia', label: 'Micronesia', parent: 'oceania', countries: 'FM GU KI MH MP NR PW UM' },
  { id: 'polynesia', label: 'Polynesia', parent: 'oceania', countries: 'AS CK NU PF PN TK TO TV WF WS' },
  { id: 'antarctica', label: 'Antarctica', countries: 'AQ' },
  {
    id: 'middle-east',
    label: 'Middle East',
    countries: 'AE BH EG IL IQ IR JO KW LB OM PS QA SA SY TR YE',
    names:
      'Middle Eastern, Mideast, Near East, Naher Osten, Nahen Osten, Nahost, Proche-Orient, Moyen-Orient, Oriente Medio, Medio Oriente, Bliski Wschód, Близький Схід, Близькому Сході, Ближний Восток, Ближнем Востоке, Orta Doğu, Ortadoğu, الشرق الأوسط, خاورمیانه',
  },
  {
    id: 'gulf',
    label: 'Persian Gulf',
    parent: 'middle-east',
    countries: 'AE BH KW OM QA SA',
    names: 'Arabian Gulf, Gulf states, Gulf States, Gulf countries, Gulf Cooperation Council, GCC, Strait of Hormuz',
  },
  { id: 'levant', label: 'Levant', parent: 'middle-east', countries: 'IL JO LB PS SY' },
  {
    id: 'balkans',
    label: 'Balkans',
    parent: 'europe',
    countries: 'AL BA BG HR ME MK RS XK',
    names: 'Balkan, Western Balkans, Balkan Peninsula, Westbalkan, Balcanes, Balcani, Bałkany, Балкани, Балканах, Балканы',
  },
  {
    id: 'baltics',
    label: 'Baltic states',
    parent: 'europe',
    countries: 'EE LT LV',
    names:
      'Baltics, Baltic States, Baltic nations, Baltic countries, Baltic republics, Baltikum, États baltes, pays baltes, kraje bałtyckie, країни Балтії, страны Балтии',
  },
  {
    id: 'nordics',
    label: 'Nordic countries',
    parent: 'europe',
    countries: 'DK FI FO IS NO SE',
    names: 'Nordics, Nordic, Nordic states, Scandinavia, Scandinavian, Scandinavians',
  },
  {
    id: 'caucasus',
    label: 'Caucasus',
    countries: 'AM AZ GE',
    names: 'South Caucasus, Transcaucasia, North Caucasus, Kaukasus, Caucase, Cáucaso, Кавказ, Кавказі, Кавказе',
  },
  { id: 'sahel', label: 'Sahel', parent: 'africa', countries: 'BF ML MR NE TD', names: 'Sahelian, Сахель' },
  { id: 'maghreb', label: 'Maghreb', parent: 'northern-africa', countries: 'DZ LY MA MR TN' },
  { id: 'horn-of-africa', label: 'Horn of Africa', parent: 'eastern-africa', countries: 'DJ ER ET SO' },
  {
    id: 'arctic',
    label: 'Arctic',
    countries: '',
    names: 'Arctic Ocean, Arctic Circle, High North, Arktis, Arctique, Арктика, Арктиці, Арктике',
  },
  { id: 'indo-pacific', label: 'Indo-Pacific', countries: '', names: 'Asia-Pacific, Asia Pacific, South China Sea, Taiwan Strait' },
  {
    id: 'black-sea',
    label: 'Black Sea',
    countries: '',
    names: 'Sea of Azov, Чорне море, Чорному морі, Черное море, Чёрное море, Schwarzes Meer, mer Noire, Mar Negro',
  },
  {
    id: 'baltic-sea',
    label: 'Baltic Sea',
    countries: '',
    names: 'Gulf of Finland, Ostsee, mer Baltique, Балтійське море, Балтийское море',
  },
  {
    id: 'mediterranean',
    label: 'Mediterranean',
    countries: '',
    names: 'Mediterranean Sea, Mittelmeer, Méditerranée, Mediterráneo, Mediterraneo',
  },
]
