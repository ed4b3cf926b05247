import type { OwnNames } from '#tag/data/own-names.ts'
import type { LanguageNames } from './language-names.ts'

/** Two countries in two characters. */
const pairs: OwnNames = {
  'RU+UA': { name: '俄乌, 乌俄, 俄烏, 烏俄' },
  'US+RU': { name: '美俄, 俄美' },
  'US+IR': { name: '美伊' },
  'US+UA': { name: withTopics('美乌 乌美') },
  'US+KR': { name: '美韩, 韩美, 美韓, 韓美' },
  'US+KP': { name: '美朝, 朝美' },
  'KR+KP': { name: '朝韩, 韩朝, 朝韓' },
  'IN+PK': { name: '印巴' },
  'RU+KP': { name: '俄朝, 朝俄' },
  'CN+US': { name: withTopics('中美 美中') },
  'CN+RU': { name: withTopics('中俄 俄中') },
  'CN+JP': { name: withTopics('中日 日中') },
  'CN+KR': { name: withTopics('中韩 韩中') },
  'CN+IN': { name: withTopics('中印 印中') },
  'CN+KP': { name: withTopics('中朝') },
  'CN+VN': { name: withTopics('中越') },
  'CN+GB': { name: withTopics('中英') },
  'CN+FR': { name: withTopics('中法') },
  'CN+DE': { name: withTopics('中德') },
  'CN+PH': { name: withTopics('中菲') },
  'CN+AU': { name: withTopics('中澳') },
  'US+JP': { name: withTopics('美日 日美') },
  'JP+KR': { name: withTopics('日韩 韩日') },
  'IL+PS': { name: withTopics('巴以 以巴') },
  'IL+IR': { name: withTopics('以伊') },
  'IL+LB': { name: withTopics('黎以') },
}

/** Pairs that are too often the end of one word and the beginning of another (会谈中|美方, 今日|美国) count before what the news says of two countries. */
function withTopics(list: string): string {
  const topics =
    '关系 两国 双方 双边 贸易 经贸 元首 高层 领导人 首脑 外长 会谈 谈判 磋商 对话 战争 冲突 停火 局势 合作 协议 峰会 边境 边界 竞争 联合 关税 同盟 两军 南海 就 關係 貿易 戰爭 衝突'
  return list
    .split(' ')
    .flatMap((pair) => topics.split(' ').map((topic) => pair + topic))
    .join(', ')
}

/** What a government or an army does. Its short form is often the end of one word and the beginning of another (集中|方式, 以|军人): before these it is not. */
function withActs(list: string): string {
  const acts =
    '表示 认为 称 强调 敦促 呼吁 回应 宣布 指出 指责 要求 反对 坚决 对 希望 提出 在 空袭 袭击 轰炸 炮击 打击 打死 发动 进入 继续 士兵 战机 参谋长 发言人'
  return list
    .split(' ')
    .flatMap((side) => acts.split(' ').map((act) => side + act))
    .join(' ')
}

/** 美总统, 俄外长: heads of governments after the country's first character. */
function withOffices(country: string): string {
  return '总统 副总统 总理 外长 防长 财长'
    .split(' ')
    .map((office) => country + office)
    .join(', ')
}

/** Chinese, in simplified and traditional characters. Demonyms are the country's name with 人 and the like; here stand short forms of governments and armies. */
export const chinese: LanguageNames = {
  demonyms: `CN 中方 解放军 解放軍 维吾尔 維吾爾 中共, US 美方 美军 美軍, RU 俄方 俄军 俄軍 苏联 蘇聯 车臣, UA 乌方 乌军 烏軍 烏方, IL 以方? 以军? 以軍? ${withActs('以方 以军')}, JP 日方? 日军? 日軍? ${withActs('日方 日军')}, KR 韩方 韩军, GB 英方 英军, IN 印军 印方? ${withActs('印方')}, PK 巴军, IR 伊方, TW 国军!`,
  names: {
    AE: { name: '阿联酋', city: '迪拜, 杜拜, 阿布扎比' },
    AF: { capital: '喀布尔, 喀布爾', city: '坎大哈, 赫拉特, 昆都士, 贾拉拉巴德', province: '赫尔曼德, 楠格哈尔, 潘杰希尔', seat: '塔利班' },
    AZ: { province: '纳戈尔诺-卡拉巴赫, 纳卡' },
    BE: { capital: '布鲁塞尔, 布魯塞爾' },
    BY: { capital: '明斯克' },
    ...pairs,
    CD: { name: '刚果民主共和国, 刚果金, 剛果, 剛果民主共和國', city: '戈马' },
    CG: { name: '刚果共和国, 刚果布, 剛果共和國' },
    CH: { city: '日内瓦, 日內瓦, 苏黎世, 达沃斯' },
    CN: {
      name: '中欧领导人, 中欧峰会, 中欧关系, 中欧经贸, 中欧贸易, 中欧投资, 中欧班列',
      capital: '北京',
      city: '上海, 广州, 深圳, 武汉, 重庆, 天津, 成都, 南京, 杭州, 乌鲁木齐, 昆明, 哈尔滨, 沈阳, 大连, 青岛, 西安, 郑州, 长沙, 厦门, 苏州, 宁波, 合肥, 济南, 福州, 南昌, 太原, 兰州, 拉萨, 贵阳, 南宁, 丹东',
      province:
        '新疆, 西藏, 广东, 四川, 浙江, 江苏, 山东, 河南, 湖北, 湖南, 福建, 云南, 河北, 辽宁, 吉林, 黑龙江, 陕西, 甘肃, 青海, 贵州, 广西, 内蒙古, 宁夏, 海南, 江西, 安徽, 山西',
      seat: '中南海, 人民大会堂, 国务院!',
    },
    DE: { capital: '柏林', city: '慕尼黑, 汉堡, 法兰克福', seat: '联邦议院' },
    EG: { capital: '开罗, 開羅', province: '西奈', seat: '苏伊士运河' },
    ET: { province: '提格雷' },
    FR: { capital: '巴黎', seat: '爱丽舍宫' },
    GB: { name: '英国, 英國, 英格兰, 苏格兰, 威尔士, 北爱尔兰', capital: '伦敦, 倫敦', seat: '唐宁街' },
    GE: { name: '格鲁吉亚', province: '阿布哈兹, 南奥塞梯' },
    IL: { capital: '耶路撒冷', city: '特拉维夫, 海法', seat: '摩萨德, 以色列国防军, 以总理?, 以总理内塔尼亚胡, 以防长' },
    IN: { capital: '新德里', city: '孟买' },
    IQ: { capital: '巴格达, 巴格達', city: '摩苏尔, 巴士拉, 基尔库克, 埃尔比勒' },
    IR: { capital: '德黑兰, 德黑蘭', city: '伊斯法罕, 纳坦兹, 布什尔', seat: `革命卫队, 霍尔木兹海峡, ${withOffices('伊')}` },
    JP: {
      name: '日本海军, 日本海上, 日本海警, 日本海关, 日本海域, 日本海外, 日本海軍, 日本海關',
      capital: '东京, 東京',
      city: '大阪, 广岛, 长崎, 福岛, 京都',
      province: '冲绳, 北海道',
      seat: '日首相?',
    },
    KP: { name: '朝鲜, 北韩, 北韓, 北朝鮮', capital: '平壤' },
    KR: { name: '韩国, 韓國, 南韓', capital: '首尔, 首爾', seat: `青瓦台, ${withOffices('韩')}` },
    LB: { capital: '贝鲁特', seat: '真主党, 真主黨' },
    LY: { capital: '的黎波里', city: '班加西' },
    MM: { name: '缅甸, 緬甸', capital: '内比都', city: '仰光', province: '若开邦', demonym: '罗兴亚' },
    NL: { city: '海牙, 鹿特丹' },
    PK: { capital: '伊斯兰堡', city: '卡拉奇, 拉合尔, 白沙瓦, 奎达', province: '俾路支省' },
    PL: { capital: '华沙, 華沙' },
    PS: {
      province: '加沙, 加萨, 加薩, 加沙地带, 约旦河西岸, 約旦河西岸',
      seat: '哈马斯, 哈瑪斯, 杰哈德',
      city: '拉法, 汗尤尼斯, 拉姆安拉',
      name: '巴勒斯坦',
    },
    RU: {
      capital: '莫斯科',
      city: '圣彼得堡, 聖彼得堡, 别尔哥罗德, 库尔斯克, 符拉迪沃斯托克, 海参崴',
      province: '西伯利亚, 达吉斯坦, 加里宁格勒',
      seat: `${withOffices('俄')}, 克里姆林宫, 克里姆林宮, 国家杜马, 俄杜马, 杜马?, 杜马主席, 杜马议员, 杜马代表, 杜马选举, 瓦格纳集团, 俄罗斯联邦`,
    },
    SA: { name: '沙特, 沙特阿拉伯, 沙烏地阿拉伯', capital: '利雅得' },
    SD: { capital: '喀土穆', city: '法希尔', province: '达尔富尔', seat: '快速支援部队' },
    SO: { capital: '摩加迪沙', seat: '青年党!' },
    SS: { name: '南苏丹', capital: '朱巴' },
    SY: { capital: '大马士革, 大馬士革', city: '阿勒颇, 伊德利卜, 霍姆斯, 拉卡', province: '戈兰高地' },
    TR: { capital: '安卡拉', city: '伊斯坦布尔, 伊斯坦堡' },
    TW: { name: '台湾, 台灣, 臺灣', capital: '台北, 臺北', seat: '台积电, 民进党, 国民党' },
    UA: {
      capital: '基辅, 基輔',
      city: '哈尔科夫, 哈尔基夫, 赫尔松, 敖德萨, 马里乌波尔, 扎波罗热, 利沃夫, 巴赫穆特, 切尔诺贝利, 第聂伯罗',
      province: '克里米亚, 克里米亞, 顿巴斯, 頓巴斯, 顿涅茨克, 卢甘斯克',
      seat: withOffices('乌'),
    },
    US: {
      name: '美国, 美國',
      capital: '华盛顿, 華盛頓',
      city: '纽约, 紐約, 洛杉矶, 芝加哥',
      province: '加利福尼亚, 加州, 得克萨斯, 德克萨斯, 佐治亚州, 喬治亞州, 乔治亚州, 佛罗里达, 马里兰, 马里兰州, 夏威夷',
      seat: `白宫, 白宮, 五角大楼, 五角大廈, 国会山, 美联储, ${withOffices('美')}`,
    },
    VA: { name: '梵蒂冈' },
    YE: { capital: '萨那', city: '荷台达, 亚丁', seat: '胡塞武装, 胡塞' },
    ZA: { name: '南非' },
  },
  nothing: `印度洋, 墨西哥湾, 亚丁湾, 巴黎协定, 巴黎協定, 日内瓦公约, 皇家马德里, 巴黎圣日耳曼, 南京路, 北京路, 台湾海峡, 上海合作组织, 上海合作組織, 日本海,
    沿海地, 渤海地, 东海地, 黄海地, 南海地, 珠海地, 以方便, 以方式, 以军人, 日方可, 日方案, 日方式, 日军训, 印方法, 印方式,
    其中方, 集中方, 手中方, 其中共, 中共计, 完美方, 优美方, 赞美军, 精英方, 俄方块, 俄罗斯方块, 以总理身份, 以总统身份,
    马里奥, 马里布, 马里亚纳, 古巴比伦, 阿曼达, 汤加热, 汤加入, 汤加盐, 很多哥哥, 许多哥哥, 不丹顶鹤, 约旦河,
    纽约时报, 紐約時報, 纽约邮报, 华盛顿邮报, 華盛頓郵報, 洛杉矶时报, 芝加哥论坛报, 洛杉矶湖人, 芝加哥公牛, 拜仁慕尼黑`,
}
