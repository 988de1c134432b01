import * as cloudflare from "@pulumi/cloudflare";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { Duration } from "../core/duration.ts";
import { cloudName } from "../core/naming.ts";
import { COMPATIBILITY_DATE } from "./compatibility-date.ts";

export interface StaticSiteArgs {
    readonly accountId: string;
    readonly zoneId: pulumi.Input<string>;
    /** Host name that the site answers for. A Worker route on some of its paths goes before the site. */
    readonly host: string;
    /** The files, and which earlier version is served, if not the newest. */
    readonly release: SiteRelease;
    /** Path prefixes of files whose name changes with their content, such as `/assets/`. */
    readonly unchanging: readonly string[];
    /** What a path without a file gets: the page that routes by itself, or `404.html` with status 404. */
    readonly otherPaths: "single-page-application" | "404-page";
    readonly provider: pulumi.ProviderResource;
}

/** The built site, and which version of it is served. */
export interface SiteRelease {
    /** Name of the build, such as its commit; another name makes another version. */
    readonly name: string;
    /** Directory with the built files. Keep the previous build's unchanging files in it: open pages still ask for them. */
    readonly directory: string;
    /** Id of the version to serve instead of this build: takes a release back at once. Default: this build. */
    readonly served?: string;
}

/** How long browsers keep unchanging files: a year, the longest that caches are asked for by custom. */
const UNCHANGING = Duration.days(365);

/** Sent with every file. The page may not be framed, and its type is not guessed. */
const EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
};

/**
 * The `_headers` file. Pages are left at the service's own `public, max-age=0, must-revalidate`: the edge holds them
 * and browsers ask each time, so that a release shows at once. A value set by two matching rules would be sent twice,
 * therefore no general rule speaks of caching (https://developers.cloudflare.com/workers/static-assets/headers/,
 * 2026-11-22).
 */
export function siteHeaders(unchanging: readonly string[]): string {
    const rules: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
        ["/*", EVERYWHERE],
        ...unchanging.map(
            (prefix) =>
                [`${prefix}*`, { "Cache-Control": `public, max-age=${UNCHANGING.seconds}, immutable` }] as const,
        ),
    ];
    return rules
        .map(([path, headers]) =>
            [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ""].join("\n"),
        )
        .join("\n");
}

/** The Worker's name, its headers file and what is served. Throws on prefixes that match nothing or everything. */
export function planStaticSite(name: string, { release, unchanging }: Pick<StaticSiteArgs, "release" | "unchanging">) {
    const problems: Problem[] = [];
    for (const prefix of unchanging) {
        if (!/^\/(?:[^/*\s]+\/)+$/.test(prefix)) {
            problems.push({
                path: "unchanging",
                reason: `must be path prefixes such as "/assets/", with a slash at both ends and no *, got "${prefix}"`,
            });
        }
    }
    for (const field of ["name", "directory"] as const) {
        if (release[field] === "") problems.push({ path: `release.${field}`, reason: "must not be empty" });
    }
    refuse(`StaticSite ${name}`, problems);
    return { workerName: cloudName("cloudflare-worker", name), headers: siteHeaders(unchanging) };
}

/**
 * Files served by the edge itself, with no origin to lose. A release is uploaded as a version and then switched to as a
 * whole; versions stay at the service, so serving an earlier one is one changed value and no upload.
 */
export class StaticSite extends Component {
    /** Id of the version that this program's build became; the value to serve when a later release is taken back. */
    readonly builtVersion: pulumi.Output<string>;
    readonly servedVersion: pulumi.Output<string>;

    constructor(name: string, args: StaticSiteArgs, options?: ComponentOptions) {
        super("cloudflare:StaticSite", name, options);
        const { accountId, host, release } = args;
        const { workerName, headers } = planStaticSite(name, args);
        const inside = this.inside(args.provider);
        const worker = new cloudflare.Worker(
            this.child("worker"),
            { accountId, name: workerName, observability: { enabled: true, headSamplingRate: 1 } },
            inside,
        );
        const version = new cloudflare.WorkerVersion(
            this.child("version"),
            {
                accountId,
                workerId: worker.id,
                compatibilityDate: COMPATIBILITY_DATE,
                annotations: { workersTag: release.name, workersMessage: `${name} ${release.name}` },
                assets: {
                    directory: release.directory,
                    config: { htmlHandling: "auto-trailing-slash", notFoundHandling: args.otherPaths },
                },
                modules: [
                    {
                        name: "_headers",
                        contentType: "text/plain",
                        contentBase64: Buffer.from(headers).toString("base64"),
                    },
                ],
            },
            // A later build replaces it, and a rollback serves it again.
            { ...inside, retainOnDelete: true },
        );
        const deployment = new cloudflare.WorkersDeployment(
            this.child("deployment"),
            {
                accountId,
                scriptName: worker.name,
                strategy: "percentage",
                versions: [{ versionId: release.served ?? version.id, percentage: 100 }],
            },
            inside,
        );
        new cloudflare.WorkersCustomDomain(
            this.child("domain"),
            { accountId, zoneId: args.zoneId, hostname: host, service: worker.name },
            // A host name without a deployment would answer with an error.
            this.inside(args.provider, { after: [deployment] }),
        );
        this.builtVersion = version.id;
        this.servedVersion = deployment.versions.apply(([served]) => served?.versionId ?? "");
        this.registerOutputs({ host, builtVersion: this.builtVersion, servedVersion: this.servedVersion });
    }
}
