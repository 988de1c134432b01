import { forRegions, inRegion } from "../../../components/core/by-region.ts";
import { Duration } from "../../../components/core/duration.ts";
import { PostgresPair } from "../../../components/gcp/postgres-pair.ts";
import { PrivateServices } from "../../../components/gcp/private-services.ts";
import { built, type Made, ofType } from "./built.ts";
import type { BuiltDatabasePair, DatabasePairAdapter, DatabaseSide } from "./database-pair.ts";
import { GCP_REGIONS, gcpGround } from "./gcp-ground.ts";

const BLOCKS = { "us-central1": "10.32.0.0/20", "us-east1": "10.32.16.0/20" };

/** Cloud SQL for PostgreSQL: a regional instance on each side, one a read replica of the other. */
export const gcpPostgresPair: DatabasePairAdapter = {
    name: "PostgreSQL on Cloud SQL",
    regions: GCP_REGIONS,
    exceptions: {
        "follower-restores":
            "Cloud SQL takes no backup settings for a read replica; the update after a promotion gives them to the new writer",
    },
    async build(writer, protect): Promise<BuiltDatabasePair> {
        const { made, result } = await built(() => {
            const ground = gcpGround(writer, protect);
            const { project, networks, providers } = ground;
            const { network } = inRegion(networks, GCP_REGIONS.primary);
            const provider = inRegion(providers, GCP_REGIONS.primary);
            const { access } = new PrivateServices("private", { project, network, blocks: BLOCKS, provider });
            const pair = new PostgresPair("database", {
                ...ground,
                access,
                version: "POSTGRES_17",
                edition: "ENTERPRISE",
                tier: "db-custom-2-8192",
                diskGb: { initial: 100, limit: 1000 },
                databases: ["example"],
                backup: {
                    kind: "backed-up",
                    every: Duration.days(1),
                    keep: Duration.days(14),
                    pointInTime: Duration.days(7),
                    locked: false,
                },
            });
            return { writeEndpoint: pair.writeEndpoint, readEndpoints: pair.readEndpoints };
        });
        const instances = ofType(made, "sql/databaseInstance:DatabaseInstance");
        const sides = forRegions({ ...GCP_REGIONS, writer }, (region) => side(region, instances));
        return { ...result, sides: Object.values(sides) };
    },
};

function side(region: string, instances: readonly Made[]): DatabaseSide {
    const instance = instances.find((one) => one.wrote("region") === region);
    if (!instance) throw new Error(`no instance in ${region}`);
    const source = instances.find((one) => one.answered("name") === instance.wrote("masterInstanceName"));
    const settings = (path: string) => instance.wrote(`settings.${path}`);
    return {
        region,
        follows: source && String(source.wrote("region")),
        survivesAZone: settings("availabilityType") === "REGIONAL",
        restoresAnyMoment: settings("backupConfiguration.pointInTimeRecoveryEnabled") === true,
        refusesPlainText: settings("ipConfiguration.sslMode") === "ENCRYPTED_ONLY",
        // Google encrypts every disk; there is nothing to switch on (https://cloud.google.com/docs/security/encryption/default-encryption, 2026-11-22).
        encryptedAtRest: true,
        reachableFromTheInternet: settings("ipConfiguration.ipv4Enabled") !== false,
        guards: { pulumi: instance.isProtected, cloud: settings("deletionProtectionEnabled") === true },
        size: String(settings("tier")),
        version: String(instance.wrote("databaseVersion")),
    };
}
