import { expect, test } from 'vitest'
import { declined, demonymForms } from '../../../scripts/gazetteer/declension.ts'

test.each([
  ['', 'uk'],
  ['Того', 'ru'],
  ['Peru', 'pl'],
  ['Togo', 'pl'],
  ['Sydney', 'pl'],
  ['RPA', 'pl'],
  ['Island', 'fr'],
  ['Ukraine', 'en'],
  ['US', 'de'],
  ['中国', 'zh'],
])('%j does not change in %s', (name, language) => {
  expect(declined(name, language)).toEqual([name])
})

test.each([
  ['Україна', 'uk', ['України', 'Україні', 'Україну', 'Україною']],
  ['Росія', 'uk', ['Росії', 'Росію', 'Росією']],
  ['Америка', 'uk', ['Америки', 'Америці', 'Америку', 'Америкою']],
  ['Китай', 'uk', ['Китаю', 'Китаї', 'Китаєм']],
  ['Россия', 'ru', ['России', 'Россию', 'Россией']],
  ['Китай', 'ru', ['Китая', 'Китаю', 'Китаем', 'Китае']],
  ['Беларусь', 'ru', ['Беларуси', 'Беларусью']],
  ['Ukraina', 'pl', ['Ukrainy', 'Ukrainie', 'Ukrainę', 'Ukrainą']],
  ['Francja', 'pl', ['Francji', 'Francję', 'Francją']],
  ['Egipt', 'pl', ['Egiptu', 'Egiptem', 'Egipcie']],
  ['Polska', 'pl', ['Polski', 'Polsce', 'Polskę', 'Polską']],
  ['Єгипет', 'uk', ['Єгипту', 'Єгиптом', 'Єгипті']],
  ['Відень', 'uk', ['Відня', 'Відні']],
  ['Кишинів', 'uk', ['Кишинева', 'Кишиневі']],
  ['Краків', 'uk', ['Кракова', 'Кракові']],
  ['Нідерланди', 'uk', ['Нідерландів', 'Нідерландах']],
  ['Філіппіни', 'uk', ['Філіппін', 'Філіппінах']],
  ['Гельсінкі', 'uk', ['Гельсінках']],
  ['Косово', 'uk', ['Косова', 'Косові']],
  ['Египет', 'ru', ['Египта', 'Египту', 'Египте']],
  ['Тибет', 'ru', ['Тибета', 'Тибете']],
  ['Нидерланды', 'ru', ['Нидерландов', 'Нидерландах']],
  ['Хельсинки', 'ru', ['Хельсинках']],
  ['Косово', 'ru', ['Косова', 'Косове']],
  ['Чад', 'ru', ['Чада', 'Чаде']],
  ['Białoruś', 'pl', ['Białorusi', 'Białorusią']],
  ['Kosowo', 'pl', ['Kosowa', 'Kosowie']],
  ['Kongo', 'pl', ['Konga', 'Kongu', 'Kongiem']],
  ['Wenezuela', 'pl', ['Wenezueli', 'Wenezuelę']],
  ['Niger', 'pl', ['Nigru', 'Nigrze']],
  ['Irak', 'pl', ['Iraku', 'Irakiem']],
  ['Wiedeń', 'pl', ['Wiednia', 'Wiedniu']],
  ['Ateny', 'pl', ['Atenach']],
  ['Helsinki', 'pl', ['Helsinek', 'Helsinkach']],
  ['Zagrzeb', 'pl', ['Zagrzebia', 'Zagrzebiu']],
  ['Syrien', 'de', ['Syrien*']],
  ['Kuba', 'de', ['Kubas']],
  ['Saudi-Arabien', 'de', ['Saudi-Arabien*']],
  ['Dominikanische Republik', 'de', ['Dominikanische* Republik']],
  ['Vereinigte Arabische Emirate', 'de', ['Vereinigte* Arabische* Emirate*']],
  ['Afghanistan', 'de', ['Afghanistans']],
  ['Rusya', 'tr', ['Rusyalı*', 'Rusyada*']],
  ['Mısır', 'tr', ['Mısırlı*']],
  ['Irak', 'tr', ['Iraklı*', 'Irakta*']],
  ['Ürdün', 'tr', ['Ürdünlü*', 'Ürdünde*']],
])('%s in %s has the forms %j', (name, language, forms) => {
  expect(declined(name, language)).toEqual(expect.arrayContaining([name, ...forms]))
})

test.each([
  ['Північна Корея', 'uk', 'Північн* Коре*'],
  ['Саудовская Аравия', 'ru', 'Саудовск* Арави*'],
  ['Nowa Zelandia', 'pl', 'Now* Zelandi*'],
])('of %s the stems stay, in %s', (name, language, stems) => {
  expect(declined(name, language)).toEqual([name, stems])
})

test.each([
  ['афган*', 'ru', ['афган*']],
  ['ukrainien', 'fr', ['ukrainien', 'ukrainiens']],
  ['français', 'fr', ['français']],
  ['afgano', 'es', ['afgano', 'afgana', 'afganos', 'afganas']],
  ['francés', 'es', ['francés', 'francesa', 'franceses', 'francesas']],
  ['israelí', 'es', ['israelí']],
  ['libico', 'it', ['libico', 'libica', 'libici', 'libiche']],
  ['olandese', 'it', ['olandese', 'olandesi']],
  ['أفغاني', 'ar', ['أفغاني*', 'الأفغاني*']],
  ['أفغان', 'ar', ['أفغان', 'الأفغان']],
  ['روسی', 'fa', ['روسی', 'روسیها', 'روسیهای']],
])('the demonym %s has in %s the forms %j', (demonym, language, forms) => {
  expect(demonymForms(demonym, language)).toEqual(forms)
})

test('of a word that is smoke in other cases, only those are made that are the country', () => {
  expect(declined('Чад', 'uk')).toEqual(['Чад', 'Чаді'])
  expect(declined('Чад', 'ru')).toEqual(['Чад', 'Чада', 'Чаде'])
})

test('short Arabic demonyms keep their endings, which would make other words of them', () => {
  expect(demonymForms('تركي', 'ar')).toContain('التركية')
  expect(demonymForms('تركي', 'ar').filter((form) => form.endsWith('*'))).toEqual([])
})
