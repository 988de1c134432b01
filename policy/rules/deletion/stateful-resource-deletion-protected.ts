import { SERVICE } from "../../clouds/gcp/cloud-run.ts";
import { INSTANCE as SQL_INSTANCE } from "../../clouds/gcp/cloud-sql.ts";
import { DATABASE } from "../../clouds/gcp/firestore.ts";
import { INSTANCE } from "../../clouds/gcp/valkey.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readBoolean, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

interface Guard {
    readonly property: string;
    /** The value that protects. */
    readonly needs: string | boolean;
    /** What the provider does when nothing is said. */
    readonly unset: string | boolean;
}

/** From the provider's schema, `@pulumi/gcp` 9.37.0, read 2026-11-22. */
const GUARDS: Readonly<Record<string, Guard>> = {
    [DATABASE]: {
        property: "deleteProtectionState",
        needs: "DELETE_PROTECTION_ENABLED",
        unset: "DELETE_PROTECTION_DISABLED",
    },
    [INSTANCE]: { property: "deletionProtectionEnabled", needs: true, unset: true },
    [SERVICE]: { property: "deletionProtection", needs: true, unset: true },
    "gcp:cloudrunv2/workerPool:WorkerPool": { property: "deletionProtection", needs: true, unset: true },
    [SQL_INSTANCE]: { property: "deletionProtection", needs: true, unset: true },
    "gcp:alloydb/cluster:Cluster": { property: "deletionProtection", needs: true, unset: true },
    "gcp:spanner/database:Database": { property: "deletionProtection", needs: true, unset: true },
    "gcp:bigtable/instance:Instance": { property: "deletionProtection", needs: true, unset: true },
    "gcp:bigquery/table:Table": { property: "deletionProtection", needs: true, unset: true },
    "gcp:filestore/instance:Instance": { property: "deletionProtectionEnabled", needs: true, unset: false },
    "gcp:redis/instance:Instance": { property: "deletionProtection", needs: true, unset: false },
    "gcp:redis/cluster:Cluster": { property: "deletionProtectionEnabled", needs: true, unset: true },
    "gcp:secretmanager/secret:Secret": { property: "deletionProtection", needs: true, unset: false },
    "gcp:secretmanager/regionalSecret:RegionalSecret": { property: "deletionProtection", needs: true, unset: false },
    "gcp:storage/bucket:Bucket": { property: "forceDestroy", needs: false, unset: false },
};

export default defineResourceRule({
    id: "stateful-resource-deletion-protected",
    title: "Databases, caches, services, secrets and buckets cannot be deleted by one command",
    severity: "critical",
    concern: "deletion",
    types: Object.keys(GUARDS),
    breaks: "a wrong `destroy`, a renamed resource or a click in the console deletes data or a serving region",
    remedy: '{ deleteProtectionState: "DELETE_PROTECTION_ENABLED" }',
    sources: [
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/firestore/database/", read: "2026-11-22" },
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/storage/bucket/", read: "2026-11-22" },
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/sql/databaseinstance/", read: "2026-11-22" },
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/secretmanager/secret/", read: "2026-11-22" },
    ],
    requirements: ["ET-02", "ET-15", "CN-03", "AG-07"],
    whenUnknown: "fail",
    settings: {},
    judge: (resource) => {
        const guard = GUARDS[resource.type];
        if (guard === undefined) return undefined;
        const { property, needs, unset } = guard;
        const value = guardOf(resource, guard) ?? unset;
        return value === needs
            ? pass(resource, `${property} is ${value}`)
            : fail(resource, `${property} is ${value}, needs ${needs}`, `{ ${property}: ${JSON.stringify(needs)} }`);
    },
});

function guardOf(resource: Resource, { property, needs }: Guard): string | boolean | undefined {
    return typeof needs === "boolean" ? known(readBoolean(resource, property)) : known(readString(resource, property));
}
