import { expect, test } from 'vitest'
import { openTagger } from '#tag/tag.ts'

const tagger = openTagger({ topics: [], regions: [] })

function namedIn(text: string, language: string | null, kind: 'country' | 'region'): readonly string[] {
  return tagger
    .tag({ title: '', text, categories: [], language, feedTopics: [], feedRegions: [] })
    .filter((tag) => tag.kind === kind)
    .map((tag) => tag.value)
    .toSorted()
}

/** Words like a place, names in another's name, short forms. */
const traps: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Frances Bean and Georgiana read the nice guide.',
    'A man of the north, hail and a sale of van parts.',
    'Batman met Vladimir at Lincoln.',
    'The island was quiet; Maurice stayed at home.',
    'The Albanese tedesco greco sauce, with chino trousers and dominique hens.',
    'Storms crossed the Indian Ocean and the Red Sea.',
    'The unity of the delta and the plateau, the lakes and rivers.',
    'He sat in the centre, far from the est and the nord.',
    'She threw an afghan over the china; type AB blood, UE studios.',
    'New Islands, a Pacific Islander and two Torres Strait Islanders',
    'They feel the Bern over a Wiener.',
    'Gaze at RPA software, said Sofie Wiens.',
    'Sari shops, tete-a-tete, mon ami, a chin and a shan.',
  ],
  uk: [
    'Того дня вони мали малі проблеми.',
    'Кит плив океаном, а вуличний кіт грав у куб.',
    'Шторм в Індійському океані.',
    'Чаду в кімнаті не було.',
    'Острови та скелі',
    'Пара і цар; Рада Європи ухвалила рішення.',
    'Усі підтримали Паризьку угоду та Мінські угоди.',
  ],
  ru: [
    'Того дня мы имели мало времени.',
    'Папа Франциск выступил перед верующими.',
    'Гречка, кубок и тайна.',
    'Индийский океан и Мексиканский залив',
    'Туристы играли в русскую рулетку.',
    'Дата выборов и чехол для телефона',
    'В газе нашли примесь, сектор газа и нефти упал.',
    'Штаты больницы сократили.',
  ],
  de: [
    'Sie essen Reis im Nebel.',
    'Die Pole der Erde und der Kongress tanzen.',
    'Ein Sturm über dem Indischen Ozean',
    'Er ist ein guter Mann mit Mut.',
    'Das Wiener Schnitzel schmeckt.',
    'Wer mit Emirates fliegt, zahlt bei der Deutschen Bank.',
  ],
  fr: [
    'La Trinité et la gana',
    'Le match nul au milieu de la nuit',
    'L’océan Indien est chaud.',
    'Il a lu un livre de nuit.',
    'L’accord de Paris fixe le seuil.',
    'La dinde est dans le four.',
    'Un pull en cachemire',
  ],
  es: [
    'El gato come en la mesa.',
    'El océano Índico se calienta.',
    'Es una granada de mano.',
    'La colonia olía bien.',
    'Frenar la marcha.',
    'De postre, macedonia de frutas.',
  ],
  it: ['Angoli di cielo', 'Il gatto mangia sul tavolo.', 'L’oceano Indiano si scalda.', 'Il prezzo della colonia', 'Sono rimasti in casa.'],
  pl: [
    'Kot śpi na stole.',
    'Ocean Indyjski',
    'W czasie burzy Legia Warszawa przegrała.',
    'Podał mu rękę na progu.',
    'W tabeli stoją sumy.',
    'Czad to cichy zabójca.',
    'Gazy łupkowe są drogie.',
    'Kuba Wojewódzki prowadzi program.',
  ],
  ar: [
    'تركيب جديد مع تركيز على النتائج',
    'هذا إصلاح مالي مهم',
    'البنين والبنات في المدرسة',
    'عاصفة في المحيط الهندي',
    'فوز ريال مدريد في المباراة',
    'العجز المالي يقلق القطاع المالي',
    'مستشار مالي ومدير مالي',
    'تحذيرات المحللين الماليين',
    'مدرسة بنين في المدينة',
  ],
  fa: ['هوای خوب در فصل بهار', 'طوفان در اقیانوس هند', 'امسال باران کم بود', 'رئال مادرید بازی را برد', 'بحران مالی و کمک مالی'],
  ps: ['نن هوا ښه ده', 'ماشومان ښوونځي ته ځي'],
  tr: ['Kedi masada uyuyor.', 'Hint Okyanusu ısınıyor.', 'Çini tabak ve hindi eti', 'Paris Anlaşması imzalandı.'],
  zh: ['今天天气很好', '印度洋的海水变暖', '皇家马德里获胜', '巴黎协定的目标', '上海合作组织峰会', '日本海发生地震'],
}

/** Names, demonyms, capitals and provinces, inflected. */
const told: Readonly<Record<string, readonly (readonly [text: string, countries: readonly string[]])[]>> = {
  en: [
    ['Talks between the Ukrainians and the Poles in Doha', ['PL', 'QA', 'UA']],
    ['Clashes in Rakhine, Tigray, Helmand and Cabo Delgado', ['AF', 'ET', 'MM', 'MZ']],
    ['Protests in Ouagadougou, Chongqing and Novosibirsk', ['BF', 'CN', 'RU']],
    ['The Kremlin, the Pentagon, Downing Street and the Knesset', ['GB', 'IL', 'RU', 'US']],
    ['Fighting in Idlib, El Fasher, Goma and Hodeidah', ['CD', 'SD', 'SY', 'YE']],
    ['Trinidad, St. Kitts and Nevis, Turks and Caicos', ['KN', 'TC', 'TT']],
    ['The Riksdag, the Storting, the Folketing, Stormont and Holyrood', ['DK', 'GB', 'NO', 'SE']],
    ['M23 rebels, the Fed and Essequibo', ['CD', 'GY', 'US']],
    ['A tribe in New Guinea', ['PG']],
    ['Scientists in Antarctica and Micronesia', ['AQ', 'FM']],
    ['Kosovars, Emiratis, Saudis and Omanis', ['AE', 'OM', 'SA', 'XK']],
  ],
  uk: [
    ['Президент зустрівся з прем’єром Польщі у Києві.', ['PL', 'UA']],
    ['Афганські таліби захопили Кандагар', ['AF']],
    ['Переговори з Росією у Женеві, за участю американців', ['CH', 'RU', 'US']],
    ['Обстріл Харківщини, Херсона та Запоріжжя', ['UA']],
    ['Удар по Бєлгороду і Курській області', ['RU']],
    ['Німеччині, Францією, Італію', ['DE', 'FR', 'IT']],
    ['У Південній Кореї та Північною Кореєю', ['KP', 'KR']],
    ['Ізраїльтяни і палестинці в Секторі Гази', ['IL', 'PS']],
    ['Верховна Рада ухвалила закон', ['UA']],
    ['Візит до Саудівської Аравії та Туреччини', ['SA', 'TR']],
    ['Бойовики ХАМАС і «Хезболли»', ['LB', 'PS']],
    ['Сирійський Алеппо та Ідліб', ['SY']],
    ['Зустріч у Відні та Кишиневі', ['AT', 'MD']],
    ['У Єгипті, Чаді, Нідерландах, Філіппінах', ['EG', 'NL', 'PH', 'TD']],
    ['вибори в Косові й Боснії', ['BA', 'XK']],
    ['Допомога дійшла до Гази, у секторі Гази', ['PS']],
    ['війська росії, президент рф', ['RU']],
    ['Рада ухвалила закон', ['UA']],
    ['У Демократичній Республіці Конго та ПАР', ['CD', 'ZA']],
    ['Він живе у Штатах', ['US']],
    ['Вибори в Джорджії', ['US']],
  ],
  ru: [
    ['Встреча в Кремле с китайским лидером', ['CN', 'RU']],
    ['Жители Киева, Харькова и Одессы', ['UA']],
    ['Афганистаном правят талибы', ['AF']],
    ['в Саудовской Аравии и Объединенных Арабских Эмиратах', ['AE', 'SA']],
    ['Армения и Азербайджан спорят о Нагорном Карабахе', ['AM', 'AZ']],
    ['Польшей, Венгрией, Словакии', ['HU', 'PL', 'SK']],
    ['израильтяне, иранцы и сирийцы', ['IL', 'IR', 'SY']],
    ['Пожар в Новосибирске и Екатеринбурге', ['RU']],
    ['Президент США в Белом доме', ['US']],
    ['выборы в Грузии, Абхазия', ['GE']],
    ['в Пекине, Токио и Сеуле', ['CN', 'JP', 'KR']],
    ['Пожары под Сиднеем', ['AU']],
    ['Президент Египта в Чаде', ['EG', 'TD']],
    ['в Нидерландах, на Филиппинах, в Косове и Боснии', ['BA', 'NL', 'PH', 'XK']],
    ['Удары по сектору Газа', ['PS']],
    ['Жители Газы; война в Газе', ['PS']],
    ['ЮАР, ЦАР и ДРК', ['CD', 'CF', 'ZA']],
    ['Республика Конго', ['CG']],
    ['Он живёт в Штатах', ['US']],
    ['Рада приняла закон', ['UA']],
    ['Выборы в Джорджии', ['US']],
    ['Учёные в Антарктиде', ['AQ']],
  ],
  de: [
    ['Die ukrainische Armee meldet Angriffe auf Charkiw und Cherson.', ['UA']],
    ['Russlands Präsident im Kreml', ['RU']],
    ['Der Syrienkrieg und Afghanistans Zukunft', ['AF', 'SY']],
    ['In Island bebt die Erde.', ['IS']],
    ['Franzosen, Niederländer und Norweger', ['FR', 'NL', 'NO']],
    ['Der Bundestag berät über den Gazastreifen', ['DE', 'PS']],
    ['Die Regierung in Warschau, Kiew und Prag', ['CZ', 'PL', 'UA']],
    ['Nordkoreas Raketen, Südkorea', ['KP', 'KR']],
    ['Der türkische Präsident und die Vereinigten Staaten', ['TR', 'US']],
    ['Kuba und der Irak', ['CU', 'IQ']],
    ['Irans Präsident nach dem Irakkrieg', ['IQ', 'IR']],
    ['Perus, Chiles, Malis, Omans Grenzen', ['CL', 'ML', 'OM', 'PE']],
    ['Der Bundesrat in Bern', ['CH', 'DE']],
    ['Ebola im Kongo', ['CD']],
    ['Isländer und Isländerinnen', ['IS']],
    ['In den Vereinigten Arabischen Emiraten und der Dominikanischen Republik', ['AE', 'DO']],
    ['In der Demokratischen Republik Kongo und der Elfenbeinküste', ['CD', 'CI']],
    ['Saudi-Arabiens König und die Emirate', ['AE', 'SA']],
    ['Im Westjordanland und in Transnistrien', ['MD', 'PS']],
  ],
  fr: [
    ['Les Ukrainiennes et les Afghans à Kaboul', ['AF', 'UA']],
    ['La Maison-Blanche et l’Élysée', ['FR', 'US']],
    ['Guerre en Cisjordanie, dans la bande de Gaza', ['PS']],
    ['L’armée russe bombarde Marioupol', ['RU', 'UA']],
    ['En Centrafrique, en RDC et au Nord-Kivu', ['CD', 'CF']],
    ['Les Maliens et les Nigériens', ['ML', 'NE']],
    ['Pékin, Moscou, Londres, Varsovie', ['CN', 'GB', 'PL', 'RU']],
    ['à l’île Maurice', ['MU']],
    ['la Corée du Nord et la Corée du Sud', ['KP', 'KR']],
    ['D’Allemagne, d’Italie', ['DE', 'IT']],
    ['l’armée afghane et les réfugiés syriens, un ministre libyen', ['AF', 'LY', 'SY']],
    ['le gouvernement afghan, un soldat turc, le premier ministre grec', ['AF', 'GR', 'TR']],
    ['un écrivain italien, une entreprise chinoise, la police suisse et la presse polonaise', ['CH', 'CN', 'IT', 'PL']],
    ['les autorités algériennes, un opposant géorgien, le roi jordanien', ['DZ', 'GE', 'JO']],
    ['le président kényan, le chef bosniaque, un marin australien', ['AU', 'BA', 'KE']],
    ['un pêcheur samoan', ['WS']],
    ['une diplomate portugaise, un député kazakh et un juge arménien', ['AM', 'KZ', 'PT']],
    ['La Corée lance un satellite', ['KR']],
    ['À Berne et au Darfour, les houthis', ['CH', 'SD', 'YE']],
    ['La Nouvelle-Calédonie vote', ['NC']],
    ['l’armée indienne, au Cachemire', ['IN']],
    ['L’Inde et l’Irak', ['IN', 'IQ']],
    ['Le gouvernement bosnien', ['BA']],
  ],
  es: [
    ['Los ucranianos y los rusos en Járkov', ['RU', 'UA']],
    ['Las autoridades estadounidenses y la Casa Blanca', ['US']],
    ['El ejército israelí en Cisjordania', ['IL', 'PS']],
    ['Los franceses, alemanas y polacos', ['DE', 'FR', 'PL']],
    ['Reunión en La Haya y Bruselas', ['BE', 'NL']],
    ['Corea del Norte, Corea del Sur', ['KP', 'KR']],
    ['Los venezolanos en Bogotá', ['CO', 'VE']],
    ['Los talibanes afganos', ['AF']],
    ['Irak y Fiyi', ['FJ', 'IQ']],
    ['El Kremlin y Pekín', ['CN', 'RU']],
    ['la guerra siria y una milicia libia', ['LY', 'SY']],
    ['una empresa china, la policía serbia y la banca suiza', ['CH', 'CN', 'RS']],
    ['la selección argentina y el primer ministro danés', ['AR', 'DK']],
    ['un marinero filipino y la comunidad armenia', ['AM', 'PH']],
  ],
  it: [
    ['Gli ucraini e i russi a Kharkiv', ['RU', 'UA']],
    ['La Casa Bianca e il Cremlino', ['RU', 'US']],
    ['Palazzo Chigi e Parigi', ['FR', 'IT']],
    ['I talebani a Kabul', ['AF']],
    ['La Striscia di Gaza, gli israeliani', ['IL', 'PS']],
    ['I tedeschi e le francesi', ['DE', 'FR']],
    ['Stati Uniti, Regno Unito, Paesi Bassi', ['GB', 'NL', 'US']],
    ['A Varsavia, Pechino e Mosca', ['CN', 'PL', 'RU']],
    ['La Corea del Nord', ['KP']],
    ['le donne afghane e la polizia svizzera', ['AF', 'CH']],
    ['una nave argentina, l’economia indiana e l’esercito congolese', ['AR', 'CD', 'IN']],
    ['Cile e Ciad', ['CL', 'TD']],
  ],
  pl: [
    ['Wybory w Georgii', ['US']],
    ['Ukraińcy w Kijowie, Rosjanie w Moskwie', ['RU', 'UA']],
    ['W Afganistanie rządzą talibowie', ['AF']],
    ['Wizyta w Niemczech, na Węgrzech i we Włoszech', ['DE', 'HU', 'IT']],
    ['Ostrzał Charkowa i Chersonia', ['UA']],
    ['Białoruskie służby i polska granica', ['BY', 'PL']],
    ['Stanami Zjednoczonymi i Wielkiej Brytanii', ['GB', 'US']],
    ['W Korei Północnej i Korei Południowej', ['KP', 'KR']],
    ['Premier Danii', ['DK']],
    ['Francją, Hiszpanii, Turcji', ['ES', 'FR', 'TR']],
    ['Prezydent Iranu i premier Iraku', ['IQ', 'IR']],
    ['na Kubie i Cyprze, w Czadzie i Nigrze', ['CU', 'CY', 'NE', 'TD']],
    ['z Białorusią, w Kosowie, Wenezueli i Bośni', ['BA', 'BY', 'VE', 'XK']],
    ['w Berlinie, Brukseli, Wiedniu i Kabulu', ['AF', 'AT', 'BE', 'DE']],
    ['w Kairze, Atenach, Helsinkach, Sofii, Zagrzebiu, Bachmucie', ['BG', 'EG', 'FI', 'GR', 'HR', 'UA']],
    ['w RPA i w Kongu', ['CD', 'ZA']],
    ['Pomoc dotarła do Gazy', ['PS']],
    ['Wojna w Gazie i strefie Gazy', ['PS']],
    ['Kreml i Biały Dom', ['RU', 'US']],
  ],
  ar: [
    ['الجيش الأوكراني في خاركيف', ['UA']],
    ['وروسيا وأوكرانيا', ['RU', 'UA']],
    ['حركة طالبان بكابول', ['AF']],
    ['محادثات في الدوحة بين الأمريكيين والإيرانيين', ['IR', 'QA', 'US']],
    ['للسودان والسودانيين', ['SD']],
    ['قطاع غزة والضفة الغربية', ['PS']],
    ['القوات الروسية', ['RU']],
    ['العراقيون واللبنانيون والسوريون', ['IQ', 'LB', 'SY']],
    ['كوريا الشمالية وكوريا الجنوبية', ['KP', 'KR']],
    ['الحوثيون في صنعاء', ['YE']],
    ['البيت الأبيض والكرملين', ['RU', 'US']],
    ['الأتراك في أنقرة', ['TR']],
    ['انقلاب في مالي', ['ML']],
    ['سلطات مالي تطرد السفير', ['ML']],
    ['الجيش المالي يقاتل', ['ML']],
    ['الرئيس المالي في باماكو', ['ML']],
    ['محاولة انقلاب في بنين ورئيس توغو', ['BJ', 'TG']],
  ],
  fa: [
    ['طالبان در کابل', ['AF']],
    ['نیروهای اوکراینی در خارکیف', ['UA']],
    ['مقام‌های آمریکایی و ایرانی', ['IR', 'US']],
    ['ننگرهار، هلمند و بدخشان', ['AF']],
    ['روسیه و چین', ['CN', 'RU']],
    ['افغان‌ها در پاکستان', ['AF', 'PK']],
    ['کره شمالی و ژاپن', ['JP', 'KP']],
    ['نوار غزه، اسرائیل', ['IL', 'PS']],
    ['جرمنی و پولند', ['DE', 'PL']],
    ['کودتا در مالی', ['ML']],
    ['انتخابات در بنین', ['BJ']],
    ['فرمانده سپاه هشدار داد', ['IR']],
  ],
  ps: [
    ['د افغانستان طالبان په کندهار کې', ['AF']],
    ['د امریکا او روسیې ولسمشران', ['RU', 'US']],
    ['په ننګرهار او هلمند کې', ['AF']],
    ['په پېښور کې د پاکستان پوځ', ['PK']],
    ['د اوکراین جګړه', ['UA']],
    ['د ایران او هند', ['IN', 'IR']],
    ['غزه او اسراییل', ['IL', 'PS']],
    ['په ارګ کې غونډه', ['AF']],
  ],
  tr: [
    ['Ukrayna’nın başkenti Kiev’de', ['UA']],
    ['Rusyada ve Rusyalı askerler', ['RU']],
    ['Amerikalılar ve İngilizler', ['GB', 'US']],
    ['Suriyeliler Halep’te', ['SY']],
    ['ABD ile Çin', ['CN', 'US']],
    ['Gazze’de İsrail saldırısı', ['IL', 'PS']],
    ['Afganistan’da Taliban', ['AF']],
    ['Almanya, Fransa, Yunanistan', ['DE', 'FR', 'GR']],
    ['Kuzey Kore ve Güney Kore', ['KP', 'KR']],
    ['Fas depremi', ['MA']],
    ['Irak’ta, Küba’da, Gana’da', ['CU', 'GH', 'IQ']],
    ['Kongo’da Iraklı doktorlar', ['CD', 'IQ']],
  ],
  zh: [
    ['佐治亚州州长', ['US']],
    ['乌克兰总统在基辅', ['UA']],
    ['俄军炮击哈尔科夫', ['RU', 'UA']],
    ['阿富汗塔利班', ['AF']],
    ['美国白宫与克里姆林宫', ['RU', 'US']],
    ['印度尼西亚与印度', ['ID', 'IN']],
    ['朝鲜和韩国', ['KP', 'KR']],
    ['加沙地带的巴勒斯坦人', ['PS']],
    ['烏克蘭與俄羅斯', ['RU', 'UA']],
    ['台湾与中国', ['CN', 'TW']],
    ['马里兰州', ['US']],
    ['刚果（金）宣布埃博拉疫情', ['CD']],
    ['刚果(金)东部', ['CD']],
    ['刚果（布）总统', ['CG']],
    ['中美关系紧张', ['CN', 'US']],
    ['中俄元首通话', ['CN', 'RU']],
    ['俄乌战场', ['RU', 'UA']],
    ['巴以冲突', ['IL', 'PS']],
    ['会谈中美国代表', ['US']],
    ['古巴以及海地', ['CU', 'HT']],
    ['今日美国', ['US']],
    ['日本海军', ['JP']],
    ['俄杜马通过法案', ['RU']],
  ],
}

for (const [language, sentences] of Object.entries(traps)) {
  test.each(sentences)(`${language}: %j names no country`, (text) => {
    expect(namedIn(text, language, 'country')).toEqual([])
  })
}

for (const [language, sentences] of Object.entries(told)) {
  test.each(sentences)(`${language}: %j names %j`, (text, countries) => {
    expect(namedIn(text, language, 'country')).toEqual(countries)
  })
}

test('a word that is a country in one language only is none in texts of another, or of an unknown one', () => {
  expect(namedIn('Island', 'de-AT', 'country')).toEqual(['IS'])
  expect(namedIn('Island', 'en', 'country')).toEqual([])
  expect(namedIn('Island', null, 'country')).toEqual([])
  expect(namedIn('Kuba', 'pl', 'country')).toEqual(['CU'])
  expect(namedIn('Kuba', 'en', 'country')).toEqual([])
})

test('an adjective written small counts in texts of its language, beside a name with a capital in all', () => {
  expect(namedIn('afghan', 'fr', 'country')).toEqual(['AF'])
  expect(namedIn('afghan', 'en', 'country')).toEqual([])
  expect(namedIn('afghan', null, 'country')).toEqual([])
  expect(namedIn('Afghan', 'en', 'country')).toEqual(['AF'])
  expect(namedIn('Indiana', 'it', 'country')).toEqual(['US'])
})

test.each([
  ['fr', 'L’UE et le Mali'],
  ['es', 'La UE aprueba el plan'],
  ['it', 'La UE approva il piano'],
  ['pl', 'Komisarz UE'],
  ['tr', 'AB’nin kararı'],
])('%s: %j names Europe, and in English nothing', (language, text) => {
  expect(namedIn(text, language, 'region')).toContain('europe')
  expect(namedIn(text, 'en', 'region')).not.toContain('europe')
})

test.each([
  ['en', 'West Indians and the African Union', 'africa caribbean'],
  ['uk', 'На Близькому Сході та в Африці', 'africa middle-east'],
  ['ru', 'страны Сахеля и Балкан', 'balkans sahel'],
  ['de', 'im Nahen Osten und im Südkaukasus', 'caucasus middle-east'],
  ['fr', 'Au Proche-Orient et en Afrique de l’Ouest', 'middle-east western-africa'],
  ['es', 'En América Latina y el Caribe', 'caribbean latin-america'],
  ['it', 'I Balcani e il Medio Oriente', 'balkans middle-east'],
  ['pl', 'Na Bliskim Wschodzie i w Europie Wschodniej', 'eastern-europe middle-east'],
  ['ar', 'قادة دول الساحل', 'sahel'],
  ['ar', 'في الشرق الأوسط والقرن الأفريقي', 'horn-of-africa middle-east'],
  ['fa', 'خاورمیانه و آسیای مرکزی', 'central-asia middle-east'],
  ['ps', 'منځني ختیځ', 'middle-east'],
  ['tr', 'Orta Doğu ve Balkanlar', 'balkans middle-east'],
  ['zh', '中东与非洲之角', 'horn-of-africa middle-east'],
])('%s: %j names the regions %s', (language, text, regions) => {
  expect(namedIn(text, language, 'region')).toEqual(expect.arrayContaining(regions.split(' ')))
})
