// The engine's own event stream, reduced to what a reader of a run wants to know.
import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import { type Difference, differencesBetween } from "./differences.ts";
import type { Diagnostic, EngineCommand, RunEvent } from "./messages.ts";

// Said at the end of every run that fails; says nothing that the result does not.
const closing = /^(preview|update|refresh|destroy) (failed|canceled)$/;

type StepMetadata = NonNullable<EngineEvent["resourcePreEvent"]>["metadata"];

/**
 * Returns a listener for the Automation API's `onEvent` that passes on resources, diagnostics and policy verdicts. Debug
 * messages are dropped; stack traces are cut from diagnostics unless `debug` is set; a sentence is passed on once. What a
 * refresh finds changed comes with its values.
 */
export function createEventReader(
    emit: (event: RunEvent) => void,
    debug: boolean,
    command?: EngineCommand,
): (event: EngineEvent) => void {
    const startedAt = new Map<string, number>();
    const said = new Set<string>();
    const finish = (metadata: StepMetadata, failed: boolean): void => {
        const started = startedAt.get(metadata.urn) ?? performance.now();
        emit({
            kind: "finished",
            resource: {
                urn: metadata.urn,
                type: metadata.type,
                op: metadata.op,
                failed,
                seconds: (performance.now() - started) / 1000,
                changed: changedProperties(metadata),
                provider: providerName(metadata),
                ...(command === "refresh" && metadata.op === "update" && { differences: differencesIn(metadata) }),
            },
        });
    };
    return (event) => {
        if (event.resourcePreEvent) {
            const { urn, type, op, new: after, old: before } = event.resourcePreEvent.metadata;
            startedAt.set(urn, performance.now());
            emit({ kind: "started", urn, type, op, component: (after ?? before)?.custom !== true });
        }
        if (event.resOutputsEvent) finish(event.resOutputsEvent.metadata, false);
        if (event.resOpFailedEvent) finish(event.resOpFailedEvent.metadata, true);
        if (event.summaryEvent) emit({ kind: "summary", changes: { ...event.summaryEvent.resourceChanges } });
        if (event.policyEvent) {
            const { policyName, policyPackName, enforcementLevel, resourceUrn, message } = event.policyEvent;
            emit({
                kind: "policy",
                policy: {
                    policy: policyName,
                    pack: policyPackName,
                    level: enforcementLevel,
                    urn: resourceUrn,
                    message: withoutColour(message).trim(),
                },
            });
        }
        const severity = event.diagnosticEvent?.severity;
        if (event.diagnosticEvent && isWorthSaying(severity)) {
            const message = debug
                ? withoutColour(event.diagnosticEvent.message).trim()
                : firstSentences(event.diagnosticEvent.message);
            const urn = event.diagnosticEvent.urn || undefined;
            if (message === "" || closing.test(message) || said.has(`${urn} ${message}`)) return;
            said.add(`${urn} ${message}`);
            emit({ kind: "diagnostic", diagnostic: { severity, urn, message } });
        }
    };
}

function isWorthSaying(severity: string | undefined): severity is Diagnostic["severity"] {
    return severity === "error" || severity === "warning" || severity === "info";
}

/** The engine names changed properties as a list or as a map of paths; only top-level names are kept. */
function changedProperties({ diffs, detailedDiff }: StepMetadata): readonly string[] {
    const paths = diffs?.length ? diffs : Object.keys(detailedDiff ?? {});
    return [...new Set(paths.map((path) => path.split(/[.[]/)[0] ?? path))];
}

function differencesIn({ old: before, new: after, diffs, detailedDiff }: StepMetadata): readonly Difference[] {
    return differencesBetween(before ?? {}, after ?? {}, [...Object.keys(detailedDiff ?? {}), ...(diffs ?? [])]);
}

function providerName({ provider }: StepMetadata): string {
    return provider.split("::").at(-2) ?? "";
}

function withoutColour(text: string): string {
    return text.replace(/<\{%[^%]*%\}>/g, "");
}

/** What the provider or the program said: no stack, no wrapper around the message. */
export function firstSentences(text: string): string {
    return withoutColour(text)
        .split("\n")
        .filter((line) => !/^\s+at /.test(line))
        .join("\n")
        .replace(/^(Unhandled exception|Preview failed): /, "")
        .replace(/^(?:[A-Z]\w*)?Error: /, "")
        .trim();
}
