import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { guessEncoding } from '#parse/encoding-guess.ts'

test.each([
  ['plain ASCII', Buffer.from('no letter beyond ASCII')],
  ['nothing at all', Buffer.alloc(0)],
  ['bytes of all kinds', Buffer.from(Array.from({ length: 128 }, (_, index) => 128 + ((index * 37) % 128)))],
])('of %s nothing is guessed', (_, bytes) => {
  expect(guessEncoding(bytes)).toBeNull()
})

test.each([
  [['windows-1252'], 'Die Bürgermeisterin erklärte, über die Straße müsse später entschieden werden.'],
  [['windows-1252'], 'Le président a déclaré que les négociations étaient terminées après des mois d’efforts à Genève.'],
  [['windows-1252'], 'El Gobierno anunció mañana una votación sobre la reforma; ¿qué ocurrirá después?'],
  [['windows-1252'], 'A eleição não terá segundo turno, segundo a comissão de São Paulo e as informações oficiais.'],
  [['windows-1252'], 'La città è più grande di ciò che si credeva, perché la popolazione è cresciuta.'],
  [['windows-1252'], 'Regeringen föreslår att älvarna får ett starkare skydd på hösten.'],
  [['windows-1252'], 'Regeringen foreslår å bygge flere veier på øya, sier ærlige kilder.'],
  [['windows-1252'], 'Ríkisstjórnin ákvað að hækka skatta á fyrirtæki þegar í næsta mánuði.'],
  [['windows-1254'], 'Başbakan yarın İstanbul’da yapılacak görüşmelere katılacağını açıkladı, şimdi herkes bekliyor.'],
  [['windows-1250', 'iso-8859-2'], 'Rząd ogłosił wczoraj nową ustawę o ochronie źródeł wody, która wejdzie w życie później.'],
  [['windows-1250', 'iso-8859-2'], 'Vláda včera schválila nový zákon o ochraně přírody, řekl ministr. Šéf také žádá více.'],
  [['windows-1250', 'iso-8859-2'], 'Vláda včera schválila zákon, že sa ľudia môžu vrátiť. Šéf žiada viac.'],
  [['windows-1250', 'iso-8859-2'], 'A kormány tegnap új törvényt fogadott el a környezet védelméről; később döntenek róla.'],
  [['windows-1250', 'iso-8859-2'], 'Vlada je jučer donijela novi zakon o zaštiti okoliša; očekuje se veća šteta.'],
  [['windows-1250', 'iso-8859-2'], 'Guvernul a hotărât ieri să crească salariile profesorilor, în timp ce opoziţia aşteaptă.'],
  [['windows-1257'], 'Vyriausybė vakar priėmė naują įstatymą dėl gamtos apsaugos; šią savaitę jį svarstys.'],
  [['windows-1257'], 'Valdība vakar pieņēma jaunu likumu par dabas aizsardzību, teica ministrs; šonedēļ to skatīs.'],
  [['windows-1251', 'koi8-r', 'iso-8859-5', 'cp866'], 'Правительство вчера приняло новый закон об охране природы, сказал министр.'],
  [['windows-1251', 'koi8-u'], 'Уряд учора ухвалив новий закон про охорону природи, повідомив міністр; її підтримують усі.'],
  [['windows-1251'], 'Владата вчера прие нов закон за опазване на природата, каза министърът.'],
  [['windows-1253', 'iso-8859-7'], 'Η κυβέρνηση ψήφισε χθες νέο νόμο για την προστασία της φύσης, είπε ο υπουργός.'],
  [['windows-1255'], 'הממשלה אישרה אתמול חוק חדש להגנת הטבע, אמר השר.'],
  [['windows-1256', 'iso-8859-6'], 'وافقت الحكومة أمس على قانون جديد لحماية الطبيعة، قال الوزير.'],
  [['windows-874'], 'รัฐบาลได้ผ่านกฎหมายใหม่เกี่ยวกับการคุ้มครองธรรมชาติเมื่อวานนี้'],
  [['shift_jis', 'euc-jp'], '政府は昨日、自然保護に関する新しい法律を可決したと大臣が述べた。'],
  [['euc-kr'], '정부는 어제 자연 보호에 관한 새로운 법을 통과시켰다고 장관이 말했다.'],
  [['gb18030', 'gbk', 'gb2312'], '政府昨天通过了一项关于自然保护的新法律，部长在会上说，这对国家发展有重要意义。'],
  [['big5'], '政府昨天通過了一項關於自然保護的新法律，部長在記者會上說，這對國家發展有重要意義。'],
])('the letters show %j: %s', (encodings, text) => {
  for (const encoding of encodings) {
    const bytes = iconv.encode(`<rss><channel><title>${text}</title>`, encoding)
    const guessed = guessEncoding(bytes)
    expect([encoding, guessed === null ? null : new TextDecoder(guessed).decode(bytes)]).toEqual([
      encoding,
      `<rss><channel><title>${text}</title>`,
    ])
  }
})
