import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import type { PlatformData } from "./platform-data.ts";

/** Logging in to the database and to the cache. The user inside the database is made by the platform's operators. */
const ROLES = ["cloudsql.instanceUser", "memorystore.dbConnectionUser"];

/** Who the service is in one region, with no more than what it needs. */
export function createIdentity(part: string, { project }: pulumi.Output<PlatformData>, provider: gcp.Provider) {
    const account = new gcp.serviceaccount.Account(
        `identity-${part}`,
        { project, accountId: `claims-portal-${part}`, displayName: `claims portal, ${part} region` },
        { provider },
    );
    for (const role of ROLES) {
        new gcp.projects.IAMMember(
            `identity-${part}-${role.replaceAll(".", "-").toLowerCase()}`,
            { project, role: `roles/${role}`, member: pulumi.interpolate`serviceAccount:${account.email}` },
            { provider },
        );
    }
    return account;
}
