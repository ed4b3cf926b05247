/**
 * Words that stand in nearly every text of a language: articles, prepositions, conjunctions, pronouns, forms of `to be`, small numbers. A phrase of nothing else tells nothing.
 * Written by hand, over a count of words in the labelled articles (tests/fixtures/tag/tuning*.jsonl). What is also a word with a meaning of its own in another of the languages (`war`, `gift`, `come`, `son`) is left out.
 */
const lists = [
  'a about after all also am an and any are as at be been but by did do does for from had has have he her his how i if in into is it its me my no not of on or our out over she so some than that the their them then there these they this those to too up very was we were what when where which while who why will with would you your because before could first here just last more most one only s shall should since such t three through two under until',
  'aber als am auch auf aus bei bin bis da das dass dem den der des die doch du ein eine einem einen einer er es für hat ich ihm ihr im ist ja mit nach nicht noch nun nur ob oder sein sich sie sind so über um und uns vom von vor was wenn wer wie wir wird zu zum zur durch dürfen gegen haben hatte hatten ihre mehr ohne seit sagte sagten sei soll sollen unter weil werden wurde wurden zwei zwischen',
  'au aux avec ce ces cette dans de des du elle elles en est et eux il ils je la le les leur lui mais ne nous on ou où par pas pour qu que qui sa se ses sont sur tu un une vous à après avait avant contre d depuis deux entre être été fait l n ont plus s sans selon sous trois très',
  'al como con de del desde el ella ellos en entre es esta este ha la las lo los más muy ni no nos o para pero por que se ser si sin sobre su sus un una uno y ya yo antes cuando donde dos fue fueron han hasta les me porque según tras tres',
  'ai alla alle che chi con cui da dal dalla dei del della delle di e ed è gli ha i il in io la le lo ma nel nella non o per più se si sono su sul sulla tra tu un una anche contro dall dell d dopo dove due fra hanno l nell prima quando stata stati sull tre verso',
  'ale bo by co czy dla do go i ich jak jako jest jej już ku lub ma mu na nad nie o od oraz po pod przed przez przy się są ta tak te to tu tym u w we z za ze że bez był była było były dwa dwie gdy jeszcze która które którego którzy który lat trzy tylko',
  'а але без в від вже ви воно вони все всі де для до є за з зі із й його її їх і та те ти то у це цей ця ці чи що як який які я ми на над не ні про при по під так також був була були було буде будуть бути два дві коли ж після понад свої свого там того тому через ще щоб яка яке яких',
  'без более был была были было быть в вот все всё вы да для до его её если есть ещё же за и из или им их к как ко когда ли мы на над не него нет но о об он она они оно от по под при с со так также то тот ты у уже что чтобы это этот я будет будут два где лет которая которого которое которые которых который ее еще после своих того через чем эта эти',
  'bir bu da de daha gibi için ile ise ki mi mı ne o olan olarak şu ve veya ya ancak çok diye dolayı en göre her iki ilk kadar sonra söyledi bildirdi üç var',
  'أن إلى أو إن التي الذي بعد بين ثم ذلك عن على في قد قبل كان كانت كما لا لم ما مع من هذا هذه هو هي و إنه أي أيضا بعض به بها حتى حيث خلال دون ضد عند عندما غير فيه فيها كل لدى لن له لها لكن ليس منذ منه منها نحو هناك وأن وإن وفي وقال وقالت وقد وكان وكانت ولا ولم وما ومن وهو وهي وعلى',
  'از است آن این با بر برای به تا در را که و هم یا یک بود شد شده می اما اند ای باید بوده پس پیش خود خواهد دارد داد دو سه شدند شود کرد کردند کرده کند گفت گوید گویند ها های هر',
  'او په د دا دی ده چې څخه سره ته کې له هم نه یو ترڅو دغه دي شو شوی شوي شي کړ کړه کړي کړی لا ور وي هغه هغو یې يې يو وايي وویل خو تر پر شول لپاره',
  'の は が を に で と も へ や か です ます する した して こと これ それ から まで より',
  "don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't hasn't haven't i'm i've i'd i'll you're we're we've they're they've we'll they'll he'd she'd",
]

/** Ideographs that tell nothing together either: 我们, 的是. Others say something in company: 将 is a particle, 中将 a general. */
const particles = '的 了 在 是 和 与 及 或 不 也 都 就 这 那 有 我 你 他 她 它 们 把 被 为 对 从 以 而 但 之 个 没 一'

const standingAlone = '十 两 三 人 说 后 年 月 日 将 已 中 上 下 会 到 并 时 名 其 该 因 于 由 表示 可以 自己 已经 因为 随后 今年 一些'

export const stopWords: ReadonlySet<string> = new Set([...lists, particles, standingAlone].flatMap((list) => list.split(' ')))

export const stopIdeographs: ReadonlySet<string> = new Set(particles.split(' '))

/** With a capital first they are names: a country in all capitals, people, a month. */
export const stopWordsInSmall: ReadonlySet<string> = new Set('us said can may'.split(' '))

/**
 * Beginnings that a third of all texts in a language, or more, have a word with: prefixes, the Arabic article, frequent words. Such a beginning with `*` tells nothing either.
 * Counted in the same articles; without accents. Those that begin the words of a subject (`war`, `bund`, `iran`) are left out.
 */
const beginnings = [
  'aft com con cou dis exp fro hav int pre pro res sai sta tha thr whi wil wit yea',
  'ang auf aus fur jah uber ein ent ges nac nich sch sei sic ube unt unte ver vor wei zwe',
  'ava cha deu dep par pou qua rec sou tro troi dan gio ann cua desd ent seg tre cont dell dop nell stat',
  'dzi dzie kto ktor mie nie pie pier pod pol pow prz prze przy roz str trz wys zap',
  'без вид дев дво зап кот кото котор пер пере під піс післ пов повід под пол пон пос посл пот пра пре пред при про раз роз ста сто тре три чер через',
  'ara bas bil cık gec gel gor ici kap kar kon ola old sav son soy ver yap',
  'باز برا پای خوا کار گوی رسی',
  'است وال بال لل وقا كال فال ولل',
]

export const stopBeginnings: ReadonlySet<string> = new Set(beginnings.flatMap((list) => list.split(' ')))
