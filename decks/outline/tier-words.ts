// The words that tell how important a tier is, from "must know" to "nice to have", in English, Chinese and some Japanese.

/** A tier named by a word; the fields are those of a tier mark. */
export type WordMark = { order: number; strength: "word" | "weak"; lead: boolean; whole: boolean };

/** One scale for all words, so that "essential, important, optional" and "must, should, could" sort alike. */
const strong: Record<string, number> = scale({
  5: "critical, top priority, highest priority, most important, 最高优先级, 最重要, 重中之重, 精通, 必须精通",
  8: "very important, 非常重要, 很重要, 熟练掌握",
  10:
    "must, must have, must haves, must knows, must reads, must know, must knows, must learn, must do, must master, need to know, need to have, " +
    "essential, essentials, required, mandatory, vital, crucial, high, high priority, high importance, " +
    "必须掌握, 必須掌握, 必须, 必須, 必需, 必要, 必掌握, 必学, 必學, 必会, 必會, 必考, 必考点, 必备, 必備, 必修, 必知, 必知必会, 必读, 必讀, " +
    "重点掌握, 重點掌握, 重点, 重點, 高优先级, 高優先級, 高优, 首要, 刚需, 高频, 高频考点, 关键, 關鍵, 高",
  15: "掌握, 需掌握, 需要掌握, 常考, 常考点",
  20:
    "should, should haves, should have, should know, should learn, should do, important, recommended, medium, medium priority, mid, " +
    "medium importance, moderate, worth knowing, 重要, 应该掌握, 應該掌握, 应掌握, 应该, 应会, 应知, 建议掌握, 推荐, 推薦, 推荐掌握, " +
    "中优先级, 中優先級, 中优, 中等, 中频, 次重要, 比较重要, 较重要, 熟悉, 常用, 推奨, 中",
  25: "normal, average, 理解, 一般, 普通",
  30:
    "could, could haves, could have, could know, could learn, nice to have, nice to haves, nice to know, good to know, good to have, " +
    "optional, low, low priority, low importance, bonus, supplementary, can wait, 了解, 了解即可, 知道即可, 选学, 選學, 选修, 選修, " +
    "可选, 可選, 选读, 按需, 按需深入, 按需学习, 按需了解, 低优先级, 低優先級, 低优, 低频, 次要, 加分, 加分项, 任意, 可以了解, 锦上添花, 有余力再学, 低",
  40:
    "wont, won't, wont have, won't have, won't haves, will not have, won't know, won't learn, not now, out of scope, skip for now, " +
    "不做, 暂不学, 暂不需要, 可忽略, 可跳过, 暂缓, 不考, 可不学",
});

/** Words that also name ordinary topics: they count only where two of them stand side by side. */
const weak: Record<string, number> = scale({
  1: "primary, foundational, basic, basics, beginner, beginners, foundation, foundations, fundamental, fundamentals, core, 基础, 基礎, 入门, 入門, 初级, 初級, 核心",
  2: "secondary, intermediate, 进阶, 進階, 中级, 中級, 提高",
  3: "tertiary, advanced, 高级, 高級, 拓展, 扩展, 深入, 上級",
  4: "expert, experts, 专家, 专家级",
});

const bareLevels = /^(?:high|medium|mid|low|normal|average|critical|高|中|低)$/;
const context = /(?<![\p{L}\p{N}])(?:priority|importance|urgency)(?![\p{L}\p{N}])|优先|優先|重要/u;
const tails =
  /(?: (?:topics?|concepts?|skills?|knowledge|items?|points?|things|content|material|features?|list|section|ones|stuff|areas?|subjects?|this time|for now|now)|的?(?:内容|內容|部分|知识点?|知識點?|主题|主題|考点|考點|技能|能力|要点|要點|模块|章节|项|項))$/;
const opening =
  /^(must know|must have|must learn|must master|should know|should have|should learn|could have|could know|nice to have|nice to know|good to know|won't have|high priority|medium priority|low priority|必须掌握|必須掌握|必学|必会|必考|选学|了解即可|高优先级|中优先级|低优先级|应该掌握|重点掌握)/;
const inside = /(?<![\p{L}\p{N}])((?:must|should|nice to|good to|need to) (?:know|have|learn|master))(?![\p{L}\p{N}])/u;
const range = /从.*到|至|(?<![a-z])(?:from|to|through|versus|vs)(?![a-z])|->|→/;

/** Without any of these an English title names no tier. */
const hint =
  /must|need|essential|requir|mandat|vital|crucial|high|critical|top|import|should|recommend|medium|mid|moderate|worth|normal|average|could|nice|good|optional|low|bonus|supplement|wait|won't|wont|will not|not now|out of|skip|basic|beginner|found|fundament|core|primary|intermediate|secondary|advanced|tertiary|expert/;

/** The word for a tier in a folded title without its number; null if there is none or if it names a range of them. */
export function tierWord(text: string): WordMark | null {
  if (/^[ -~]*$/.test(text) && !hint.test(text)) return null;
  const title = text.replace(/(?<=\p{L})-(?=\p{L})/gu, " ").replace(/\s+/g, " ");
  const segments = segmentsOf(title);
  const found = segments.map((segment, at) => wordOf(segment, at === 0 || context.test(title)));
  const marks = found.filter((mark) => mark !== null);
  const best = marks.find((mark) => mark.strength === "word") ?? marks[0] ?? phraseOf(title);
  if (best === null || best === undefined) return null;
  const orders = new Set(marks.filter((mark) => mark.strength === best.strength).map((mark) => mark.order));
  const leads = found[0] !== null && found[0]?.order === best.order;
  if (orders.size > 1 && (!leads || range.test(title))) return null;
  const whole = found.length > 0 && found.every((mark, at) => mark !== null || context.test(segments[at] ?? ""));
  return { order: best.order, strength: best.strength, lead: leads || opening.test(title), whole };
}

function wordOf(segment: string, levelsAllowed: boolean): { order: number; strength: "word" | "weak" } | null {
  if (segment.length > 40) return null;
  const bare = segment.replace(/^(?:the|a|an) /, "");
  const found = known(bare, levelsAllowed) ?? known(bare.replace(tails, ""), levelsAllowed);
  if (found !== null) return found;
  for (const word of hanWords(bare)) {
    const inside = known(word, levelsAllowed);
    if (inside !== null) return inside;
  }
  return null;
}

function known(word: string, levelsAllowed: boolean): { order: number; strength: "word" | "weak" } | null {
  const order = strong[word];
  if (order !== undefined) return bareLevels.test(word) && !levelsAllowed ? null : { order, strength: "word" };
  const soft = weak[word];
  return soft === undefined ? null : { order: soft, strength: "weak" };
}

/** "Kubernetes 必学" has no punctuation, only a space. */
function hanWords(segment: string): string[] {
  return /\p{Script=Han}/u.test(segment) && segment.includes(" ")
    ? segment.split(" ").filter((word) => word.length > 1)
    : [];
}

function phraseOf(title: string): { order: number; strength: "word" } | null {
  const phrase = opening.exec(title)?.[1] ?? inside.exec(title)?.[1];
  if (phrase === undefined) return null;
  const order =
    strong[phrase] ??
    (phrase.startsWith("nice") || phrase.startsWith("good") ? 30 : phrase.startsWith("should") ? 20 : 10);
  return { order, strength: "word" };
}

function scale(words: Record<number, string>): Record<string, number> {
  const table: Record<string, number> = Object.create(null);
  for (const [order, list] of Object.entries(words))
    for (const word of list.split(",")) table[word.trim()] = Number(order);
  return table;
}

/** The pieces of a folded title between its punctuation marks. */
export function segmentsOf(text: string): string[] {
  return text
    .split(/\s*(?:[|:;,。、,./()[\]{}<>《》「」『』【】“”"~·•+&*`_!?=→]|\s[-–—]+\s|[–—]+)\s*/)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== "");
}
