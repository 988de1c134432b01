import { z } from "zod";
import type { ConfigProblem } from "../../config-problems.ts";
import { cloudSqlSettings } from "../cloud-sql-settings.ts";
import { revisionProblems, revisionSettings } from "../release-settings.ts";
import {
    count,
    cpus,
    image,
    isolatedRegions,
    isolationProblems,
    memory,
    outsideDomain,
    publicHost,
    requestsPerMinute,
} from "../schema-parts.ts";
import type { StackValues } from "../settings.ts";

const date = () => z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$/);
const versionName = () => z.string().regex(/^v[1-9]\d*$/);

const scaling = z.strictObject({
    minInstances: count(0).describe("Instances kept running in the primary region; 0 lets it sleep, outside prod"),
    standbyInstances: count(0).describe("Instances kept running in the failover region"),
    maxInstances: count(1).describe("Ceiling in each of the two regions; each instance serves one request at once"),
    cpu: cpus().describe("CPUs of an instance"),
    memory: memory().describe("Memory of an instance, such as 512Mi"),
});

const version = z.strictObject({
    name: versionName().describe("Version as it stands in paths, such as v1"),
    state: z.enum(["active", "deprecated", "retired"]).describe("Retired versions answer 410"),
    deprecatedAt: date().optional().describe("Date in UTC; required unless the version is active"),
    sunsetAt: date().optional().describe("Date in UTC from which the version may be gone"),
    successor: versionName().optional().describe("Version to move to"),
});

const release = z.strictObject({
    ...revisionSettings,
    timeoutSeconds: count(1).max(26).describe("Longest time of a request: 10 by default, 26 at most"),
});

const database = z.strictObject({
    ...cloudSqlSettings,
    poolSize: count(0).describe(
        "Server connections for each user of the managed pool; 0 for none (ENTERPRISE has none)",
    ),
});

/** What Claim Navigator takes from a stack file, under `ha-platform:claim-navigator`. */
export const claimNavigatorSchema = z.strictObject({
    host: publicHost(),
    versions: z.strictObject({
        default: versionName().describe("Version of requests that name none"),
        known: z.array(version).min(1).describe("Every version that was ever published"),
    }),
    releases: z.record(versionName(), release).describe("What runs for each version that is not retired"),
    api: scaling.describe("Instances of each version"),
    worker: scaling.extend({ image: image().describe("Image of the worker by digest") }),
    migration: z.strictObject({
        image: image().describe("Image of the migrations and of the manual backup by digest"),
        target: z
            .string()
            .regex(/^[a-z0-9]([a-z0-9-]{0,16}[a-z0-9])?$/)
            .describe("Migration that the schema is brought to, forward or back"),
        run: count(1).describe("Raise it to run again to the same target"),
    }),
    database,
    auditLocked: z.boolean().describe("Whether nobody can shorten the year of audit logs; cannot be undone"),
    requestsPerMinute: requestsPerMinute(),
    isolated: isolatedRegions(),
});

export type ClaimNavigatorConfig = z.infer<typeof claimNavigatorSchema>;

/** Host and versions must agree with the domain and with each other. */
export function claimNavigatorProblems(
    settings: ClaimNavigatorConfig | undefined,
    { regions, cloudflare: { domain } }: StackValues,
): ConfigProblem[] {
    if (!settings) return [];
    const { host, versions, releases } = settings;
    const problems = [
        ...outsideDomain("claim-navigator.host", host, domain),
        ...isolationProblems("claim-navigator.isolated", settings.isolated, regions),
    ];
    const served = versions.known.filter(({ state }) => state !== "retired").map(({ name }) => name);
    const running = Object.keys(releases);
    for (const name of served.filter((one) => !running.includes(one))) {
        problems.push({
            path: `claim-navigator.releases.${name}`,
            reason: `must be set because ${name} is not retired, got releases for ${running.join(", ") || "nothing"}`,
        });
    }
    for (const name of running.filter((one) => !served.includes(one))) {
        problems.push({
            path: `claim-navigator.releases.${name}`,
            reason: `must be removed: ${name} is not among the versions that are served (${served.join(", ")})`,
        });
    }
    for (const [name, release] of Object.entries(releases)) {
        problems.push(...revisionProblems(`claim-navigator.releases.${name}`, release));
    }
    return problems;
}
