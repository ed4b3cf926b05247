/**
 * Regions: those of the UN's M49 (ISO 3166-1 codes; Kosovo, XK, counted to southern Europe, Taiwan to eastern Asia), and below them those the news speaks of.
 * A region without countries is only tagged where it is named. Lists are separated by commas.
 */
export interface RegionRow {
  readonly id: string
  readonly label: string
  readonly parent?: string
  readonly countries: string
  /** The country that has the same names. */
  readonly alsoCountry?: string
  /** The names it is found by, the label aside. */
  readonly names?: string
  /** Those that are other words elsewhere, by the languages (ISO 639, separated by spaces) in whose texts alone they count. */
  readonly native?: Readonly<Record<string, string>>
}

export const regionRows: readonly RegionRow[] = [
  {
    id: 'africa',
    label: 'Africa',
    countries: '',
    names:
      'African, Africans, Afrika, Afrique, África, Африка, Африці, Африки, Африке, أفريقيا, آفریقا, african*, afrikan*, afrique, africano, africana, africani, africains, afryk*, Африк*, африк*, африканськ*, африканск*, إفريقيا, الأفريقي*, الإفريقي*, افریقا, افريقا, Afrika*, 非洲',
  },
  {
    id: 'northern-africa',
    label: 'Northern Africa',
    parent: 'africa',
    countries: 'DZ EG EH LY MA SD TN',
    names:
      'North Africa, North African, North Africans, Nordafrika*, Afrique du Nord, Maghreb et Afrique du Nord, norte de África, Nord Africa, Nordafrica, Afryk* Północn*, Північн* Африк*, Північній Африці, Северн* Африк*, شمال أفريقيا, شمال إفريقيا, شمال آفریقا, Kuzey Afrika, 北非',
  },
  {
    id: 'sub-saharan-africa',
    label: 'Sub-Saharan Africa',
    parent: 'africa',
    countries: '',
    names:
      'Subsahara-Afrika, Afrique subsaharienne, África subsahariana, Africa subsahariana, Afryka Subsaharyjska, Afryki Subsaharyjskiej, 撒哈拉以南非洲',
  },
  {
    id: 'eastern-africa',
    label: 'Eastern Africa',
    parent: 'sub-saharan-africa',
    countries: 'BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW',
    names:
      'East Africa, East African, East Africans, Ostafrika*, Afrique de l’Est, África Oriental, África oriental, Africa orientale, Afryk* Wschodni*, Східн* Африк*, Восточн* Африк*, شرق أفريقيا, شرق إفريقيا, شرق آفریقا, Doğu Afrika, 东非',
  },
  {
    id: 'middle-africa',
    label: 'Middle Africa',
    parent: 'sub-saharan-africa',
    countries: 'AO CD CF CG CM GA GQ ST TD',
    names:
      'Central Africa, Zentralafrika, Afrique centrale, África Central, África central, Africa centrale, Afryk* Środkow*, Центральн* Африк*, Центральній Африці, وسط أفريقيا, وسط إفريقيا, Orta Afrika, 中非地区',
  },
  {
    id: 'southern-africa',
    label: 'Southern Africa',
    parent: 'sub-saharan-africa',
    countries: 'BW LS NA SZ ZA',
    names:
      'südliches Afrika, südlichen Afrika, Afrique australe, África austral, Africa australe, Южн* Африк*, Південн* Африк*, Południow* Afryk*, 非洲南部',
  },
  {
    id: 'western-africa',
    label: 'Western Africa',
    parent: 'sub-saharan-africa',
    countries: 'BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG',
    names:
      'West Africa, West African, West Africans, ECOWAS, Westafrika*, Afrique de l’Ouest, ouest-africain, ouest-africaine, África Occidental, África occidental, Africa occidentale, Afryk* Zachodni*, Західн* Африк*, Західній Африці, Западн* Африк*, غرب أفريقيا, غرب إفريقيا, غرب آفریقا, Batı Afrika, 西非, CEDEAO, إيكواس, ЭКОВАС, ЕКОВАС',
  },
  { id: 'americas', label: 'Americas', countries: '', names: 'the Americas' },
  {
    id: 'northern-america',
    label: 'Northern America',
    parent: 'americas',
    countries: 'BM CA GL PM US',
    names:
      'North America, North American, North Americans, Nordamerika*, Amérique du Nord, América del Norte, Nordamerica, America del Nord, Ameryk* Północn*, Ameryce Północnej, Північн* Америк*, Північній Америці, Северн* Америк*, أمريكا الشمالية, أميركا الشمالية, آمریکای شمالی, Kuzey Amerika, 北美',
  },
  {
    id: 'latin-america',
    label: 'Latin America and the Caribbean',
    parent: 'americas',
    countries: '',
    names:
      'Latin America, Latin American, Latin Americans, Latin American and Caribbean, Lateinamerika*, Amérique latine, América Latina, Latinoamérica, latinoamericano, latinoamericana, latinoamericanos, latinoamericanas, America Latina, Ameryk* Łacińsk*, Ameryce Łacińskiej, Латинськ* Америк*, Латинській Америці, Латинск* Америк*, أمريكا اللاتينية, أميركا اللاتينية, آمریکای لاتین, Latin Amerika, 拉丁美洲, 拉美',
  },
  {
    id: 'caribbean',
    label: 'Caribbean',
    parent: 'latin-america',
    countries: 'AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI',
    names:
      'West Indies, West Indian, West Indians, Karibik, karibisch*, Caraïbes, caribéen, Caribe, caribeño, Caraibi, Karaib*, Karaiby, Кариб*, Карибськ*, الكاريبي, کارائیب, Karayip*, 加勒比',
  },
  {
    id: 'central-america',
    label: 'Central America',
    parent: 'latin-america',
    countries: 'BZ CR GT HN MX NI PA SV',
    names:
      'Central American, Central Americans, Mittelamerika, Zentralamerika, Amérique centrale, América Central, Centroamérica, centroamericano, centroamericanos, America centrale, Ameryk* Środkow*, Ameryce Środkowej, Центральн* Америк*, Центральній Америці, أمريكا الوسطى, آمریکای مرکزی, Orta Amerika, 中美洲',
  },
  {
    id: 'south-america',
    label: 'South America',
    parent: 'latin-america',
    countries: 'AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE',
    names:
      'South American, South Americans, Südamerika*, Amérique du Sud, América del Sur, Sudamérica, sudamericano, sudamericanos, suramericano, Sud America, Sudamerica, America del Sud, Ameryk* Południow*, Ameryce Południowej, Південн* Америк*, Південній Америці, Южн* Америк*, أمريكا الجنوبية, أميركا الجنوبية, آمریکای جنوبی, Güney Amerika, 南美',
  },
  {
    id: 'asia',
    label: 'Asia',
    countries: '',
    names:
      'Asian, Asians, Asien, Asie, Азія, Азії, Азия, Азии, آسيا, آسیا, asiatisch*, asiatique, asiatiques, asiático, asiática, asiatico, asiatica, Azja, Azji, Azję, azjatyck*, азійськ*, азіатськ*, азиатск*, الآسيوي*, آسیایی, Asya*, 亚洲, 亞洲',
  },
  {
    id: 'central-asia',
    label: 'Central Asia',
    parent: 'asia',
    countries: 'KG KZ TJ TM UZ',
    names:
      'Central Asian, Zentralasien, Asie centrale, Центральна Азія, Центральная Азия, Central Asians, zentralasiatisch*, Asia Central, Asia centrale, Azja Środkowa, Azji Środkowej, Azja Centralna, Азі* Центральн*, Центральн* Азі*, Середн* Азі*, Центральн* Ази*, Средн* Ази*, آسيا الوسطى, آسیای مرکزی, آسیای میانه, مرکزي اسیا, Orta Asya, 中亚, 中亞',
  },
  {
    id: 'eastern-asia',
    label: 'Eastern Asia',
    parent: 'asia',
    countries: 'CN HK JP KP KR MN MO TW',
    names:
      'East Asia, East Asian, Northeast Asia, Korean Peninsula, East Asians, Northeast Asian, Korean peninsula, Ostasien, ostasiatisch*, Asie de l’Est, Asia Oriental, Asia oriental, Asia orientale, Azja Wschodnia, Azji Wschodniej, Східн* Азі*, Восточн* Ази*, شرق آسيا, شرق آسیا, Doğu Asya, 东亚, 東亞, 朝鲜半岛, Корейськ* півостр*, Корейск* полуостров*',
  },
  {
    id: 'south-eastern-asia',
    label: 'South-eastern Asia',
    parent: 'asia',
    countries: 'BN ID KH LA MM MY PH SG TH TL VN',
    names:
      'Southeast Asia, South-East Asia, Southeast Asian, ASEAN, Southeast Asian nations, Südostasien, südostasiatisch*, Asie du Sud-Est, Sudeste Asiático, sudeste asiático, Sud-est asiatico, Sudest asiatico, Azja Południowo-Wschodnia, Azji Południowo-Wschodniej, Південно-Східн* Азі*, Юго-Восточн* Ази*, جنوب شرق آسيا, جنوب شرق آسیا, Güneydoğu Asya, 东南亚, 東南亞, 东盟, АСЕАН',
  },
  {
    id: 'southern-asia',
    label: 'Southern Asia',
    parent: 'asia',
    countries: 'AF BD BT IN IR LK MV NP PK',
    names:
      'South Asia, South Asian, South Asians, Indian subcontinent, Südasien, südasiatisch*, Asie du Sud, Asia del Sur, Asia meridional, Asia meridionale, Azja Południowa, Azji Południowej, Південн* Азі*, Южн* Ази*, جنوب آسيا, جنوب آسیا, سهيلي اسیا, Güney Asya, 南亚, 南亞',
  },
  {
    id: 'western-asia',
    label: 'Western Asia',
    parent: 'asia',
    countries: 'AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE',
    names: 'West Asia, Westasien, Asie de l’Ouest, Asia Occidental, غرب آسيا, غرب آسیا, Batı Asya, 西亚',
  },
  {
    id: 'europe',
    label: 'Europe',
    countries: '',
    names:
      'European, Europeans, EU, E.U., European Union, Europa, Європа, Європи, Європі, Європу, Европа, Европы, Европе, أوروبا, اروپا, europ*, європ*, европ*, євросоюз*, евросоюз*, Європейськ* Союз*, Європейськ* комісі*, Европейск* Союз*, Европейск* комисси*, Europäische* Union, EU-Kommission, Union européenne, Unión Europea, Unione Europea, Uni* Europejsk*, أوروبي*, الأوروبي*, الاتحاد الأوروبي, اروپایی*, اتحادیه اروپا, Avrupa*, Avrupa Birliği, 欧洲, 歐洲, 欧盟, 歐盟, ЄС, ЕС',
    native: { 'es fr it pl': 'UE', tr: 'AB' },
  },
  {
    id: 'eastern-europe',
    label: 'Eastern Europe',
    parent: 'europe',
    countries: 'BG BY CZ HU MD PL RO RU SK UA',
    names:
      'Eastern European, East European, Osteuropa, Europe de l’Est, Східна Європа, Восточная Европа, osteuropäisch*, Europa del Este, Europa orientale, Europ* Wschodni*, Східн* Європ*, Восточн* Европ*, أوروبا الشرقية, اروپای شرقی, Doğu Avrupa, 东欧, 東歐, 中东欧, 中東歐',
  },
  {
    id: 'northern-europe',
    label: 'Northern Europe',
    parent: 'europe',
    countries: 'AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ',
    names:
      'Northern European, Nordeuropa, Europe du Nord, Norte de Europa, Europa del Nord, Europ* Północn*, Північн* Європ*, Северн* Европ*, شمال أوروبا, Kuzey Avrupa, 北欧',
  },
  {
    id: 'southern-europe',
    label: 'Southern Europe',
    parent: 'europe',
    countries: 'AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK',
    names:
      'Southern European, Südeuropa, Europe du Sud, Sur de Europa, Europa meridionale, Europ* Południow*, Південн* Європ*, Южн* Европ*, جنوب أوروبا, Güney Avrupa, 南欧',
  },
  {
    id: 'western-europe',
    label: 'Western Europe',
    parent: 'europe',
    countries: 'AT BE CH DE FR LI LU MC NL',
    names:
      'Western European, Western Europe, Western Europeans, Westeuropa, westeuropäisch*, Europe de l’Ouest, Europe occidentale, Europa Occidental, Europa occidentale, Europ* Zachodni*, Західн* Європ*, Западн* Европ*, أوروبا الغربية, اروپای غربی, Batı Avrupa, 西欧, 西歐',
  },
  {
    id: 'oceania',
    label: 'Oceania',
    countries: '',
    names:
      'Pacific Islands, Pacific island nations, Ozeanien, Océanie, Oceanía, Океані*, Океани*, أوقيانوسيا, اقیانوسیه, Okyanusya, 大洋洲, pazifische* Inselstaaten',
  },
  {
    id: 'australia-and-new-zealand',
    label: 'Australia and New Zealand',
    parent: 'oceania',
    countries: 'AU CC CX HM NF NZ',
    names: 'Australasia',
  },
  { id: 'melanesia', label: 'Melanesia', parent: 'oceania', countries: 'FJ NC PG SB VU' },
  { id: 'micronesia', label: 'Micronesia', parent: 'oceania', countries: 'FM GU KI MH MP NR PW UM', alsoCountry: 'FM' },
  { id: 'polynesia', label: 'Polynesia', parent: 'oceania', countries: 'AS CK NU PF PN TK TO TV WF WS' },
  {
    id: 'antarctica',
    label: 'Antarctica',
    countries: 'AQ',
    alsoCountry: 'AQ',
    names:
      'Antarctic, Antarktis, Antarktika, Antarctique, Antártida, Antartide, Antarktyda, Antarktydy, Antarktydzie, Антаркти*, أنتاركتيكا, القطب الجنوبي, 南极',
  },
  {
    id: 'middle-east',
    label: 'Middle East',
    countries: 'AE BH EG IL IQ IR JO KW LB OM PS QA SA SY TR YE',
    names:
      'Middle Eastern, Mideast, Near East, Naher Osten, Nahen Osten, Nahost, Proche-Orient, Moyen-Orient, Oriente Medio, Medio Oriente, Bliski Wschód, Близький Схід, Близькому Сході, Ближний Восток, Ближнем Востоке, Orta Doğu, Ortadoğu, الشرق الأوسط, خاورمیانه, Middle East and North Africa, Nahe* Osten, Nahe* und Mittlere* Osten, nahöstlich*, Nahostkonflikt, Nahostkrieg, Orient Próximo, Oriente Próximo, Vicino Oriente, mediorientale, Bliskim Wschodzie, Bliskiego Wschodu, bliskowschodni*, Близьк* Схід, Близького Сходу, Близьким Сходом, близькосхідн*, Ближн* Восток*, ближневосточн*, Ortadoğu’da, الشرق أوسطي*, شرق الأوسط, شرق میانه, منځني ختیځ, منځنی ختیځ, 中东, 中東',
  },
  {
    id: 'gulf',
    label: 'Persian Gulf',
    parent: 'middle-east',
    countries: 'AE BH KW OM QA SA',
    names:
      'Arabian Gulf, Gulf states, Gulf States, Gulf countries, Gulf Cooperation Council, GCC, Strait of Hormuz, Gulf monarchies, Gulf Arab states, Golfstaaten, Persische* Golf, pays du Golfe, monarchies du Golfe, golfe Persique, países del Golfo, golfo Pérsico, Paesi del Golfo, Golfo Persico, Zatok* Persk*, Перськ* затока, Перськ* затоки, Перській затоці, Персидск* залив*, دول الخليج, الخليج العربي, مجلس التعاون الخليجي, خلیج فارس, Körfez ülkeleri, Basra Körfezi, 海湾国家, 波斯湾',
  },
  { id: 'levant', label: 'Levant', parent: 'middle-east', countries: 'IL JO LB PS SY', names: 'Levante mediterráneo, بلاد الشام, Левант*' },
  {
    id: 'balkans',
    label: 'Balkans',
    parent: 'europe',
    countries: 'AL BA BG HR ME MK RS XK',
    names:
      'Balkan, Western Balkans, Balkan Peninsula, Westbalkan, Balcanes, Balcani, Bałkany, Балкани, Балканах, Балканы, Balkan*, balkanisch*, Balkanstaaten, balkanique, balkaniques, Balkanów, Bałkan*, bałkańsk*, Балкан*, балканськ*, балканск*, البلقان, بالکان, 巴尔干',
  },
  {
    id: 'baltics',
    label: 'Baltic states',
    parent: 'europe',
    countries: 'EE LT LV',
    names:
      'Baltics, Baltic States, Baltic nations, Baltic countries, Baltic republics, Baltikum, États baltes, pays baltes, kraje bałtyckie, країни Балтії, страны Балтии, baltische* Staaten, Balten, Países bálticos, países bálticos, Paesi baltici, państw* bałtyck*, kraj* bałtyck*, країн* Балтії, Балті*, балтійськ* країн*, стран* Балтии, Прибалтик*, прибалтийск*, دول البلطيق, کشورهای بالتیک, Baltık ülkeleri, 波罗的海国家, 波罗的海三国',
  },
  {
    id: 'nordics',
    label: 'Nordic countries',
    parent: 'europe',
    countries: 'DK FI FO IS NO SE',
    names:
      'Nordics, Nordic, Nordic states, Scandinavia, Scandinavian, Scandinavians, Nordic nations, Skandinavien, skandinavisch*, pays nordiques, Scandinavie, países nórdicos, Escandinavia, Scandinavi*, Skandynawi*, skandynawsk*, Скандинаві*, скандинавськ*, Скандинави*, скандинавск*, İskandinav*, 北欧国家, الدول الإسكندنافية',
  },
  {
    id: 'caucasus',
    label: 'Caucasus',
    countries: 'AM AZ GE',
    names:
      'South Caucasus, Transcaucasia, North Caucasus, Kaukasus, Caucase, Cáucaso, Кавказ, Кавказі, Кавказе, Südkaukasus, Nordkaukasus, kaukasisch*, Caucaso, Kafkas*, Kaukaz*, Південн* Кавказ*, Північн* Кавказ*, Кавказ*, Южн* Кавказ*, Северн* Кавказ*, Закавказь*, кавказск*, القوقاز, قفقاز, 高加索',
  },
  {
    id: 'sahel',
    label: 'Sahel',
    parent: 'africa',
    countries: 'BF ML MR NE TD',
    names:
      'Sahelian, Сахель, Sahelzone, Sahelstaaten, sahélien, sahélienne, Сахел*, الساحل الأفريقي, منطقة الساحل, ساحل آفریقا, 萨赫勒, Alliance of Sahel States, Alliance des États du Sahel, دول الساحل',
  },
  {
    id: 'maghreb',
    label: 'Maghreb',
    parent: 'northern-africa',
    countries: 'DZ LY MA MR TN',
    names: 'Maghreb*, Magreb, Магриб*, Магриб, المغرب الكبير, Mağrip, 马格里布',
  },
  {
    id: 'horn-of-africa',
    label: 'Horn of Africa',
    parent: 'eastern-africa',
    countries: 'DJ ER ET SO',
    names:
      'Horn von Afrika, Corne de l’Afrique, Cuerno de África, Corno d’Africa, Róg Afryki, Rogu Afryki, Африканськ* Ріг, Африканського Рогу, Африканск* Рог*, القرن الأفريقي, شاخ آفریقا, Afrika Boynuzu, 非洲之角',
  },
  {
    id: 'arctic',
    label: 'Arctic',
    countries: '',
    names:
      'Arctic Ocean, Arctic Circle, High North, Arktis, Arctique, Арктика, Арктиці, Арктике, arktisch*, arctique, Ártico, ártico, Artico, artico, Arktyk*, Arktyce, arktyczn*, Арктик*, арктичн*, арктическ*, القطب الشمالي, شمالگان, قطب شمال, Arktik, 北极, 北極',
  },
  {
    id: 'indo-pacific',
    label: 'Indo-Pacific',
    countries: '',
    names:
      'Asia-Pacific, Asia Pacific, South China Sea, Taiwan Strait, Asia-Pacific region, Indopazifik, Indo-Pazifik, indopazifisch*, Indopacifique, indo-pacifique, Indopacífico, Indo-Pacífico, Indo-Pacifico, Indopacyfik*, Indo-Pacyfik*, Індо-Тихоокеанськ*, Индо-Тихоокеанск*, Азіатсько-Тихоокеанськ*, Азиатско-Тихоокеанск*, المحيطين الهندي والهادئ, Hint-Pasifik, 印太, 亚太, 南海, 台湾海峡, Südchinesische* Meer, mer de Chine méridionale, mar de China Meridional, Mar Cinese Meridionale',
  },
  {
    id: 'black-sea',
    label: 'Black Sea',
    countries: '',
    names:
      'Sea of Azov, Чорне море, Чорному морі, Черное море, Чёрное море, Schwarzes Meer, mer Noire, Mar Negro, Чорн* мор*, Азовськ* мор*, Черн* мор*, Азовск* мор*, чорноморськ*, черноморск*, Schwarze* Meer, mar Negro, Mar Nero, Morz* Czarn*, البحر الأسود, دریای سیاه, Karadeniz*, 黑海',
  },
  {
    id: 'baltic-sea',
    label: 'Baltic Sea',
    countries: '',
    names:
      'Gulf of Finland, Ostsee, mer Baltique, Балтійське море, Балтийское море, Ostsee*, mar Báltico, Mar Baltico, Bałtyk*, Morz* Bałtycki*, Балтійськ* мор*, Балтийск* мор*, بحر البلطيق, دریای بالتیک, Baltık Denizi, 波罗的海',
  },
  {
    id: 'mediterranean',
    label: 'Mediterranean',
    countries: '',
    names:
      'Mediterranean Sea, Mittelmeer, Méditerranée, Mediterráneo, Mediterraneo, Mittelmeer*, Morz* Śródziemn*, Середземн* мор*, Средиземн* мор*, средиземноморск*, البحر المتوسط, البحر الأبيض المتوسط, مدیترانه, Akdeniz*, 地中海',
  },
]
