/** Job and CronJob. A Job is awaited until it is complete; a CronJob is not awaited. */
import { bag, flag, number, text, unset } from "../bag.ts";
import type { Draft, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { metadata, namespacedId, namespaceRefusals, spec } from "./object.ts";
import { podRefusals } from "./pod-rules.ts";
import { completedTemplate } from "./pod-template.ts";

export const job: ResourceKind = {
    id: namespacedId,
    outputs: (draft) => {
        const own = bag(draft.inputs, "spec") ?? {};
        const isManual = flag(own, "manualSelector") === true;
        const labels = isManual ? {} : controllerLabels(draft);
        const copied = bag(draft.inputs, "metadata.labels") ?? bag(own, "template.metadata.labels") ?? {};
        return {
            metadata: metadata(draft, { generation: true, labels: copied }),
            spec: spec(draft, {
                ...unset(own, {
                    parallelism: 1,
                    ...(own.parallelism === undefined ? { completions: 1 } : {}),
                    backoffLimit: 6,
                    completionMode: "NonIndexed",
                    suspend: false,
                    manualSelector: false,
                    podReplacementPolicy: own.podFailurePolicy === undefined ? "TerminatingOrFailed" : "Failed",
                    ...(isManual
                        ? {}
                        : { selector: { matchLabels: { "batch.kubernetes.io/controller-uid": draft.uuid() } } }),
                }),
                ...labelled(completedTemplate(draft.inputs), labels),
            }),
            status: jobStatus(draft),
        };
    },
    refusals: (draft) => [
        ...namespaceRefusals(draft),
        ...jobRefusals(draft.inputs, "spec"),
        ...refuseIf(
            draft.inputs.spec !== undefined &&
                bag(draft.inputs, "spec.selector") !== undefined &&
                flag(draft.inputs, "spec.manualSelector") !== true,
            {
                property: "spec.selector",
                problem: "must be left out unless spec.manualSelector is true",
                remedy: "the server makes a selector that no other Job has",
            },
        ),
    ],
};

function controllerLabels(draft: Draft): Bag {
    const [uid, name] = [draft.uuid(), draft.name];
    return {
        "batch.kubernetes.io/controller-uid": uid,
        "batch.kubernetes.io/job-name": name,
        "controller-uid": uid,
        "job-name": name,
    };
}

function labelled(made: Bag, labels: Bag): Bag {
    const template = bag(made, "template");
    if (template === undefined) return {};
    const own = bag(template, "metadata") ?? {};
    return { template: { ...template, metadata: { ...own, labels: { ...bag(own, "labels"), ...labels } } } };
}

function jobStatus(draft: Draft): Bag {
    const time = draft.time("created");
    const condition = (type: string, reason: string, message: string): Bag => ({
        type,
        status: "True",
        reason,
        message,
        lastProbeTime: time,
        lastTransitionTime: time,
    });
    if (flag(draft.inputs, "spec.suspend") === true) {
        return { conditions: [condition("Suspended", "JobSuspended", "Job suspended")] };
    }
    const reached = ["CompletionsReached", "Reached expected number of succeeded pods"] as const;
    return {
        startTime: time,
        completionTime: time,
        succeeded: number(draft.inputs, "spec.completions") ?? number(draft.inputs, "spec.parallelism") ?? 1,
        ready: 0,
        terminating: 0,
        uncountedTerminatedPods: {},
        conditions: [condition("SuccessCriteriaMet", ...reached), condition("Complete", ...reached)],
    };
}

function jobRefusals(inputs: Bag, path: string): readonly Refusal[] {
    const policy = text(inputs, `${path}.template.spec.restartPolicy`);
    const needsNever = ["podFailurePolicy", "backoffLimitPerIndex"].filter(
        (key) => bag(inputs, path)?.[key] !== undefined && policy !== undefined && policy !== "Never",
    );
    return [
        ...podRefusals(inputs, `${path}.template.spec`),
        ...needsNever.map((key) => ({
            property: `${path}.template.spec.restartPolicy`,
            problem: `must be Never when ${key} is set`,
            got: printable(policy),
        })),
    ];
}

export const cronJob: ResourceKind = {
    id: namespacedId,
    outputs: (draft) => ({
        metadata: metadata(draft, { generation: true }),
        spec: spec(draft, {
            ...unset(bag(draft.inputs, "spec") ?? {}, {
                concurrencyPolicy: "Allow",
                suspend: false,
                successfulJobsHistoryLimit: 3,
                failedJobsHistoryLimit: 1,
            }),
            ...jobTemplate(draft),
        }),
        status: {},
    }),
    refusals: (draft) => [
        ...namespaceRefusals(draft),
        ...schedule(draft),
        ...jobRefusals(draft.inputs, "spec.jobTemplate.spec"),
    ],
};

/** The defaults of a Job are written into the Jobs that are made from it, not into the template. */
function jobTemplate(draft: Draft): Bag {
    const own = bag(draft.inputs, "spec.jobTemplate");
    if (own === undefined) return {};
    const inner = completedTemplate(draft.inputs, "spec.jobTemplate.spec.template");
    return { jobTemplate: { ...own, spec: { ...bag(own, "spec"), ...inner } } };
}

function schedule({ inputs }: Draft): readonly Refusal[] {
    const written = text(inputs, "spec.schedule");
    if (written === undefined) return [];
    const isMacro = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every \S+)$/.test(written);
    const hasZone = /^(TZ|CRON_TZ)=/.test(written);
    return [
        ...refuseIf(hasZone, {
            property: "spec.schedule",
            problem: "must not name a time zone",
            got: printable(written),
            remedy: "set spec.timeZone",
        }),
        ...refuseIf(!hasZone && !isMacro && written.trim().split(/\s+/).length !== 5, {
            property: "spec.schedule",
            problem: "must have five fields or be one such as @hourly",
            got: printable(written),
        }),
    ];
}
