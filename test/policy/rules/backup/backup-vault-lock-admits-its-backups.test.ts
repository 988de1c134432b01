import rule from "../../../../policy/rules/backup/backup-vault-lock-admits-its-backups.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "lock-us-east-1";
const WEST = "lock-us-west-2";
const PLAN = "plan-us-east-1";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "backups are kept for the least that it allows",
            change: (good) => good.at(EAST, "minRetentionDays", 35),
            at: EAST,
        },
        {
            when: "it sets no limits",
            change: (good) => good.at(EAST, "minRetentionDays", undefined).at(EAST, "maxRetentionDays", undefined),
            at: EAST,
        },
        {
            when: "it sets no limits and backups are kept for ever",
            change: (good) => good.at(EAST, "maxRetentionDays", undefined).at(PLAN, "rules[0].lifecycle", undefined),
            at: EAST,
        },
        {
            when: "it is not known yet that a plan keeps backups there for longer",
            change: (good) =>
                good.at(PLAN, "rules[0].targetVaultName", UNKNOWN).at(PLAN, "rules[0].lifecycle.deleteAfter", 90),
            at: EAST,
        },
        {
            when: "copies of it are kept for longer in another vault",
            change: (good) => good.at(PLAN, "rules[0].copyActions[0].lifecycle.deleteAfter", 90),
            at: EAST,
        },
        {
            when: "another vault's backups are kept for longer",
            change: (good) => good.at("plan-us-west-2", "rules[0].lifecycle.deleteAfter", 90),
            at: EAST,
        },
    ],
    fails: [
        {
            when: "backups are kept for longer",
            change: (good) => good.at(EAST, "maxRetentionDays", 34),
            at: EAST,
            says: /maxRetentionDays is 34, and a plan keeps backups for 35 days/,
        },
        {
            when: "backups are kept for less",
            change: (good) => good.at(EAST, "minRetentionDays", 36),
            at: EAST,
            says: /minRetentionDays is 36, and a plan keeps backups for 35 days/,
        },
        {
            when: "one of two rules keeps backups for less",
            change: (good) =>
                good.at(EAST, "minRetentionDays", 3).at(
                    PLAN,
                    "rules",
                    [35, 2].map((deleteAfter) => ({ targetVaultName: "vault-us-east-1", lifecycle: { deleteAfter } })),
                ),
            at: EAST,
            says: /minRetentionDays is 3, and a plan keeps backups for 2 days/,
        },
        {
            when: "copies are kept for longer",
            change: (good) => good.at(PLAN, "rules[0].copyActions[0].lifecycle.deleteAfter", 90),
            at: WEST,
            says: /maxRetentionDays is 35, and a plan keeps backups for 90 days/,
        },
        {
            when: "backups are kept for ever",
            change: (good) => good.at(PLAN, "rules[0].lifecycle", undefined),
            at: EAST,
            says: /maxRetentionDays is 35, and a plan keeps backups for ever/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "a limit is not known",
            change: (good) => good.at(EAST, "maxRetentionDays", UNKNOWN),
            at: EAST,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "no plan sends anything there",
            change: (good) => good.without(PLAN, "plan-us-west-2"),
        },
        { when: "its vault is another stack's", change: (good) => good.without("vault-us-east-1", "vault-us-west-2") },
    ],
});
