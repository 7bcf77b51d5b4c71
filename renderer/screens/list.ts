// All screens in one place: the address, the name, the drawing, and the code that is fetched when it is shown.
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { TextKey } from "../actions.tsx";
import type { IconName } from "../components/controls/Icon.tsx";

export type Screen = {
  /** The address that leads to it. */
  path: string;
  /** All addresses that show it, with `:name` for parts that vary; the path itself unless told. The first that fits is shown. */
  route?: string;
  title: TextKey;
  icon: IconName;
  /** Stands in the navigation, in the order of this list. */
  inNavigation: boolean;
  /** Not in the navigation, but named in the palette: the address alone shows it. */
  inPalette?: boolean;
  /** Takes the whole window: no navigation beside it. */
  alone?: boolean;
  Body: LazyExoticComponent<ComponentType>;
};

export const SCREENS: readonly Screen[] = [
  {
    path: "/",
    title: "nav.today",
    icon: "today",
    inNavigation: true,
    Body: lazy(async () => ({ default: (await import("./today/Today.tsx")).Today })),
  },
  {
    path: "/review",
    route: "/review/:kind?/:value?",
    title: "review.title",
    icon: "play",
    inNavigation: false,
    alone: true,
    Body: lazy(async () => ({ default: (await import("./review/Review.tsx")).Review })),
  },
  {
    path: "/quiz/set",
    route: "/quiz/set/:quizId",
    title: "nav.quiz",
    icon: "quiz",
    inNavigation: false,
    alone: true,
    Body: lazy(async () => ({ default: (await import("./quiz/Quiz.tsx")).Quiz })),
  },
  {
    path: "/quiz/misconceptions",
    title: "misconceptions.title",
    icon: "warning",
    inNavigation: false,
    inPalette: true,
    Body: lazy(async () => ({ default: (await import("./quiz/Misconceptions.tsx")).Misconceptions })),
  },
  {
    path: "/quiz",
    title: "nav.quiz",
    icon: "quiz",
    inNavigation: true,
    Body: lazy(async () => ({ default: (await import("./quiz/QuizStart.tsx")).QuizStart })),
  },
  {
    path: "/exams/sitting",
    route: "/exams/sitting/:place?",
    title: "exams.sitting.title",
    icon: "exam",
    inNavigation: false,
    alone: true,
    Body: lazy(async () => ({ default: (await import("./exams/Sitting.tsx")).Sitting })),
  },
  {
    path: "/exams/new",
    route: "/exams/new/:preset?",
    title: "exams.new.title",
    icon: "exam",
    inNavigation: false,
    inPalette: true,
    Body: lazy(async () => ({ default: (await import("./exams/NewExam.tsx")).NewExam })),
  },
  {
    path: "/exams/report",
    route: "/exams/report/:examId",
    title: "exams.report.title",
    icon: "exam",
    inNavigation: false,
    Body: lazy(async () => ({ default: (await import("./exams/Report.tsx")).Report })),
  },
  {
    path: "/exams/readiness",
    title: "readiness.title",
    icon: "target",
    inNavigation: false,
    inPalette: true,
    Body: lazy(async () => ({ default: (await import("./readiness/Readiness.tsx")).Readiness })),
  },
  {
    path: "/exams",
    title: "nav.exams",
    icon: "exam",
    inNavigation: true,
    Body: lazy(async () => ({ default: (await import("./exams/Exams.tsx")).Exams })),
  },
  {
    path: "/labs/lab",
    route: "/labs/lab/:id",
    title: "labs.one",
    icon: "lab",
    inNavigation: false,
    Body: lazy(async () => ({ default: (await import("./labs/Lab.tsx")).Lab })),
  },
  {
    path: "/labs",
    title: "nav.labs",
    icon: "lab",
    inNavigation: true,
    Body: lazy(async () => ({ default: (await import("./labs/Labs.tsx")).Labs })),
  },
  {
    path: "/library/import",
    title: "import.title",
    icon: "file",
    inNavigation: false,
    inPalette: true,
    Body: lazy(async () => ({ default: (await import("./import/Import.tsx")).Import })),
  },
  {
    path: "/library/item",
    route: "/library/item/:id",
    title: "item.title",
    icon: "edit",
    inNavigation: false,
    Body: lazy(async () => ({ default: (await import("./item/Item.tsx")).Item })),
  },
  {
    path: "/library/new",
    route: "/library/new/:pointId?",
    title: "item.newTitle",
    icon: "plus",
    inNavigation: false,
    inPalette: true,
    Body: lazy(async () => ({ default: (await import("./item/NewItem.tsx")).NewItem })),
  },
  {
    path: "/library",
    route: "/library/:kind?/:value?",
    title: "nav.library",
    icon: "library",
    inNavigation: true,
    Body: lazy(async () => ({ default: (await import("./library/Library.tsx")).Library })),
  },
  {
    path: "/notes",
    title: "notes.title",
    icon: "edit",
    inNavigation: false,
    inPalette: true,
    Body: lazy(async () => ({ default: (await import("./notes/Notes.tsx")).Notes })),
  },
  {
    path: "/progress",
    title: "progress.title",
    icon: "clock",
    inNavigation: false,
    inPalette: true,
    Body: lazy(async () => ({ default: (await import("./progress/Progress.tsx")).Progress })),
  },
  {
    path: "/weak",
    title: "nav.weak",
    icon: "weak",
    inNavigation: true,
    Body: lazy(async () => ({ default: (await import("./weak/Weak.tsx")).Weak })),
  },
  {
    path: "/settings",
    route: "/settings/:section?",
    title: "nav.settings",
    icon: "settings",
    inNavigation: true,
    Body: lazy(async () => ({ default: (await import("./settings/Settings.tsx")).Settings })),
  },
  {
    path: "/parts",
    title: "parts.title",
    icon: "more",
    inNavigation: false,
    alone: true,
    Body: lazy(async () => ({ default: (await import("./parts/Parts.tsx")).Parts })),
  },
];
