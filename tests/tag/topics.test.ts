import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { topicForm } from '#config/topic-form.ts'
import type { Tag } from '#model/tag.ts'
import type { TopicRule } from '#model/topic.ts'
import { openMatcher } from '#tag/matcher.ts'
import { openTopics } from '#tag/topics.ts'
import { openTopicTagger, type TopicArticle } from '#tests/support/topic-tags.ts'

const far = 'word '.repeat(200)

/** What an article is given, and in brackets what it names in passing. */
function told(tags: readonly Tag[]): readonly string[] {
  return tags.map(({ value, passing }) => (passing ? `(${value})` : value))
}

function evidence(tags: readonly Tag[]): readonly string[] {
  return tags.flatMap((tag) => tag.evidence.map(({ where, offset, phrase, rule }) => `${where} ${offset} ${phrase} by ${rule}`))
}

test('an article without any phrase, and one without a word, have no topic', () => {
  const tag = openTopicTagger([{ id: 'a', phrases: ['ceasefire'] }])
  expect(tag({ title: 'Rain', text: 'It rains.' })).toEqual([])
  expect(tag({})).toEqual([])
})

test('topics that nobody defined are left out, in a feed and above a topic', () => {
  const tag = openTopicTagger([{ id: 'a', under: ['nowhere', 'constructor'], phrases: ['ceasefire'] }])
  expect(told(tag({ title: 'Ceasefire', feedTopics: ['__proto__', 'nowhere'] }))).toEqual(['a'])
})

test('rules are read when they are opened, and for no article again', () => {
  let looks = 0
  const rules = Array.from({ length: 10_000 }, (_, number) => topicForm.parse({ id: `t${number}`, phrases: [`word${number}`] }))
  const get = (rule: object, key: PropertyKey) => {
    looks++
    return Reflect.get(rule, key)
  }
  const watched = rules.map((rule) => new Proxy(rule, { get }) as TopicRule)
  const topics = openTopics(watched, 0, null)
  const find = (text: string) =>
    openMatcher(topics.phrases)
      .find(text, 'prose')
      .map((match) => ({ phrase: match.phrase, passage: { where: 'body' as const, text }, match }))
  const finds = find('word7 and word 8')
  expect(looks).toBeGreaterThan(0)
  looks = 0
  expect(told(topics.tags(finds, { passages: [], spoken: null, feedTopics: [] }))).toEqual(['t7'])
  expect(looks).toBe(0)
})

const near = {
  near: [
    ['peace', 'truce'],
    ['talk*', 'negotiat*'],
  ],
  within: 3,
}
const sentence = {
  sentence: [
    ['tanker', 'vessel*'],
    ['seiz*', 'attack*'],
  ],
}

const cases: readonly (readonly [string, object, TopicArticle, readonly string[], readonly string[]])[] = [
  ['a phrase in the title', { phrases: ['ceasefire'] }, { title: 'A ceasefire' }, ['t'], ['title 2 ceasefire by ceasefire']],
  ['a phrase far down alone', { phrases: ['ceasefire'] }, { text: `${far}ceasefire` }, ['(t)'], ['body 1000 ceasefire by ceasefire']],
  ['a lower threshold', { phrases: ['ceasefire'], threshold: 1 }, { text: `${far}ceasefire` }, ['t'], ['body 1000 ceasefire by ceasefire']],
  ['a light phrase', { phrases: [{ text: 'talks', weight: 0.4 }] }, { title: 'Talks' }, ['(t)'], ['title 0 Talks by talks']],
  ['a heavy phrase', { phrases: [{ text: 'talks', weight: 2 }] }, { text: `${far}talks` }, ['t'], ['body 1000 talks by talks']],
  [
    'light phrases add up',
    {
      phrases: [
        { text: 'talks', weight: 0.3 },
        { text: 'truce', weight: 0.2 },
      ],
    },
    { title: 'Truce talks' },
    ['t'],
    ['title 6 talks by talks', 'title 0 Truce by truce'],
  ],
  [
    'a wildcard in each word',
    { phrases: ['peace* talk*'] },
    { title: 'Peaceful talking' },
    ['t'],
    ['title 0 Peaceful talking by peace* talk*'],
  ],
  [
    'the longer phrase earns alone',
    { phrases: ['talks', 'peace talks'] },
    { title: 'Peace talks' },
    ['t'],
    ['title 0 Peace talks by peace talks'],
  ],
  ['a category', { phrases: ['ceasefire'] }, { categories: ['War/Ceasefire'] }, ['t'], ['category null War/Ceasefire by ceasefire']],
  ['case as written', { phrases: [{ text: 'Polish', case: 'exact' }] }, { title: 'polish POLISH' }, [], []],
  ['case as written, found', { phrases: [{ text: 'Polish', case: 'exact' }] }, { title: 'Polish' }, ['t'], ['title 0 Polish by Polish']],
  ['any case', { phrases: [{ text: 'NATO', case: 'any' }] }, { title: 'nato' }, ['t'], ['title 0 nato by NATO']],
  ['capitals that must be there', { phrases: ['NATO'] }, { title: 'nato' }, [], []],

  [
    'near in the order of the groups',
    { phrases: [near] },
    { title: 'Peace and more talks' },
    ['t'],
    ['title 0 Peace and more talks by peace … talk*'],
  ],
  ['near in the other order', { phrases: [near] }, { title: 'Talks about truce' }, ['t'], ['title 0 Talks about truce by truce … talk*']],
  ['near, one word too far', { phrases: [near] }, { title: 'Peace and then more talks' }, [], []],
  ['near, side by side', { phrases: [{ ...near, within: 1 }] }, { title: 'Truce talks' }, ['t'], ['title 0 Truce talks by truce … talk*']],
  [
    'near with a phrase of several words',
    { phrases: [{ near: [['peace'], ['direct talks']], within: 2 }] },
    { title: 'direct talks on peace' },
    ['t'],
    ['title 0 direct talks on peace by peace … direct talks'],
  ],
  ['near never counts a word twice', { phrases: [{ near: [['talks'], ['talks', 'truce']], within: 5 }] }, { title: 'Talks' }, [], []],
  [
    'near takes what is left where a word would count twice',
    { phrases: [{ near: [['talks'], ['talks', 'truce']], within: 5 }] },
    { title: 'Truce talks' },
    ['t'],
    ['title 0 Truce talks by talks … truce'],
  ],
  [
    'near with three groups that share words',
    { phrases: [{ near: [['talks'], ['talks'], ['truce']], within: 5 }] },
    { title: 'Talks, talks and truce' },
    ['t'],
    ['title 0 Talks, talks and truce by talks … talks … truce'],
  ],
  ['near does not reach from the title into the text', { phrases: [near] }, { title: 'Peace', text: 'Talks' }, [], []],
  [
    'near stands where its first hit does',
    { phrases: [near] },
    { text: `${far}peace talks` },
    ['(t)'],
    ['body 1000 peace talks by peace … talk*'],
  ],
  [
    'a word that a phrase takes is there for near too',
    { phrases: ['peace talks', near] },
    { title: 'Peace talks' },
    ['t'],
    ['title 0 Peace talks by peace talks', 'title 0 Peace talks by peace … talk*'],
  ],

  [
    'in one sentence',
    { phrases: [sentence] },
    { text: 'Rain fell. Men who came by night seized a tanker.' },
    ['t'],
    ['body 33 seized a tanker by tanker … seiz*'],
  ],
  ['in two sentences', { phrases: [sentence] }, { text: 'A tanker sank. Men seized a town.' }, [], []],
  [
    'an abbreviation ends no sentence',
    { phrases: [sentence] },
    { text: 'The tanker of J. Smith was attacked.' },
    ['t'],
    ['body 4 tanker of J. Smith was attacked by tanker … attack*'],
  ],
  [
    'in one Chinese sentence',
    { phrases: [{ sentence: [['油轮'], ['袭击']] }] },
    { text: '一艘油轮遭到袭击。' },
    ['t'],
    ['body 2 油轮遭到袭击 by 油轮 … 袭击'],
  ],
  ['in two Chinese sentences', { phrases: [{ sentence: [['油轮'], ['袭击']] }] }, { text: '一艘油轮。袭击' }, [], []],
  [
    'a long stretch is told by its first hit',
    { phrases: [sentence] },
    { text: `a tanker ${far}attacked` },
    ['t'],
    ['body 2 tanker by tanker … attack*'],
  ],

  [
    'all groups hit',
    { phrases: ['ceasefire'], all: [['war'], ['talks', 'negotiat*']] },
    { title: 'Ceasefire', text: 'war', categories: ['Talks'] },
    ['t'],
    ['title 0 Ceasefire by ceasefire'],
  ],
  ['one of all groups not hit', { phrases: ['ceasefire'], all: [['war'], ['talks']] }, { title: 'Ceasefire in the war' }, [], []],
  [
    'a word of a phrase is there for all groups',
    { phrases: ['peace talks'], all: [['talks']] },
    { title: 'Peace talks' },
    ['t'],
    ['title 0 Peace talks by peace talks'],
  ],
  ['none hit', { phrases: ['talks'], none: ['trade talks'] }, { title: 'Talks', text: `${far}trade talks` }, [], []],
  [
    'one word against it leaves the topic',
    { phrases: ['talks'], against: ['recipe*'] },
    { title: 'Talks', text: 'recipes' },
    ['t'],
    ['title 0 Talks by talks'],
  ],
  [
    'words against it make it named in passing',
    { phrases: ['talks'], against: ['recipe*', 'chef'] },
    { title: 'Talks of the chef', text: 'recipes' },
    ['(t)'],
    ['title 0 Talks by talks'],
  ],
  [
    'as much against it as for it leaves nothing',
    { phrases: ['talks'], against: ['recipe*', 'chef'] },
    { title: 'Talks: recipes of the chef' },
    [],
    [],
  ],
  ['words against it alone are no topic', { phrases: ['talks'], against: ['chef'] }, { title: 'Chef' }, [], []],
  [
    'what is not found in the article’s language does not lessen the rest',
    { phrases: ['talks', { text: 'chef', languages: ['de'] }], against: ['cook'] },
    { title: 'Talks', text: 'chef', language: 'en' },
    ['t'],
    ['title 0 Talks by talks'],
  ],
  ['all groups without a phrase earn nothing', { phrases: ['ceasefire'], all: [['war']] }, { title: 'War' }, [], []],

  [
    'the language of the rule',
    { phrases: ['gift'], languages: ['de'] },
    { title: 'Gift', language: 'de-AT' },
    ['t'],
    ['title 0 Gift by gift'],
  ],
  ['another language', { phrases: ['gift'], languages: ['de'] }, { title: 'Gift', language: 'en' }, [], []],
  [
    'a rule for Persian, in Dari',
    { phrases: ['جنگ'], languages: ['fa'] },
    { title: 'جنگ', language: 'prs' },
    ['t'],
    ['title 0 جنگ by جنگ'],
  ],
  ['a rule for Dari, in Dari', { phrases: ['جنگ'], languages: ['prs'] }, { title: 'جنگ', language: 'prs' }, ['t'], ['title 0 جنگ by جنگ']],
  [
    'a rule for Dari, in the Persian of Afghanistan',
    { phrases: ['جنگ'], languages: ['prs'] },
    { title: 'جنگ', language: 'fa-AF' },
    ['t'],
    ['title 0 جنگ by جنگ'],
  ],
  ['a rule for Dari, in Persian', { phrases: ['جنگ'], languages: ['prs'] }, { title: 'جنگ', language: 'fa' }, [], []],
  [
    'a rule for Norwegian, in Bokmål',
    { phrases: ['gift'], languages: ['no'] },
    { title: 'Gift', language: 'nb' },
    ['t'],
    ['title 0 Gift by gift'],
  ],
  ['a rule for Bokmål, in Nynorsk', { phrases: ['gift'], languages: ['nb'] }, { title: 'Gift', language: 'nn' }, [], []],
  ['an old code', { phrases: ['gift'], languages: ['he'] }, { title: 'Gift', language: 'iw' }, ['t'], ['title 0 Gift by gift']],
  ['a language nobody knows', { phrases: ['gift'], languages: ['de'] }, { title: 'Gift' }, ['t'], ['title 0 Gift by gift']],
  ['the language of a phrase', { phrases: [{ text: 'gift', languages: ['de', 'sv'] }] }, { title: 'Gift', language: 'en-GB' }, [], []],
  [
    'a phrase of another language hides none',
    {
      phrases: [
        { text: 'gift shop', languages: ['en'] },
        { text: 'gift', languages: ['de'] },
      ],
    },
    { title: 'Gift shop', language: 'de' },
    ['t'],
    ['title 0 Gift by gift'],
  ],
  ['near in another language', { phrases: [{ ...near, languages: ['de'] }] }, { title: 'Peace talks', language: 'en' }, [], []],
]

test.each(cases)('%s', (_, rule, article, expected, because) => {
  const tags = openTopicTagger([{ id: 't', ...rule }])(article)
  expect(told(tags)).toEqual(expected)
  expect(evidence(tags)).toEqual(because)
})

describe('repetition', () => {
  const tag = openTopicTagger([{ id: 't', threshold: 20, phrases: ['NATO', 'OTAN', near] }])
  const scoreOf = (text: string) => tag({ text: far + text })[0]?.score ?? 0

  test('a phrase earns less each time, and nothing from the fifth time on', () => {
    const scores = [1, 2, 3, 4, 5, 50].map((times) => scoreOf('NATO '.repeat(times)))
    const steps = scores.slice(1).map((score, index) => score - (scores[index] as number))
    expect(steps.slice(0, 3).every((step, index) => step > 0 && step < (steps[index - 1] ?? 1))).toBe(true)
    expect(steps.slice(3)).toEqual([0, 0])
  })

  test('so does a pair of phrases', () => {
    const scores = [3, 4, 5].map((times) => scoreOf('peace talks, and then a lot of. '.repeat(times)))
    expect(scores[1]).toBeGreaterThan(scores[0] as number)
    expect(scores[2]).toBe(scores[1])
  })

  test('another phrase earns as if it were alone', () => {
    expect(scoreOf('NATO OTAN')).toBeGreaterThan(scoreOf('NATO NATO'))
  })
})

test('scores are told relative to the threshold', () => {
  const tag = openTopicTagger([
    { id: 'a', threshold: 2, phrases: [{ text: 'talks', weight: 0.5 }] },
    { id: 'b', threshold: 8, phrases: [{ text: 'talks', weight: 2 }] },
  ])
  expect(tag({ title: 'Talks' }).map(({ score, passing }) => [score, passing])).toEqual([
    [0.426, false],
    [0.426, false],
  ])
})

describe('inheritance', () => {
  const rules = [
    { id: 'world', phrases: ['world'] },
    { id: 'diplomacy', under: ['world'], phrases: ['embassy'] },
    { id: 'peace-talks', under: ['diplomacy'], phrases: ['peace talks'] },
    { id: 'un', under: ['diplomacy'], phrases: ['Security Council'] },
  ]
  const tag = openTopicTagger(rules)

  test('a topic brings those it is under, and those above them, each with its reason', () => {
    const tags = tag({ title: 'Peace talks' })
    expect(told(tags)).toEqual(['world', 'diplomacy', 'peace-talks'])
    expect(evidence(tags)).toEqual([
      'parent null Peace talks by topic:diplomacy',
      'parent null Peace talks by topic:peace-talks',
      'title 0 Peace talks by peace talks',
    ])
    expect(new Set(tags.map(({ score }) => score)).size).toBe(1)
  })

  test('what is named in passing makes nothing more than passing of what is above', () => {
    expect(told(tag({ text: `${far}peace talks` }))).toEqual(['(world)', '(diplomacy)', '(peace-talks)'])
  })

  test('a topic named in passing is given for the sake of one that is, and says so', () => {
    const tags = tag({ title: 'Security Council', text: `${far}peace talks, embassy` })
    expect(told(tags)).toEqual(['world', 'diplomacy', '(peace-talks)', 'un'])
    expect(evidence(tags.filter(({ value }) => value === 'diplomacy'))).toEqual([
      'body 1013 embassy by embassy',
      'parent null Security Council by topic:un',
    ])
  })

  test('what a feed bears brings what is above it', () => {
    expect(told(tag({ feedTopics: ['un'] }))).toEqual(['world', 'diplomacy', 'un'])
  })

  test('a circle does no harm', () => {
    const circle = openTopicTagger([
      { id: 'a', under: ['b', 'a'], phrases: ['peace'] },
      { id: 'b', under: ['a'], phrases: ['war'] },
    ])
    expect(told(circle({ title: 'Peace and war', text: 'Peace' }))).toEqual(['a', 'b'])
  })

  test('five pieces of evidence are the most, and one of them is the topic it follows from', () => {
    const many = openTopicTagger([
      { id: 'up', threshold: 50, phrases: ['aa', 'bb', 'cc', 'dd', 'ee', 'ff'] },
      { id: 'low', under: ['up'], phrases: ['aa'] },
    ])
    const [up] = many({ title: 'aa bb cc dd ee ff' })
    expect(up?.passing).toBe(false)
    expect(up?.evidence.map(({ rule }) => rule)).toEqual(['aa', 'bb', 'cc', 'dd', 'topic:low'])
  })
})

describe('what the operator says of a feed', () => {
  const tag = openTopicTagger([{ id: 't', phrases: ['ceasefire'], none: ['football'], all: [['war']], languages: ['de'] }])

  test('stands whatever the rule says', () => {
    const tags = tag({ title: 'Ceasefire football', language: 'en', feedTopics: ['t'] })
    expect(told(tags)).toEqual(['t'])
    expect(evidence(tags)).toEqual(['feed null t by feed:t'])
  })

  test('stands beside what the article says', () => {
    expect(evidence(tag({ title: 'Ceasefire in the war', feedTopics: ['t', 't'] }))).toEqual([
      'feed null t by feed:t',
      'title 0 Ceasefire by ceasefire',
    ])
  })
})

describe('for any rules and any text', () => {
  const words = ['peace', 'war', 'talks', 'truce', 'and', 'Peace', 'war.', 'talks\n']
  const text = fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((list) => list.join(' '))
  const group = fc.uniqueArray(fc.constantFrom('peace', 'war', 'talks', 'truce', 'peace talks', 'talk*'), { minLength: 1, maxLength: 3 })
  const groups = fc.array(group, { minLength: 2, maxLength: 3 })
  const within = fc.integer({ min: 1, max: 6 })
  const article = fc.record({ title: text, text })

  test('the order of the groups of near means nothing', () => {
    fc.assert(
      fc.property(groups, within, article, (near, reach, given) => {
        const tag = (order: readonly (readonly string[])[]) =>
          openTopicTagger([{ id: 't', threshold: 0.1, phrases: [{ near: order, within: reach }] }])(given)
        expect(tag(near.toReversed()).length).toBe(tag(near).length)
      }),
    )
  })

  test('words that several phrases of one group find push out none of it', () => {
    const near = [['talks'], ['peace talks', 'talks', 'war']]
    for (const order of [near, near.toReversed()]) {
      const tag = openTopicTagger([{ id: 't', threshold: 0.1, phrases: [{ near: order, within: 2 }] }])
      expect(told(tag({ text: 'war peace talks' }))).toEqual(['t'])
    }
  })

  test('nor does the direction of reading', () => {
    const single = fc.array(fc.constantFrom('peace', 'war', 'talks', 'truce', 'and'), { maxLength: 30 })
    const singles = fc.array(fc.uniqueArray(fc.constantFrom('peace', 'war', 'talks', 'truce'), { minLength: 1 }), {
      minLength: 2,
      maxLength: 4,
    })
    fc.assert(
      fc.property(singles, within, single, (near, reach, given) => {
        const tag = openTopicTagger([{ id: 't', threshold: 0.1, phrases: [{ near, within: reach }] }])
        expect(tag({ text: given.toReversed().join(' ') }).length).toBe(tag({ text: given.join(' ') }).length)
      }),
    )
  })

  test('one more phrase in none never adds a topic', () => {
    const phrases = fc.array(
      fc.oneof(
        group.map(([first]) => first as string),
        fc.record({ near: groups, within }),
        fc.record({ sentence: groups }),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    fc.assert(
      fc.property(phrases, group, fc.constantFrom('football', ...['peace', 'talks']), article, (given, none, further, entry) => {
        const topics = (list: readonly string[]) => told(openTopicTagger([{ id: 't', phrases: given, none: list }])(entry))
        const before = topics(none)
        expect(before).toEqual(expect.arrayContaining([...topics([...none, further])]))
      }),
    )
  })

  test('one more phrase against a topic never adds it, and never makes it score more', () => {
    const words = fc.constantFrom('football', 'peace', 'talks')
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 3 }), fc.array(words), words, article, (phrases, against, further, entry) => {
        const scoreOf = (list: readonly string[]) => openTopicTagger([{ id: 't', phrases, against: list }])(entry)[0]?.score ?? 0
        expect(scoreOf([...against, further])).toBeLessThanOrEqual(scoreOf(against))
      }),
    )
  })

  test('evidence in a text stands where it says', () => {
    fc.assert(
      fc.property(groups, within, article, (near, reach, given) => {
        const tags = openTopicTagger([{ id: 't', phrases: ['peace', { near, within: reach }, { sentence: near }] }])(given)
        for (const { where, offset, phrase } of tags.flatMap((tag) => tag.evidence)) {
          expect((where === 'title' ? given.title : given.text).startsWith(phrase, offset ?? -1)).toBe(true)
        }
      }),
    )
  })
})
