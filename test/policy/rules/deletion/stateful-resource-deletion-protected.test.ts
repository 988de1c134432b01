import rule from "../../../../policy/rules/deletion/stateful-resource-deletion-protected.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, type StateResource, UNKNOWN } from "../../state.ts";

/** Types with a switch, by what means that they may be deleted: false said, or nothing said. */
const FALSE_ALONE = [
    ["gcp:sql/databaseInstance:DatabaseInstance", "deletionProtection"],
    ["gcp:cloudrunv2/workerPool:WorkerPool", "deletionProtection"],
    ["gcp:alloydb/cluster:Cluster", "deletionProtection"],
    ["gcp:spanner/database:Database", "deletionProtection"],
    ["gcp:bigtable/instance:Instance", "deletionProtection"],
    ["gcp:bigquery/table:Table", "deletionProtection"],
    ["gcp:redis/cluster:Cluster", "deletionProtectionEnabled"],
] as const;
const NOTHING_TOO = [
    ["gcp:redis/instance:Instance", "deletionProtection"],
    ["gcp:filestore/instance:Instance", "deletionProtectionEnabled"],
    ["gcp:secretmanager/secret:Secret", "deletionProtection"],
    ["gcp:secretmanager/regionalSecret:RegionalSecret", "deletionProtection"],
] as const;

const at = "another";
const another = (type: string, outputs: StateResource["outputs"] = {}) => ({ type, name: at, id: at, outputs });

export default meetsContract(rule, {
    passes: [
        ...FALSE_ALONE.map(([type]) => ({
            when: `${type} says nothing, and the provider protects`,
            change: (good: State) => good.plus(another(type)),
            at,
        })),
        {
            when: "a cache leaves it to the provider, which protects",
            change: (good) => good.at("cache-us-east1", "deletionProtectionEnabled", undefined),
            at: "cache-us-east1",
        },
        {
            when: "a service leaves it to the provider, which protects",
            change: (good) => good.at("api-us-east1-service", "deletionProtection", undefined),
            at: "api-us-east1-service",
        },
        {
            when: "a bucket does not say that it may be emptied",
            change: (good) => good.at("configuration-bucket", "forceDestroy", undefined),
            at: "configuration-bucket",
        },
    ],
    fails: [
        ...[...FALSE_ALONE, ...NOTHING_TOO].map(([type, property]) => ({
            when: `${type} may be deleted`,
            change: (good: State) => good.plus(another(type, { [property]: false })),
            at,
            says: new RegExp(`${property} is false, needs true`),
        })),
        ...NOTHING_TOO.map(([type, property]) => ({
            when: `${type} says nothing, and the provider does not protect`,
            change: (good: State) => good.plus(another(type)),
            at,
            says: new RegExp(`${property} is false, needs true`),
        })),
        {
            when: "a database may be deleted",
            change: (good) => good.at("database", "deleteProtectionState", "DELETE_PROTECTION_DISABLED"),
            at: "database",
            says: /deleteProtectionState is DELETE_PROTECTION_DISABLED, needs DELETE_PROTECTION_ENABLED/,
        },
        {
            when: "a database leaves it to Google, which does not protect",
            change: (good) => good.at("database", "deleteProtectionState", undefined),
            at: "database",
            says: /DELETE_PROTECTION_DISABLED/,
        },
        {
            when: "a cache may be deleted",
            change: (good) => good.at("cache-us-east1", "deletionProtectionEnabled", false),
            at: "cache-us-east1",
            says: /deletionProtectionEnabled is false, needs true/,
        },
        {
            when: "a service may be deleted",
            change: (good) => good.at("api-us-east1-service", "deletionProtection", false),
            at: "api-us-east1-service",
            says: /deletionProtection is false/,
        },
        {
            when: "a bucket may be emptied",
            change: (good) => good.at("configuration-bucket", "forceDestroy", true),
            at: "configuration-bucket",
            says: /forceDestroy is true, needs false/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at("database", "deleteProtectionState", UNKNOWN),
            at: "database",
            becomes: "fail",
        },
    ],
});
