// The process that runs the program without the engine: the SDK's monitor is answered in the process by the simulated
// clouds. It keeps what a state would hold of each resource, as far as a program alone can say it.
import process from "node:process";
import * as pulumi from "@pulumi/pulumi";
import { firstSentences } from "./engine-events.ts";
import type { HostOutcome, HostReply, HostRequest, PlanTask } from "./messages.ts";
import { type PlannedResource, PlanRecorder } from "./plan-recorder.ts";
import { sentenceOf } from "./refusal.ts";

process.on("message", (request: HostRequest) => {
    if (request.kind === "interrupt") process.exit(130);
    if (request.kind === "plan") void perform(request).then((outcome) => reply({ kind: "outcome", outcome }));
});
process.on("disconnect", () => process.exit(1));

function reply(message: HostReply): void {
    process.send?.(message);
}

async function perform({ program, clouds, project, stack, configuration }: PlanTask): Promise<HostOutcome> {
    const recorder = new PlanRecorder((resource) => reply({ kind: "event", event: asEvent(resource) }));
    const failures: unknown[] = [];
    process.on("unhandledRejection", (reason) => failures.push(reason));
    try {
        const [{ planHost }, { platform }] = await Promise.all([import(clouds), import(program)]);
        pulumi.runtime.setAllConfig({ ...configuration });
        await pulumi.runtime.setMocks(planHost(), project, stack, false, "organization");
        recorder.attach(pulumi.runtime.getMonitor());
        const outputs = await pulumi.runtime.runInPulumiStack(platform);
        await pulumi.runtime.disconnect();
        return outcome([...recorder.failures(), ...failures], recorder.resources(), outputs ?? {});
    } catch (error) {
        return outcome([...recorder.failures(), error, ...failures], recorder.resources(), {});
    }
}

function outcome(
    failures: readonly unknown[],
    resources: HostOutcome["resources"],
    outputs: Record<string, unknown>,
): HostOutcome {
    const error = [...new Set(failures.map(reasonOf))].join("; ");
    return { succeeded: failures.length === 0, error, outputs, resources };
}

/** The SDK wraps what a cloud said in the path that led to the resource. */
function reasonOf(failure: unknown): string {
    return firstSentences(sentenceOf(failure).replace(/^.*failed to register new resource \S+ \[[^\]]+\]: /s, ""));
}

function asEvent({ urn, type, provider }: PlannedResource): Extract<HostReply, { kind: "event" }>["event"] {
    const providerName = provider?.split("::").at(-2) ?? "";
    return {
        kind: "finished",
        resource: { urn, type, op: "create", failed: false, seconds: 0, changed: [], provider: providerName },
    };
}
