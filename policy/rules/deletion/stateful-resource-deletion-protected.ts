import { SERVICE } from "../../clouds/gcp/cloud-run.ts";
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
    "gcp:storage/bucket:Bucket": { property: "forceDestroy", needs: false, unset: false },
};

export default defineResourceRule({
    id: "stateful-resource-deletion-protected",
    title: "Databases, caches, serving services and buckets cannot be deleted by one command",
    severity: "critical",
    concern: "deletion",
    types: Object.keys(GUARDS),
    breaks: "a wrong `destroy`, a renamed resource or a click in the console deletes data or a serving region",
    remedy: '{ deleteProtectionState: "DELETE_PROTECTION_ENABLED" }',
    sources: [
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/firestore/database/", read: "2026-11-22" },
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/storage/bucket/", read: "2026-11-22" },
    ],
    requirements: ["ET-02", "ET-15"],
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
