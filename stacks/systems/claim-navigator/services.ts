import type * as pulumi from "@pulumi/pulumi";
import { type ByRegion, forRegions, inRegion } from "../../../components/core/by-region.ts";
import { Duration } from "../../../components/core/duration.ts";
import { RunJob } from "../../../components/gcp/run-job.ts";
import { WarmStandbyService } from "../../../components/gcp/warm-standby-service.ts";
import { inBothRegions, inOneRegion } from "../system-platform.ts";
import { DATABASE, type Data } from "./data.ts";
import type { Identities } from "./identities.ts";
import type { ClaimNavigatorArgs } from "./system.ts";
import { PROBES, WORK_DEADLINE } from "./tables.ts";

/** What everything that runs is made from. */
interface Ground {
    readonly identities: Identities;
    readonly data: Data;
}

/** Where the data is, by names that outlive a failover: a revision that runs need not be deployed again after one. */
function whereabouts({ names, files }: Data, region: string) {
    return {
        REGION: region,
        DATABASE,
        DATABASE_WRITE: names.write,
        DATABASE_READ: inRegion(names.read, region),
        FILES: files.bucket,
    };
}

/** Migrations, run once for each target before the code that needs them, and a dump that somebody starts by hand. */
export function createJobs(
    name: string,
    args: ClaimNavigatorArgs,
    { identities, data }: Ground,
    options: { readonly parent: pulumi.Resource; readonly after: readonly pulumi.Resource[] },
): { readonly migrate: ByRegion<RunJob>; readonly dump: ByRegion<RunJob> } {
    const { platform, migration } = args;
    const { regions, google } = platform;
    const job = (role: string, region: string, words: readonly string[], runOnce?: string) =>
        new RunJob(
            `${name}-${role}-${region}`,
            {
                ...inOneRegion(name, platform, region),
                image: migration.image,
                args: [role, ...words],
                environment: { ...whereabouts(data, region), DATABASE_DIRECT: data.names.direct },
                timeout: Duration.hours(1),
                // A migration that failed half-way is looked at before it is tried again.
                retries: 0,
                runOnce,
                serviceAccount: inRegion(identities.jobs ?? {}, region).email,
                network: inRegion(google.networks, region),
            },
            options,
        );
    const once = `${migration.target}-${migration.run}`;
    return {
        migrate: forRegions(regions, (region) =>
            job("migrate", region, [migration.target], region === regions.writer ? once : undefined),
        ),
        dump: forRegions(regions, (region) => job("dump", region, [])),
    };
}

/** Each version of the API, in both regions, one request at a time in an instance. */
export function createVersions(
    name: string,
    args: ClaimNavigatorArgs,
    { identities, data }: Ground,
    topic: pulumi.Output<string>,
    options: { readonly parent: pulumi.Resource; readonly after: readonly pulumi.Resource[] },
): Readonly<Record<string, WarmStandbyService>> {
    const { cpu, memory, ...scaling } = args.api;
    return Object.fromEntries(
        Object.entries(args.releases).map(([version, { image, timeoutSeconds, ...release }]) => [
            version,
            new WarmStandbyService(
                `${name}-${version}`,
                {
                    ...inBothRegions(name, args.platform),
                    image,
                    release,
                    scaling: { ...scaling, concurrency: 1 },
                    resources: { cpu, memory },
                    cpu: "during-requests",
                    requestTimeout: Duration.seconds(timeoutSeconds),
                    probes: PROBES,
                    reachableFrom: "load-balancer",
                    environment: (region) => ({ ...whereabouts(data, region), API_VERSION: version, WORK: topic }),
                    identities: identities[version] ?? {},
                },
                options,
            ),
        ]),
    );
}

/** Does the work that takes longer than a request may; called by the queue only. */
export function createWorker(
    name: string,
    args: ClaimNavigatorArgs,
    { identities, data }: Ground,
    options: { readonly parent: pulumi.Resource; readonly after: readonly pulumi.Resource[] },
): WarmStandbyService {
    const { image, cpu, memory, ...scaling } = args.worker;
    return new WarmStandbyService(
        `${name}-worker`,
        {
            ...inBothRegions(name, args.platform),
            image,
            scaling: { ...scaling, concurrency: 1 },
            resources: { cpu, memory },
            cpu: "during-requests",
            requestTimeout: WORK_DEADLINE,
            probes: PROBES,
            reachableFrom: "project",
            environment: (region) => whereabouts(data, region),
            identities: identities.worker ?? {},
        },
        options,
    );
}
