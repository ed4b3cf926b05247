/** The bare search for topics: ids, labels and the words anyone would look for first, whatever their case. */
import type { TopicRule } from '#model/topic.ts'
import { readList } from '#tag/word-list.ts'
import { openPlainSearch } from './plain-search.ts'

/** @returns ids of topics whose words the text has */
export function openBareTopics(topics: readonly Pick<TopicRule, 'id' | 'label'>[]): (text: string) => ReadonlySet<string> {
  const search = openPlainSearch(
    topics.flatMap(({ id, label }) => [id, label, ...readList(plainWords[id] ?? '')].map((name) => [name.toLowerCase(), id] as const)),
  )
  return (text) => search(text.toLowerCase())
}

/** By topic of the default set; not taken from its rules, so that a change there leaves the measure as it is. */
const plainWords: Readonly<Record<string, string>> = {
  nato: 'North Atlantic alliance, the alliance, НАТО, Альянс, Bündnis, OTAN, Alliance atlantique, Sojusz, الناتو, İttifak, 北约, ناتو',
  afghanistan:
    'Afghan, Afghans, Taliban, Kabul, Афганистан, Афганістан, Талибан, Afghanistan, Talibans, Afganistán, Afganistan, أفغانستان, طالبان, کابل, 阿富汗, افغانستان',
  ukraine:
    'Ukrainian, Ukrainians, Kyiv, Україна, України, Украина, Украины, Киев, Київ, Ucrania, Ukraina, أوكرانيا, Ukrayna, 乌克兰, اوکراین',
  defence:
    'defense, army, military, troops, soldiers, navy, air force, weapons, missile, missiles, tank, tanks, drone, drones, оборона, армия, армія, ракеты, ракети, Verteidigung, Bundeswehr, Soldaten, défense, armée, defensa, ejército, obrona, wojsko, الجيش, الدفاع, ordu, savunma, 军队, 导弹, ارتش, دفاع',
  diplomacy:
    'diplomat, diplomats, diplomatic, ambassador, embassy, foreign minister, summit, treaty, envoy, envoys, дипломатия, посол, переговоры, дипломатія, Botschafter, Diplomatie, diplomatie, ambassadeur, sommet, diplomacia, embajador, cumbre, ambasador, dyplomacja, السفير, قمة, büyükelçi, diplomasi, 外交, 大使, سفیر, دیپلمات',
  sanctions: 'sanction, embargo, asset freeze, санкции, санкції, Sanktionen, sanciones, sankcje, عقوبات, yaptırım, 制裁, تحریم',
  migration:
    'migrant, migrants, refugee, refugees, asylum, asylum seekers, мигранты, беженцы, мігранти, біженці, Migration, Flüchtlinge, Asyl, réfugiés, asile, migración, migrantes, refugiados, migracja, uchodźcy, azyl, اللاجئين, هجرة, göç, göçmen, mülteci, 移民, 难民, مهاجران, پناهندگان',
  terrorism:
    'terrorist, terrorists, terror, Islamic State, al-Qaeda, suicide bomber, терроризм, террористы, тероризм, Terror, Terrorismus, terrorisme, terroriste, État islamique, terrorismo, terrorista, terroryzm, إرهاب, terör, terörist, 恐怖, تروریسم',
  'peace-talks':
    "peace talks, ceasefire, truce, peace agreement, peace deal, negotiators, mediators, перемирие, перемир'я, Waffenruhe, Friedensgespräche, trêve, cessez-le-feu, tregua, alto el fuego, rozejm, zawieszenie broni, هدنة, ateşkes, 停火, آتش‌بس",
  'humanitarian-aid':
    'humanitarian, aid, relief, aid agencies, famine, Red Cross, гуманитарная помощь, Красный Крест, гуманітарна допомога, Червоний Хрест, humanitäre Hilfe, aide humanitaire, ayuda humanitaria, pomoc humanitarna, głód, مساعدات, المجاعة, insani yardım, 人道, کمک‌های بشردوستانه',
  cyber:
    'cyberattack, cyber attack, hackers, hacker, ransomware, malware, хакеры, кибератака, хакери, кібератака, Cyberangriff, Hacker, cyberattaque, pirates informatiques, ciberataque, hakerzy, cyberatak, قراصنة, siber saldırı, 黑客, 网络, هکرها',
  nuclear:
    'nuclear weapons, uranium, reactor, warhead, warheads, atomic, IAEA, ядерный, ядерное, уран, реактор, ядерний, Atom, Uran, nucléaire, nuclear, uranio, reactores, reaktor, uran, jądrowa, نووي, اليورانيوم, nükleer, 核, هسته‌ای',
  'maritime-security':
    'piracy, pirates, pirate, shipping, tanker, strait, warship, blockade, coastguard, пираты, пірати, Piraten, piraterie, piratas, piraci, قراصنة, سفينة, korsan, 海警, 海盗, دزدان دریایی',
  energy:
    'oil, gas, electricity, pipeline, power plant, grid, энергия, газ, нефть, енергія, нафта, Energie, Strom, Gas, énergie, pétrole, gaz, energía, petróleo, energia, prąd, النفط, الغاز, enerji, doğal gaz, 石油, 天然气, 能源, انرژی, نفت, برق',
  elections:
    'election, vote, votes, voters, ballot, campaign, poll, polls, выборы, вибори, Wahl, Wahlen, élection, élections, elección, elecciones, wybory, انتخابات, الانتخابات, seçim, 选举',
  'human-rights':
    'human right, torture, war crimes, political prisoners, press freedom, repression, права человека, пытки, правозащитники, права людини, Menschenrechte, Folter, droits humains, derechos humanos, tortura, prawa człowieka, حقوق الإنسان, التعذيب, insan hakları, 人权, حقوق بشر',
}
