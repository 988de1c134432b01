import assert from "node:assert/strict";
import fc from "fast-check";
import type { AlertLadder } from "../../../components/core/alert-ladder.ts";
import { Duration } from "../../../components/core/duration.ts";
import { type Exceptions, promises } from "./promise.ts";

/** One step of a ladder, as it was rendered. */
export interface RenderedStep {
    readonly step: "warning" | "critical";
    readonly fires: "above" | "below";
    /** In the ladder's own unit. */
    readonly threshold: number;
    readonly seconds: number;
    /** Everything that a person is shown with it. */
    readonly text: string;
    /** Whom it tells: addresses, topics or channels. */
    readonly tells: readonly string[];
}

/** How a cloud's alerts are built and read; each step is told to recipients of its own. */
export interface AlertLadderAdapter {
    readonly name: string;
    readonly exceptions: Exceptions<"tells">;
    build(ladder: AlertLadder, runbook: string): Promise<readonly RenderedStep[]>;
}

/**
 * What every rendering of an alert ladder promises: a warning before the critical alert, after the same time, with a page
 * that says what to do, and somebody who hears of it.
 */
export function alertLadderContract({ name, exceptions, build }: AlertLadderAdapter): void {
    describe(name, () => {
        const runbook = "https://runbooks.example.com/example/queue-length";
        const rising: AlertLadder = {
            name: "queue-length",
            title: "Messages that wait",
            unit: "count",
            fires: "above",
            warning: 100,
            critical: 1000,
            duration: Duration.minutes(5),
        };
        let steps: readonly RenderedStep[];
        before(async () => {
            steps = await build(rising, runbook);
        });
        const of = (step: RenderedStep["step"]) => steps.find((one) => one.step === step) ?? assert.fail(`no ${step}`);

        it("comes as a pair, the warning first", () => {
            assert.equal(steps.length, 2);
            assert.deepEqual([of("warning").threshold, of("critical").threshold], [100, 1000]);
            assert.ok(steps.every(({ fires }) => fires === "above"));
        });
        it("fires after the ladder's time, at both steps", () => {
            assert.deepEqual(
                steps.map(({ seconds }) => seconds),
                [300, 300],
            );
        });
        it("says what it is about and where its runbook is", () => {
            for (const { text } of steps) {
                assert.ok(text.includes(rising.title), text);
                assert.ok(text.includes(runbook), text);
            }
        });
        promises(exceptions, "tells", "tells somebody at each step, and not the same at both", () => {
            const [warning, critical] = [of("warning").tells, of("critical").tells];
            return warning.length > 0 && critical.length > 0 && warning.join() !== critical.join();
        });
        it("keeps every ladder's order, whichever way it fires", async () => {
            const heights = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }));
            await fc.assert(
                fc.asyncProperty(
                    heights,
                    fc.integer({ min: 1, max: 60 }),
                    fc.boolean(),
                    async ([low, more], minutes, up) => {
                        const fires = up ? "above" : "below";
                        const [warning, critical] = up ? [low, low + more] : [low + more, low];
                        const ladder = {
                            ...rising,
                            fires,
                            warning,
                            critical,
                            duration: Duration.minutes(minutes),
                        } as const;
                        const rendered = await build(ladder, runbook);
                        for (const one of rendered) {
                            assert.deepEqual(
                                [one.fires, one.threshold, one.seconds],
                                [fires, ladder[one.step], minutes * 60],
                            );
                        }
                        assert.deepEqual(rendered.map(({ step }) => step).sort(), ["critical", "warning"]);
                    },
                ),
                { numRuns: 10 },
            );
        });
        it("refuses a critical step that would come before its warning", async () => {
            await assert.rejects(
                build({ ...rising, warning: 2000 }, runbook),
                /critical must be above the warning threshold of 2000/,
            );
        });
    });
}
