import rule from "../../../../policy/rules/backup/stateful-set-is-in-a-backup-plan.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "cache-us-central1";
const plan = "cluster-backup-us-central1";
const CONFIG = "backupConfig";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "the plan names its namespace",
            change: (good) =>
                good.at(plan, CONFIG, {
                    includeVolumeData: true,
                    selectedNamespaces: { namespaces: ["other", "shop"] },
                }),
            at,
        },
        {
            when: "the plan does not say whether it is active, and is",
            change: (good) => good.at(plan, "deactivated", undefined).at(plan, "backupSchedule.paused", undefined),
            at,
        },
    ],
    fails: [
        {
            when: "there is no plan",
            change: (good) => good.without(plan),
            at,
            says: /none of the 0 backup plans of cluster-us-central1 includes volumes of namespace shop and is active/,
            remedy: "no",
        },
        {
            when: "the plan leaves volumes out",
            change: (good) => good.at(plan, `${CONFIG}.includeVolumeData`, false),
            at,
            says: /none of the 1 backup plans/,
            remedy: "no",
        },
        {
            when: "the plan does not say that it includes volumes",
            change: (good) => good.at(plan, `${CONFIG}.includeVolumeData`, undefined),
            at,
            says: /volumes/,
            remedy: "no",
        },
        {
            when: "the plan names other namespaces",
            change: (good) =>
                good.at(plan, CONFIG, { includeVolumeData: true, selectedNamespaces: { namespaces: ["other"] } }),
            at,
            says: /namespace shop/,
            remedy: "no",
        },
        {
            when: "the plan names none",
            change: (good) => good.at(plan, CONFIG, { includeVolumeData: true, allNamespaces: false }),
            at,
            says: /namespace shop/,
            remedy: "no",
        },
        {
            when: "the plan is switched off",
            change: (good) => good.at(plan, "deactivated", true),
            at,
            says: /is active/,
            remedy: "no",
        },
        {
            when: "its schedule is paused",
            change: (good) => good.at(plan, "backupSchedule.paused", true),
            at,
            says: /is active/,
            remedy: "no",
        },
        {
            when: "the plan is the other cluster's",
            change: (good) =>
                good
                    .at(plan, "cluster", "projects/example-project/locations/us-east1/clusters/shop")
                    .facts(plan, { madeFrom: {} }),
            at,
            says: /none of the 0 backup plans/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the plan is not known",
            change: (good) => good.at(plan, `${CONFIG}.includeVolumeData`, UNKNOWN),
            at,
            becomes: "unknown",
        },
        {
            when: "the cluster is made elsewhere",
            change: (good) => good.without("cluster-us-central1"),
            at,
            becomes: "unknown",
            says: /the cluster of cache-us-central1 is not in the stack/,
        },
    ],
});
