import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { inRegion } from "../../../components/core/by-region.ts";
import { Duration } from "../../../components/core/duration.ts";
import { PostgresPair } from "../../../components/gcp/postgres-pair.ts";
import { TRANSITIONS } from "../../../components/gcp/postgres-roles.ts";
import { PostgresUsers } from "../../../components/gcp/postgres-users.ts";
import { ServiceIdentity } from "../../../components/gcp/service-identity.ts";
import { NAMESPACE, readConfig } from "../../../stacks/config.ts";
import { Foundations } from "../../../stacks/foundations/foundations.ts";
import { ownFoundations } from "../../../stacks/foundations/own-foundations.ts";
import { inBothRegions, inNoRegion } from "../../../stacks/systems/system-platform.ts";

const settings = z.strictObject({
    edition: z.enum(["ENTERPRISE", "ENTERPRISE_PLUS"]),
    transition: z.enum(TRANSITIONS),
    version: z.string().default("POSTGRES_17"),
});

const TIERS = { ENTERPRISE: "db-custom-2-8192", ENTERPRISE_PLUS: "db-perf-optimized-N-2" } as const;

/** A database pair with one user and nothing else, of the edition and in the transition that `ha-platform:postgres` says. */
export async function platform(): Promise<Record<string, unknown>> {
    const key = `${NAMESPACE}:postgres`;
    const { [key]: own = "", ...others } = pulumi.runtime.allConfig();
    const { edition, transition, version } = settings.parse(JSON.parse(own));
    pulumi.runtime.setAllConfig(others);
    const config = readConfig();
    const platform = new Foundations(config, ownFoundations(config, []));
    const base = inNoRegion("claims", platform);
    const pair = new PostgresPair("claims", {
        ...inBothRegions("claims", platform),
        access: platform.databases,
        version,
        edition,
        transition,
        tier: TIERS[edition],
        diskGb: { initial: 20, limit: 500 },
        databases: ["claims"],
        backup: {
            kind: "backed-up",
            every: Duration.days(1),
            keep: Duration.days(14),
            pointInTime: Duration.days(7),
            locked: false,
        },
        ...(edition === "ENTERPRISE_PLUS" && { pool: { max_pool_size: "50" } }),
    });
    const { email } = new ServiceIdentity("claims-api", { ...base, purpose: "the API", grants: [] });
    new PostgresUsers("claims", { ...base, pair, accounts: { api: email } });
    return {
        write: pair.writeEndpoint,
        direct: pair.directEndpoint,
        read: pair.readEndpoints,
        replicating: pair.replicating,
        roles: pulumi.output(
            Object.fromEntries(
                Object.keys(pair.instances).map((region) => [region, inRegion(pair.instances, region).instanceType]),
            ),
        ),
    };
}
