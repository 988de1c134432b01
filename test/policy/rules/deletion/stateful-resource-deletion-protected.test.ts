import rule from "../../../../policy/rules/deletion/stateful-resource-deletion-protected.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

export default meetsContract(rule, {
    passes: [
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
