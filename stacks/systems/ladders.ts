import type { AlertLadder } from "../../components/core/alert-ladder.ts";
import { Duration } from "../../components/core/duration.ts";
import type { Runbook } from "./runbooks.ts";

type Steps = Pick<AlertLadder, "unit" | "warning" | "critical"> & Partial<Pick<AlertLadder, "fires" | "duration">>;

/** For counts of single events: fires at the first minute that has too many. */
export const AT_ONCE = { duration: Duration.seconds(0) };

/** A ladder that fires above its steps for two minutes, unless `steps` say otherwise. */
export function ladderOf(name: string, title: string, steps: Steps): AlertLadder {
    return { name, title, fires: "above", duration: Duration.minutes(2), ...steps };
}

/** A ladder, and where a cloud measures its value. */
export interface MeasuredLadder<Signal> {
    readonly ladder: AlertLadder;
    readonly signal: Signal;
}

/** The ladder of `ladderOf` with its signal. */
export function measuredLadder<const Signal>(
    name: string,
    title: string,
    steps: Steps,
    signal: Signal,
): MeasuredLadder<Signal> {
    return { ladder: ladderOf(name, title, steps), signal };
}

/** Every ladder with its page. */
export function withRunbooks<Ladder extends { readonly ladder: AlertLadder }>(
    runbook: Runbook,
    ladders: readonly Ladder[],
): (Ladder & { readonly runbook: string })[] {
    return ladders.map((one) => ({ ...one, runbook: runbook(one.ladder.name) }));
}
