// The grammar of a subject's authored data: taxonomy, cards, scenarios, chains, misconceptions, labs.
import { z } from "zod";

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower-case letters, digits and single hyphens");
const line = z.string().trim().min(1).max(300);
const prose = z.string().trim().min(1).max(6000);

/** A short text in both languages, on one line. */
export const shortText = z.strictObject({ en: line, zh: line });
/** Markdown in both languages. */
export const longText = z.strictObject({ en: prose, zh: prose });

const version = z.string().regex(/^\d+\.\d+$/, 'a version such as "1.34", in quotes');
const pageUrl = z.url({ protocol: /^https$/, error: "the address of a page, beginning with https://" });

/** Exam domains that a concept belongs to, as `exam:domain`. */
export const domain = z.enum([
  "kcna:fundamentals",
  "kcna:orchestration",
  "kcna:delivery",
  "kcna:architecture",
  "cka:cluster",
  "cka:workloads",
  "cka:networking",
  "cka:storage",
  "cka:troubleshooting",
  "ckad:design",
  "ckad:deployment",
  "ckad:observability",
  "ckad:environment",
  "ckad:networking",
]);

const concept = z.strictObject({
  id,
  name: shortText,
  /** Further spellings in both languages; the names count as aliases too. Matched without regard to case and width. */
  aliases: z.array(line).default([]),
  domains: z.array(domain).default([]),
});

const topic = z.strictObject({
  id,
  name: shortText,
  /** The tier that its concepts are offered in where an outline lacks them. */
  tier: z.number().int().min(1).max(9),
  facet: z.enum(["concept", "practice"]).default("concept"),
  concepts: z.array(concept).min(1),
});

export const taxonomyFile = z.strictObject({
  subject: id,
  name: shortText,
  /** The newest version of the subject that the bank was checked against. */
  version,
  topics: z.array(topic).min(1),
});

const common = {
  id,
  facet: z.enum(["concept", "practice"]),
  /** The main concept first. */
  concepts: z.array(id).min(1).max(6),
  difficulty: z.number().int().min(1).max(3),
  /** The version of the subject that the facts were checked against. */
  kubernetes: version,
  /** The version from which the fact holds, where it matters. */
  since: version.optional(),
  source: pageUrl,
  /** Holds for one network plugin or storage back end only, e.g. `cni:cilium`. */
  variant: z
    .string()
    .regex(/^(cni|storage|ingress):[a-z0-9-]+$/)
    .optional(),
  /** The item is no longer dealt; its id stays taken. */
  retired: z.boolean().optional(),
};

export const card = z.strictObject({ ...common, kind: z.literal("card"), front: longText, back: longText });

const option = z.strictObject({
  text: longText,
  right: z.boolean().default(false),
  /** Why it is right or wrong, shown after the answer. */
  reason: longText,
  /** The false belief that makes a person choose it. */
  misconception: id.optional(),
});

export const scenario = z.strictObject({
  ...common,
  kind: z.literal("scenario"),
  /** Dealt in mock exams alone. */
  mock: z.boolean().default(false),
  /** The cards that it rests on. */
  cards: z.array(id).min(1).max(6),
  /** Role, goal, evidence (fenced), and the question as the last paragraph. */
  stem: longText,
  /** Options are known by their place in this list: never reorder them once released. */
  options: z.array(option).min(3).max(5),
});

/** "What do you check next": a fault followed step by step; the score is the part before the first wrong turn. */
export const chain = z.strictObject({
  ...common,
  kind: z.literal("chain"),
  mock: z.literal(false).default(false),
  cards: z.array(id).min(1).max(8),
  /** The symptom that starts it. */
  stem: longText,
  steps: z
    .array(
      z.strictObject({
        /** What is asked at this step; the evidence found so far may stand here in a fence. */
        ask: longText,
        options: z.array(option).min(2).max(5),
        /** What the right check shows, which leads to the next step. */
        finding: longText,
      }),
    )
    .min(3)
    .max(8),
});

export const item = z.discriminatedUnion("kind", [card, scenario, chain]);

export const itemsFile = z.strictObject({ topic: id, items: z.array(item) });

export const misconceptionsFile = z.strictObject({
  misconceptions: z.array(
    z.strictObject({
      id,
      concepts: z.array(id).min(1),
      /** The false belief, said as its holder would. */
      belief: shortText,
      /** What is true instead, and how to see it. */
      refutation: longText,
      source: pageUrl,
    }),
  ),
});

export const labsFile = z.strictObject({
  topic: id,
  labs: z.array(
    z.strictObject({
      id,
      concepts: z.array(id).min(1),
      kubernetes: version,
      source: pageUrl,
      minutes: z.number().int().min(5).max(180),
      title: shortText,
      goal: longText,
      /** What the learner's own cluster needs, and how to prepare a namespace of its own. */
      setup: longText,
      steps: z.array(longText).min(1),
      check: z.strictObject({ run: prose, expect: longText }),
      fault: z.strictObject({ inject: prose, shows: longText, mend: prose }),
      /** Commands that leave the cluster as it was. */
      undo: prose,
    }),
  ),
});

export const sourcesFile = z.strictObject({
  pages: z.array(
    z.strictObject({
      page: pageUrl.refine(
        (address) => !address.includes("#"),
        "the page's address alone: its sections are listed apart",
      ),
      /**
       * The file that the page is built from, as `owner/repository:path`. Left out where the site's sources are not public:
       * then a copy of the page itself was read.
       */
      file: z
        .string()
        .regex(/^[\w.-]+\/[\w.-]+:\S+$/, "a file as owner/repository:path")
        .optional(),
      /** The anchors of the page that entries point at, each found as a heading. */
      sections: z.array(z.string().min(1).max(200)).default([]),
    }),
  ),
});

export type Taxonomy = z.output<typeof taxonomyFile>;
export type TaxonomyTopic = Taxonomy["topics"][number];
export type Concept = TaxonomyTopic["concepts"][number];
export type Item = z.output<typeof item>;
export type Card = z.output<typeof card>;
export type Scenario = z.output<typeof scenario>;
export type Chain = z.output<typeof chain>;
export type Option = Scenario["options"][number];
export type Misconception = z.output<typeof misconceptionsFile>["misconceptions"][number];
export type Lab = z.output<typeof labsFile>["labs"][number] & { topic: string };

export type SourcePage = z.output<typeof sourcesFile>["pages"][number];

/** A bank item with the taxonomy topic whose file it stands in. */
export type BankItem = Item & { topic: string };

/** All authored data of one subject, checked and joined. */
export type Subject = {
  taxonomy: Taxonomy;
  items: BankItem[];
  misconceptions: Misconception[];
  labs: Lab[];
  /** The pages that were looked up, for entries to rest on. */
  sources: SourcePage[];
  /** The built-in outline by language. */
  outlines: { en: string; zh: string };
  /** Changes whenever any of the above does. */
  fingerprint: string;
};
