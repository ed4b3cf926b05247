import { expect, test } from 'vitest'
import { endsNothing } from '#lib/full-stop.ts'

/** Asks for the last full stop that white space follows. */
function goesOn(text: string): boolean {
  return endsNothing(text, text.lastIndexOf('. '))
}

test.each([
  ['nothing before it', '. Kyiv'],
  ['nothing after it', 'Kyiv fell. '],
  ['a lone surrogate on either side', '\uD800. \uDC00'],
  ['a number and nothing else', '5. '],
])('a full stop with %s ends a sentence', (_, text) => {
  expect(goesOn(text)).toBe(false)
})

test.each([
  'It was over by 1945. Then peace came',
  'The toll rose to 12. April was worse',
  'The toll was 12. Jan was among them',
  'I am 12. My brother is 9',
  'It ended 3-1. Arsenal lost',
  'It cost 2.5. Brigades of buyers came',
  'They left at 10 a.m. She stayed',
  'They said no. Then they left',
  'Life goes on. So does the war',
  'It is the women’s. They know',
  'He ran 5 m. Then he fell',
  'They met in Los Angeles, CA. The talks failed',
  'Le sommet des 27. Paris le veut',
  'Tout ce qu’il a. Il le sait',
  'Das Treffen der 27. Sie forderten mehr',
  'Er wurde 12. Seine Schwester nicht',
  'Mødet er den 12. Herefter kommer valget',
  'Matou-o. Depois fugiu',
  'Dat is aan u. Wij wachten',
  'De måste skynda sig. Han vet',
  'Det är hon. Han vet',
  'Il a été arrêté à Mons. Le roi se tait',
  'Ölenlerin sayısı 12. Bunlar sivil',
  'Это был я. Потом они ушли',
  'Он пробежал 5 м. Потом упал',
  '할 수 없는 것. 그리고 전쟁',
])('%j is two sentences', (text) => {
  expect(goesOn(text)).toBe(false)
})

test.each([
  [
    'days',
    [
      'Am 3. Mai brannte es',
      'Seit dem 24. Februar herrscht',
      'vom 3.–5. Oktober',
      'Am 24. August',
      '24. April 2024',
      'am 24. Dez. 2024',
      'Am 24. Nov',
      'Dnia 3. Maja',
      'AM 5. MÄRZ',
    ],
  ],
  ['ordinals', ['Die 6. Armee', 'im 2. Weltkrieg', 'Zum 3. Mal', 'Żołnierze 1. Armii', 'z 24. Brygady', 'Türk 1. Ordu', '2. Dünya Savaşı']],
  ['numbers', ['Nr. 5', 'Art. 5', 'ca. 30', 'approx. 30', 'No. 5', 'fig. 2', '10 Mrd. Euro']],
  ['German', ['z. B. Kyjiw', 'z.\u202FB. Kyjiw', 'u. a. Kyjiw', 'sog. Islamischer Staat', 'vgl. Kapitel']],
  ['Spanish', ['EE. UU', 'la Sra. López', 'la Dra. López', 'el Gral. López']],
  ['Italian', ['il Sig. Rossi', 'l’On. Rossi', 'On. Rossi', 'il dott. Rossi', 'mons. Ravasi', 'Mons. Ravasi']],
  [
    'English',
    [
      'Brig. Gen. Smith',
      'Amb. Smith',
      'Cpl. Smith',
      'at 10 a.m. Tuesday',
      'by 9 p.m. EST',
      'at 6 p.m. May 3',
      'e.g. Kyiv',
      'i.e. Kyiv',
      'the U.S. Army',
    ],
  ],
  [
    'Ukrainian and Russian',
    [
      'вул. Хрещатик',
      'театр ім. Франка',
      'у м. Київ',
      'на о. Зміїний',
      'у с. Роботине',
      'у 2014 р. Росія',
      'в 2014 г. Россия',
      'в 18 в. Россия',
    ],
  ],
  ['Polish', ['ul. Puławska', 'w 2014 r. Rosja', '10 tys. Rosjan']],
  ['Arabic and Hebrew', ['قال د. محمد', 'א. ב. יהושע']],
])('%s: the full stop ends no sentence', (_, texts) => {
  expect(texts.filter((text) => !goesOn(text))).toEqual([])
})
