import { z } from "zod";
import { POSTGRES_TRANSITIONS } from "../../../components/aws/postgres-plan.ts";
import { COLOURS } from "../../../components/core/colours.ts";
import type { ConfigProblem } from "../../config-problems.ts";
import { colourProblems, colourSettings } from "../release-settings.ts";
import { count, hostName } from "../schema-parts.ts";
import type { StackValues } from "../settings.ts";

/** An image never changes under its id. */
const machineImages = () => z.record(z.string(), z.string().regex(/^ami-[0-9a-f]{8,17}$/));

/** What Erato takes from a stack file, under `ha-platform:erato`. */
export const eratoSchema = z.strictObject({
    domain: hostName().describe("A registered domain of its own, whose name servers are Route 53's"),
    releases: z
        .strictObject({
            ...colourSettings,
            blue: machineImages().optional().describe("Machine image of the blue release, by AWS region"),
            green: machineImages().optional().describe("Machine image of the green release, by AWS region"),
        })
        .describe("The fleets run what is live; the other images are what a rollback goes back to, or what comes next"),
    instanceType: z
        .string()
        .regex(/^[a-z][a-z0-9-]*\.[a-z0-9]+$/)
        .describe("Type of the instances, such as m7g.large"),
    instances: z
        .strictObject({
            minInstances: count(1).describe("Instances kept running in the primary region; at least one a zone"),
            standbyInstances: count(1).describe("Instances kept running in the failover region; at least one a zone"),
            maxInstances: count(2).describe("Ceiling in each of the two regions"),
        })
        .describe("Sizes of the fleets"),
    database: z
        .strictObject({
            version: z
                .string()
                .regex(/^[0-9]+$/)
                .describe("Major version of PostgreSQL, in quotes"),
            instanceClass: z
                .string()
                .regex(/^db\.[a-z0-9]+\.[a-z0-9]+$/)
                .describe("Size of the database in both regions, such as db.m7g.large"),
            diskGb: z.strictObject({
                initial: count(20).describe("Gigabytes that the disk starts with"),
                limit: count(22).describe("Gigabytes that the disk may grow to by itself"),
            }),
            backupDays: z.int().min(7).max(35).describe("Days for which any moment can be restored"),
            instances: z
                .record(z.string(), count(1))
                .describe("Number of each region's instance, in the order in which they were made"),
            transition: z
                .enum(POSTGRES_TRANSITIONS)
                .describe(
                    "The one change of roles that the next up may make: none, promote or release; none on normal days",
                ),
        })
        .describe("PostgreSQL in both regions"),
    cache: z
        .strictObject({
            nodeType: z.string().describe("Size of a cache node, such as cache.m7g.large"),
            replicas: z.int().min(1).max(5).describe("Replicas besides the primary node, in each region"),
            snapshotDays: z.int().min(1).max(35).describe("Days for which the daily snapshot is kept"),
        })
        .describe("Valkey in both regions"),
    backups: z
        .strictObject({
            days: z.int().min(7).describe("Days for which daily backups of everything are kept, in both regions"),
            lock: z
                .enum(["governance", "compliance"])
                .describe(
                    "Whether somebody may still delete backups (governance) or nobody; compliance cannot be undone",
                ),
        })
        .describe("The vaults of AWS Backup"),
    requestsPerMinute: z
        .strictObject({
            client: count(10).describe("Requests that one client address may make through CloudFront"),
            direct: count(10).describe(
                "Requests that one address may make at a load balancer itself; CloudFront's many clients come from few addresses",
            ),
        })
        .describe("Limits in a minute, before 429"),
});

export type EratoConfig = z.infer<typeof eratoSchema>;

/** Images and instances must suit the regions that the stack uses. */
export function eratoProblems(settings: EratoConfig | undefined, { aws }: StackValues): ConfigProblem[] {
    if (!settings) return [];
    const { primary, failover } = aws.regions;
    const { releases } = settings;
    const problems = colourProblems("erato.releases", releases, releases);
    for (const colour of COLOURS) {
        const { [colour]: images } = releases;
        for (const region of images === undefined ? [] : [primary, failover]) {
            if (images?.[region] !== undefined) continue;
            problems.push({
                path: `erato.releases.${colour}`,
                reason: `must have an image of ${region}, got images of ${Object.keys(images ?? {}).join(", ") || "no region"}`,
            });
        }
    }
    const sizes = [
        ["minInstances", primary],
        ["standbyInstances", failover],
    ] as const;
    for (const [key, region] of sizes) {
        const zones = aws.zones[region]?.length ?? 0;
        if (settings.instances[key] < zones) {
            problems.push({
                path: `erato.instances.${key}`,
                reason: `must be at least ${zones}, one in each zone of ${region}, got ${settings.instances[key]}`,
            });
        }
    }
    return problems;
}
