// Starts a practice set and opens it.
import { useMutation } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { call, type Input } from "../../api.ts";
import { useErrorText } from "../../components/states/States.tsx";
import { useSay } from "../../components/states/Toasts.tsx";

export type Pick = Input<"quiz.start">["pick"];

/** Sizes that a set may be chosen to have. */
export const SIZES = [5, 10, 20] as const;
export type Size = (typeof SIZES)[number];

/** Draws a set and goes to it; a refusal is said. */
export function useStartQuiz() {
  const [, go] = useLocation();
  const say = useSay();
  const textOf = useErrorText();
  return useMutation({
    mutationFn: (input: Input<"quiz.start">) => call("quiz.start", input),
    onSuccess: ({ quizId }) => go(`/quiz/set/${quizId}`),
    onError: (error) => say(textOf(error), { tone: "bad" }),
  });
}
