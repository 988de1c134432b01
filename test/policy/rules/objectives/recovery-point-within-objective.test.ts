import rule from "../../../../policy/rules/objectives/recovery-point-within-objective.ts";
import { estaState, SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, type State, UNKNOWN } from "../../state.ts";

const SQL = "records";
const RDS = "ledger";
const OBJECTIVE = "objectives.recoveryPoint";
const allowing = (good: State, seconds: Json) => good.at(SYSTEM, OBJECTIVE, { targetSeconds: seconds });
const only = (good: State, ...names: readonly string[]) =>
    good.without(...["database", SQL, RDS].filter((name) => !names.includes(name)));
const fails = (when: string, at: string, seconds: number, says: RegExp) => ({
    when,
    change: (good: State) => allowing(good, seconds),
    at,
    says,
    remedy: "no" as const,
});

export default meetsContract(rule, {
    good: () =>
        estaState().plus(
            {
                type: "gcp:sql/databaseInstance:DatabaseInstance",
                name: SQL,
                id: SQL,
                parent: SYSTEM,
                outputs: {
                    settings: { backupConfiguration: { pointInTimeRecoveryEnabled: true } },
                    masterInstanceName: "",
                },
            },
            {
                type: "aws:rds/instance:Instance",
                name: RDS,
                id: RDS,
                parent: SYSTEM,
                outputs: { backupRetentionPeriod: 1, replicateSourceDb: "" },
            },
        ),
    passes: [
        { when: "Cloud SQL loses just what is allowed", change: (good) => allowing(good, 300), at: SQL },
        { when: "RDS loses just what is allowed", change: (good) => allowing(good, 300), at: RDS },
        { when: "Firestore loses just what is allowed", change: (good) => allowing(good, 60), at: "database" },
        {
            when: "the target is not to be had and what can be had is said",
            change: (good) => good.at(SYSTEM, OBJECTIVE, { targetSeconds: 0, achievableSeconds: 300 }),
            at: RDS,
        },
    ],
    fails: [
        fails(
            "Cloud SQL loses a second too much",
            SQL,
            299,
            /a restore loses up to 300 s, and the system allows 299 s: objectives\.recoveryPoint must be at least 300 s/,
        ),
        fails("RDS loses a second too much", RDS, 299, /up to 300 s, and the system allows 299 s/),
        fails("Firestore loses a second too much", "database", 59, /up to 60 s, and the system allows 59 s/),
        fails("nothing may be lost", "database", 0, /the system allows 0 s/),
    ],
    unknown: [
        { when: "the objective is not known", change: (good) => allowing(good, UNKNOWN), at: SQL, becomes: "unknown" },
        {
            when: "the retention is not known",
            change: (good) => good.at(RDS, "backupRetentionPeriod", UNKNOWN),
            at: RDS,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "the system promises nothing", change: (good) => good.at(SYSTEM, OBJECTIVE, undefined) },
        {
            when: "Cloud SQL has no point in time",
            change: (good) => only(good, SQL).at(SQL, "settings.backupConfiguration", undefined),
        },
        { when: "Cloud SQL follows", change: (good) => only(good, SQL).at(SQL, "masterInstanceName", "orders") },
        { when: "RDS keeps no backups", change: (good) => only(good, RDS).at(RDS, "backupRetentionPeriod", 0) },
        {
            when: "RDS says nothing about backups",
            change: (good) => only(good, RDS).at(RDS, "backupRetentionPeriod", undefined),
        },
        {
            when: "RDS follows",
            change: (good) =>
                only(good, RDS).at(RDS, "replicateSourceDb", "arn:aws:rds:us-east-1:123456789012:db:orders"),
        },
        {
            when: "Firestore has no point in time",
            change: (good) =>
                only(good, "database").at(
                    "database",
                    "pointInTimeRecoveryEnablement",
                    "POINT_IN_TIME_RECOVERY_DISABLED",
                ),
        },
    ],
});
