/**
 * Words that stand in nearly every text of a language: articles, prepositions, conjunctions, pronouns, forms of `to be`. A phrase of nothing else tells nothing.
 * Written by hand. What is also a word with a meaning of its own in another of the languages (`war`, `gift`, `come`, `son`) is left out.
 */
const lists = [
  'a about after all also am an and any are as at be been but by did do does for from had has have he her his how i if in into is it its me my no not of on or our out over she so some than that the their them then there these they this those to too up very was we were what when where which while who why will with would you your',
  'aber als am auch auf aus bei bin bis da das dass dem den der des die doch du ein eine einem einen einer er es für hat ich ihm ihr im ist ja mit nach nicht noch nun nur ob oder sein sich sie sind so über um und uns vom von vor was wenn wer wie wir wird zu zum zur',
  'au aux avec ce ces cette dans de des du elle elles en est et eux il ils je la le les leur lui mais ne nous on ou où par pas pour qu que qui sa se ses sont sur tu un une vous',
  'al como con de del desde el ella ellos en entre es esta este ha la las lo los más muy ni no nos o para pero por que se ser si sin sobre su sus un una uno y ya yo',
  'ai alla alle che chi con cui da dal dalla dei del della delle di e ed è gli ha i il in io la le lo ma nel nella non o per più se si sono su sul sulla tra tu un una',
  'ale bo by co czy dla do go i ich jak jako jest jej już ku lub ma mu na nad nie o od oraz po pod przed przez przy się są ta tak te to tu tym u w we z za ze że',
  'а але без в від вже ви воно вони все всі де для до є за з зі із й його її їх і та те ти то у це цей ця ці чи що як який які я ми на над не ні про при по під так також',
  'без более был была были было быть в вот все всё вы да для до его её если есть ещё же за и из или им их к как ко когда ли мы на над не него нет но о об он она они оно от по под при с со так также то тот ты у уже что чтобы это этот я',
  'bir bu da de daha gibi için ile ise ki mi mı ne o olan olarak şu ve veya ya',
  'أن إلى أو إن التي الذي بعد بين ثم ذلك عن على في قد قبل كان كانت كما لا لم ما مع من هذا هذه هو هي و',
  'از است آن این با بر برای به تا در را که و هم یا یک بود شد شده می',
  'او په د دا دی ده چې څخه سره ته کې له هم نه یو',
  '的 了 在 是 和 与 及 或 不 也 都 就 这 那 有 我 你 他 她 它 们 把 被 为 对 从 以 而 但 之',
]

export const stopWords: ReadonlySet<string> = new Set(lists.flatMap((list) => list.split(' ')))
