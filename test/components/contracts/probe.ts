import assert from "node:assert/strict";
import { Duration } from "../../../components/core/duration.ts";
import { type Probe, worstCaseDetection } from "../../../components/core/probe.ts";
import { type Exceptions, promises } from "./promise.ts";

/** A probe in a cloud's own fields, read back; times in seconds. What the cloud decides by itself is filled in as it says. */
export interface RenderedProbe {
    readonly path: string;
    readonly interval: number;
    readonly timeout: number;
    readonly retries: number;
    readonly failures: number;
    readonly successes: number;
}

/** How a cloud's probe is built and read. */
export interface ProbeAdapter {
    readonly name: string;
    readonly exceptions: Exceptions<"detection" | "successes">;
    /** Whether the component says how long detection takes. */
    readonly claims: boolean;
    build(): Promise<{
        readonly asked: Probe;
        readonly rendered: RenderedProbe;
        /** What it says. */
        readonly claimed?: Duration;
    }>;
}

/**
 * What every rendering of a probe promises: that a failure is found as fast as the arithmetic in `core/probe.ts` says, which
 * objectives are checked against. The arithmetic is done again here, on what was rendered.
 */
export function probeContract({ name, exceptions, claims, build }: ProbeAdapter): void {
    describe(name, () => {
        let probe: Awaited<ReturnType<ProbeAdapter["build"]>>;
        let detection: Duration;
        before(async () => {
            probe = await build();
            const { interval, timeout, retries, failures } = probe.rendered;
            detection = Duration.seconds(failures * interval + (retries + 1) * timeout);
        });

        it("asks the path that it was told to ask", () => assert.equal(probe.rendered.path, probe.asked.path));
        promises(exceptions, "detection", "finds a failure as fast as asked", () => {
            return detection.milliseconds === worstCaseDetection(probe.asked).milliseconds;
        });
        if (claims) {
            it("takes as long as its component says", () => assert.equal(probe.claimed?.seconds, detection.seconds));
        }
        promises(exceptions, "successes", "lets a target back after as many good answers as asked", () => {
            return probe.rendered.successes === probe.asked.successes;
        });
    });
}
