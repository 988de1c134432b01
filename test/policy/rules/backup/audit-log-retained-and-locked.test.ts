import rule from "../../../../policy/rules/backup/audit-log-retained-and-locked.ts";
import { SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "audit-bucket";

export default meetsContract(rule, {
    passes: [
        { when: "they are kept longer", change: (good) => good.at(at, "retentionDays", 3650), at },
        {
            when: "the stack does not lock them",
            change: (good) => good.at(at, "locked", false),
            at,
            settings: { locked: false },
        },
        {
            when: "only the sink tells that the bucket holds audit logs",
            change: (good) => good.at(at, "bucketId", "records"),
            at,
        },
    ],
    fails: [
        {
            when: "they are kept a day less",
            change: (good) => good.at(at, "retentionDays", 1094),
            at,
            says: /retentionDays is 1094, needs at least 1095/,
        },
        {
            when: "retention is not set",
            change: (good) => good.at(at, "retentionDays", undefined),
            at,
            says: /retentionDays is 30/,
        },
        {
            when: "they are not locked",
            change: (good) => good.at(at, "locked", false),
            at,
            says: /locked is false, needs true/,
        },
        { when: "locked is not set", change: (good) => good.at(at, "locked", undefined), at, says: /locked is false/ },
        {
            when: "no bucket holds audit logs",
            change: (good) => good.without("audit-sink", at),
            at: SYSTEM,
            says: /declares audit logs for 1095 days, and no log bucket/,
        },
    ],
    unknown: [
        {
            when: "retention is not known",
            change: (good) => good.at(at, "retentionDays", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "other logs are kept and no audit logs are declared",
            change: (good) => good.at(at, "bucketId", "records").without("audit-sink").at(SYSTEM, "backups", undefined),
        },
    ],
});
