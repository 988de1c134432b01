import rule from "../../../../policy/rules/backup/deployment-keeps-no-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-central1";
const VOLUMES = "spec.template.spec.volumes";

export default meetsContract(rule, {
    good: shopState,
    passes: [{ when: "it has no volumes", change: (good) => good.at(at, VOLUMES, undefined), at }],
    fails: [
        {
            when: "it claims a disk",
            change: (good) => good.at(at, VOLUMES, [{ name: "data", persistentVolumeClaim: { claimName: "data" } }]),
            at,
            says: /volume data is a persistentVolumeClaim/,
            remedy: "no",
        },
        {
            when: "a volume without a name claims a disk",
            change: (good) => good.at(at, VOLUMES, [{ persistentVolumeClaim: { claimName: "data" } }]),
            at,
            says: /volume a volume is a persistentVolumeClaim/,
            remedy: "no",
        },
        {
            when: "it writes to its node",
            change: (good) => good.at(at, VOLUMES, [{ name: "log", hostPath: { path: "/var/log" } }]),
            at,
            says: /volume log is a hostPath/,
            remedy: "no",
        },
        {
            when: "it mounts a disk by name",
            change: (good) => good.at(at, VOLUMES, [{ name: "data", gcePersistentDisk: { pdName: "data" } }]),
            at,
            says: /is a gcePersistentDisk/,
            remedy: "no",
        },
    ],
    unknown: [
        { when: "volumes are not known", change: (good) => good.at(at, VOLUMES, UNKNOWN), at, becomes: "unknown" },
    ],
});
