import rule from "../../../../policy/rules/deployment/cron-job-has-deadlines.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "export";

function withJob(): State {
    return shopState().plus({
        type: "kubernetes:batch/v1:CronJob",
        name: at,
        id: "shop/export",
        parent: "shop",
        provider: "kubernetes-us-central1",
        outputs: {
            metadata: { name: at, namespace: "shop" },
            spec: {
                schedule: "0 3 * * *",
                startingDeadlineSeconds: 600,
                concurrencyPolicy: "Forbid",
                jobTemplate: { spec: { activeDeadlineSeconds: 3600 } },
            },
        },
    });
}

export default meetsContract(rule, {
    good: withJob,
    passes: [
        {
            when: "a new run takes the place of the old one",
            change: (good) => good.at(at, "spec.concurrencyPolicy", "Replace"),
            at,
        },
    ],
    fails: [
        {
            when: "it need not start",
            change: (good) => good.at(at, "spec.startingDeadlineSeconds", undefined),
            at,
            says: /^spec\.startingDeadlineSeconds not set$/,
        },
        {
            when: "it need not end",
            change: (good) => good.at(at, "spec.jobTemplate.spec.activeDeadlineSeconds", undefined),
            at,
            says: /^spec\.jobTemplate\.spec\.activeDeadlineSeconds not set$/,
        },
        {
            when: "runs may overlap",
            change: (good) => good.at(at, "spec.concurrencyPolicy", "Allow"),
            at,
            says: /concurrencyPolicy is Allow/,
        },
        {
            when: "overlapping is left to the default",
            change: (good) => good.at(at, "spec.concurrencyPolicy", undefined),
            at,
            says: /concurrencyPolicy is Allow/,
        },
    ],
    unknown: [
        {
            when: "a deadline is not known",
            change: (good) => good.at(at, "spec.startingDeadlineSeconds", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "there are none", change: (good) => good.without(at) }],
});
