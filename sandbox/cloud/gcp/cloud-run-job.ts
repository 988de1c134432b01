/** Cloud Run jobs. */
import { bag, bags, filled, unset } from "../bag.ts";
import type { Draft, Family, ResourceKind } from "../kind.ts";
import type { Bag } from "../values.ts";
import {
    DEFAULT_LIMITS,
    defaultServiceAccount,
    templateOf,
    WORKLOAD_KNOWN,
    workloadOutputs,
    workloadRefusals,
} from "./cloud-run-workload.ts";
import { locationOf, PROJECT_NUMBER, projectOf } from "./names.ts";

function template(draft: Draft): Bag {
    const outer = templateOf(draft, "template");
    const inner = templateOf(draft, "template.template");
    return {
        ...outer,
        ...unset(outer, { parallelism: 0, taskCount: 1 }),
        template: {
            ...inner,
            ...unset(inner, {
                executionEnvironment: "EXECUTION_ENVIRONMENT_GEN2",
                serviceAccount: defaultServiceAccount(PROJECT_NUMBER),
                timeout: "600s",
            }),
            containers: bags(inner, "containers").map(({ item }) => ({
                ...item,
                resources: filled(bag(item, "resources"), { limits: DEFAULT_LIMITS }),
            })),
        },
    };
}

const job: ResourceKind = {
    id: (draft) => `projects/${projectOf(draft)}/locations/${locationOf(draft)}/jobs/${draft.name}`,
    outputs: (draft) => ({
        ...workloadOutputs(draft),
        ...unset(draft.inputs, { launchStage: "GA" }),
        template: template(draft),
        conditions: [],
        executionCount: 0,
        latestCreatedExecutions: [],
    }),
    knownAtPreview: WORKLOAD_KNOWN,
    refusals: (draft) => workloadRefusals(draft, "template.template"),
};

export const cloudRunJobs: Family = { "gcp:cloudrunv2/job:Job": job };
