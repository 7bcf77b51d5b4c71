// What the title of a section says about its lines: content, best practice, or talk about studying that is passed over.

import type { SkipReason } from "../types.ts";
import { readNumbering } from "./numbering.ts";
import { folded } from "./ordinals.ts";

const practice =
  /best[\s-]?practices?|(?<![a-z])(?:good|recommended) practices?(?![a-z])|(?<![a-z])production (?:tips|advice|recommendations|practices?)|do(?:'|’)?s and don(?:'|’)?t(?:'|’)?s|最佳实践|最佳實踐|最佳做法|实践建议|實踐建議|生产建议|生產建議|实战建议|ベストプラクティス/;
const conceptLabel =
  /^(?:(?:core|key|main|basic) )?(?:concepts?|ideas?|facts?|points?|knowledge)$|^(?:核心|关键|基本|主要)?(?:概念|知识点|知識點|要点|要點|考点)$/;

/** Talk about studying, whatever stands around it; looked for only outside of the tiers. */
const outside: Array<[SkipReason, RegExp]> = [
  ["deliverables", any(["(?<![a-z])deliverables?(?![a-z])", "交付物", "产出物", "產出物", "提交物", "产出清单"])],
  [
    "route-overview",
    any([
      "学习路线|學習路線|学习路径|學習路徑|学习顺序|建议顺序|优先级(?:说明|总览|概览|划分)",
      "(?:总览|總覽|概览|概覽|目录|目錄|路线图|路線圖|大纲|大綱|图例)$",
      "^(?:[a-z]+ ){0,2}(?:overview|roadmap|legend)$",
      "^(?:(?:table of )?contents|toc|index|at a glance|summary)$",
      "^(?:(?:suggested|recommended|proposed|my) (?:(?:learning|study|reading) )?|(?:learning|study|reading) )(?:path|route|order|sequence)$",
      "^how (?:to read|this (?:outline|document|list) (?:works|is organi[sz]ed))",
      "^(?:priority|tier) (?:levels|key|definitions?)$",
    ]),
  ],
  [
    "study-advice",
    any([
      "学习(?:建议|方法|计划|策略|技巧|目标|资源|资料)|學習(?:建議|方法|計劃|資源)|下一步|如何学|怎么学|怎么开始|如何开始",
      "(?:参考资料|参考书|参考文献|推荐资源|推荐阅读|时间安排|时间表|计划|规划|前言|引言|简介|关于|说明|背景|总结|小结|结语|后记|更新日志|建议)$",
      "^how (?:to|i) (?:study|learn|use|start|proceed|practi[sc]e|get started|prepare)(?![a-z])",
      "^(?:(?:study|learning|exam|general|final|some) )?(?:tips|advice|notes?|hints|suggestions?)(?: (?:for|on|about) .*)?$",
      "^(?:(?:suggested|recommended|my|a|the) )?(?:study|learning|weekly|daily|action|\\d+[- ](?:day|week|month)s?) (?:plan|strategy|schedule|timeline|methods?|goals?|habits)$",
      "^(?:(?:your |the )?next steps?|where to go next|what next)$",
      "^(?:(?:further|recommended|additional|suggested) )?(?:resources|references|reading|reading list|bibliography|links|books)$",
      "^(?:(?:suggested )?(?:schedule|timeline)|preface|foreword|introduction|intro|about(?: .*)?|prerequisites?|background|goals?)$",
      "^(?:objectives?|acknowledg\\w*|licen[cs]e|changelog|conclusion|closing(?: words| thoughts)?|motivation|faq)$",
      "^who (?:is this|this is) for$",
    ]),
  ],
  ["question", any(["^(?:questions? (?:for|to) (?:you|the reader)|open questions|before we (?:start|begin))$"])],
];

/** Inside a tier only a title that is advice as a whole is passed over: "Overview of cells" is a topic there. */
const within: Array<[SkipReason, RegExp]> = [
  ["deliverables", any(["^(?:(?:study|learning) )?deliverables?$", "^(?:学习|阶段)?交付物$"])],
  ["route-overview", any(["^(?:study|learning) (?:order|path|route)$", "^(?:学习|建议|建议学习)(?:路线|路径|顺序)$"])],
  [
    "study-advice",
    any([
      "^(?:study|learning) (?:advice|tips|suggestions?|plan|schedule)$",
      "^how to (?:study|learn) (?:this|these|it)(?: .*)?$",
      "^next steps?$",
      "^学习(?:建议|方法建议|计划)$|^下一步$",
    ]),
  ],
];

function any(patterns: string[]): RegExp {
  return new RegExp(patterns.join("|"));
}

/**
 * Why a section is passed over, judged by its title alone; null if it is content. `inTier` tells that it stands below
 * a tier. The caller asks this only of titles that name no tier.
 */
export function sectionReason(title: string, inTier: boolean): SkipReason | null {
  const text = bare(title);
  for (const [reason, pattern] of inTier ? within : outside) if (pattern.test(text)) return reason;
  return null;
}

/** Whether a title or label announces best practices. */
export function saysPractice(title: string): boolean {
  return title.length <= 200 && practice.test(folded(title));
}

/** Whether a label below a topic leads back from its best practices to its concepts. */
export function saysConcepts(title: string): boolean {
  return title.length <= 60 && conceptLabel.test(bare(title));
}

/** Whether a line ends as a question to the reader. */
export function isQuestion(text: string): boolean {
  return /[?？][\s"'”’」』)）*_]{0,8}$/.test(text.slice(-20));
}

/** A folded title without number, quotation marks, a closing colon and what stands in brackets at its end. */
function bare(title: string): string {
  const text = folded(title).replace(/["'“”「」『』*_`《》]/g, "");
  const unnumbered = readNumbering(text)?.rest ?? text;
  const open = unnumbered.endsWith(")") ? unnumbered.lastIndexOf("(") : -1;
  return (open > 0 ? unnumbered.slice(0, open) : unnumbered).replace(/[\s:!.。]{1,8}$/, "").trim();
}
