import rule from "../../../../policy/rules/backup/configuration-backup-retained.ts";
import { SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, type StateResource, UNKNOWN } from "../../state.ts";

const at = "configuration-bucket";
const RULES = "lifecycleRules";
const AGE = "lifecycleRules[0].condition.age";

export default meetsContract(rule, {
    passes: [
        { when: "objects are kept a day longer", change: (good) => good.at(at, AGE, 91), at },
        { when: "nothing is ever deleted", change: (good) => good.at(at, RULES, undefined), at },
        { when: "the system declares less", change: (good) => good.at(SYSTEM, "backups.configurationDays", 30), at },
        {
            when: "young objects move to another class",
            change: (good) => good.at(at, RULES, [{ action: { type: "SetStorageClass" }, condition: { age: 7 } }]),
            at,
        },
        {
            when: "a rule that counts versions carries an age of zero that is not sent",
            change: (good) => good.at(at, RULES, [deletion({ numNewerVersions: 3, age: 0 })]),
            at,
        },
        {
            when: "old versions have to reach both ages",
            change: (good) => good.at(at, RULES, [deletion({ age: 7, daysSinceNoncurrentTime: 90 })]),
            at,
        },
        {
            when: "another bucket of the system holds what may go sooner",
            change: (good) => good.plus(bucket("uploads", [deletion({ age: 1 })])),
            at,
        },
        {
            when: "the bucket belongs to no system and says in its name what it holds",
            change: (good) => good.facts(at, { parent: "ha-platform-prod" }),
            at,
        },
    ],
    fails: [
        {
            when: "objects are kept a day less",
            change: (good) => good.at(at, AGE, 89),
            at,
            says: /lifecycleRules\[0\] deletes objects after 89 days: condition\.age must be at least 90/,
        },
        {
            when: "objects are deleted on the day that they are written",
            change: (good) => good.at(at, RULES, [deletion({ age: 0, sendAgeIfZero: true })]),
            at,
            says: /after 0 days/,
        },
        {
            when: "the second rule deletes sooner",
            change: (good) => good.at(at, RULES, [deletion({ age: 365 }), deletion({ age: 10 })]),
            at,
            says: /lifecycleRules\[1\] deletes objects after 10 days/,
        },
        {
            when: "versions that were replaced go sooner",
            change: (good) => good.at(at, RULES, [deletion({ daysSinceNoncurrentTime: 10 })]),
            at,
            says: /condition\.daysSinceNoncurrentTime must be at least 90/,
        },
        {
            when: "the only bucket of the system does not say what it holds",
            change: (good) => good.without(at).plus(bucket("files", [deletion({ age: 10 })])),
            at: "files",
            says: /after 10 days/,
        },
        {
            when: "there is no bucket",
            change: (good) => good.without(at),
            at: SYSTEM,
            says: /declares configuration backups for 90 days, and no bucket of the stack keeps them/,
        },
        {
            when: "the only bucket is another system's",
            change: (good) =>
                good
                    .without(at)
                    .plus(
                        { type: "ha-platform:systems:Other", name: "other", outputs: {} },
                        { ...bucket("other-configuration", []), parent: "other" },
                    ),
            at: SYSTEM,
            says: /no bucket of the stack keeps them/,
        },
        {
            when: "the only bucket belongs to no system and does not say what it holds",
            change: (good) => good.without(at).plus({ ...bucket("files", []), parent: "ha-platform-prod" }),
            at: SYSTEM,
            says: /no bucket of the stack keeps them/,
        },
        {
            when: "the age holds another type",
            change: (good) => good.at(at, AGE, "90"),
            at,
            says: /condition\.age must be a number, got a string/,
            remedy: "no",
        },
    ],
    unknown: [
        { when: "the age is not known", change: (good) => good.at(at, AGE, UNKNOWN), at, becomes: "unknown" },
        {
            when: "the days that the system declares are not known",
            change: (good) => good.at(SYSTEM, "backups.configurationDays", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "the system declares no days", change: (good) => good.at(SYSTEM, "backups", undefined) },
        { when: "no system is there", change: (good) => good.without(SYSTEM) },
    ],
});

function deletion(condition: { readonly [key: string]: Json }): Json {
    return { action: { type: "Delete" }, condition };
}

function bucket(name: string, lifecycleRules: readonly Json[]): StateResource {
    const type = "gcp:storage/bucket:Bucket";
    return { type, name, id: name, parent: SYSTEM, outputs: { name, location: "US", lifecycleRules } };
}
