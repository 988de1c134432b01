import rule from "../../../../policy/rules/backup/cloudtrail-bucket-locked.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { trailState } from "../../states/aws-trail.ts";

const RETENTION = "rule.defaultRetention";

export default meetsContract(rule, {
    good: () => trailState(),
    passes: [
        {
            when: "it is locked for three years",
            change: (good) => good.at("audit-lock", RETENTION, { mode: "COMPLIANCE", years: 3 }),
            at: "trail",
        },
        {
            when: "the system declares less",
            change: (good) =>
                good
                    .plus({ type: "ha-platform:systems:Erato", name: "erato", outputs: { backups: { auditDays: 90 } } })
                    .facts("trail", { parent: "erato" })
                    .at("audit-lock", `${RETENTION}.days`, 90),
            at: "trail",
        },
    ],
    fails: [
        {
            when: "it has no lock",
            change: (good) => good.without("audit-lock"),
            at: "trail",
            says: /no lock is on audit/,
        },
        {
            when: "a day is missing",
            change: (good) => good.at("audit-lock", `${RETENTION}.days`, 1094),
            at: "audit-lock",
            says: /keeps objects of trail for 1094 days, needs 1095/,
        },
        {
            when: "two years are locked",
            change: (good) => good.at("audit-lock", RETENTION, { mode: "GOVERNANCE", years: 2 }),
            at: "audit-lock",
            says: /for 730 days, needs 1095/,
        },
        {
            when: "the lock has no time",
            change: (good) => good.at("audit-lock", "rule", undefined),
            at: "audit-lock",
            says: /for 0 days/,
        },
        {
            when: "the stack wants more",
            change: (good) => good,
            at: "audit-lock",
            settings: { retentionDays: 1096 },
            says: /needs 1096/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at("audit-lock", "rule", UNKNOWN),
            at: "trail",
            becomes: "unknown",
        },
    ],
    silent: [{ when: "the bucket is another account's", change: (good) => good.without("audit") }],
});
