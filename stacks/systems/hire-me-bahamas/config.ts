import { z } from "zod";
import { BALANCING } from "../../../components/kubernetes/nginx-upstream.ts";
import type { ConfigProblem } from "../../config-problems.ts";
import { cloudSqlSettings } from "../cloud-sql-settings.ts";
import { colourProblems, colourSettings } from "../release-settings.ts";
import { count, hostName, image, memory, podCpu, requestsPerMinute } from "../schema-parts.ts";
import type { StackValues } from "../settings.ts";

const site = z.strictObject({
    host: hostName().describe("Host name of the pages, inside the domain of ha-platform:cloudflare"),
    release: z.string().min(1).describe("Name of the build in the directory, such as its commit"),
    directory: z.string().min(1).describe("Directory with the built files, relative to the project"),
    served: z.string().min(1).optional().describe("Id of an earlier version to serve instead of the build"),
    previous: z
        .string()
        .min(1)
        .optional()
        .describe("Id of the version that was served before the build; a rollback goes back to it"),
});

const backend = z.strictObject({
    ...colourSettings,
    images: z.strictObject({
        blue: image().describe("Image of one release by digest: name@sha256:<64 hexadecimal digits>"),
        green: image().describe("Image of the other release by digest"),
    }),
    min: count(1).describe("Pods of the live release in each region; at least 2 in prod"),
    max: count(1).describe("Pods that each release may grow to in each region"),
    idle: count(1).describe("Pods that the other release keeps in each region"),
    cpu: podCpu().describe("CPU of a pod, such as 500m"),
    memory: memory().describe("Memory of a pod, such as 512Mi"),
    asleep: z.boolean().describe("Nothing runs; outside prod only"),
    sessions: z.enum(["anywhere", "sticky"]).describe("Whether a client's requests stay in one region and pod"),
    balancing: z.enum(BALANCING).describe("How requests are spread over pods; ip-hash when sessions are sticky"),
    workers: z
        .strictObject({
            processes: count(1).describe("Worker processes of a pod (WEB_CONCURRENCY)"),
            threads: count(1).describe("Threads of each worker (WEB_THREADS)"),
            requests: count(1).describe("Requests after which a worker is replaced (500)"),
            jitter: count(0).describe("Spread of that number (50), so that workers do not go at once"),
        })
        .describe("How the application's server is set up"),
});

const database = z.strictObject({
    ...cloudSqlSettings,
    connections: count(25).describe("Connections that each instance takes"),
    poolSize: count(1).describe("Connections that a pod's pool holds for each of its two databases"),
});

/** What HireMeBahamas takes from a stack file, under `ha-platform:hire-me-bahamas`. */
export const hireMeBahamasSchema = z.strictObject({
    host: hostName().describe("Host name of the API, inside the domain of ha-platform:cloudflare"),
    site,
    backend,
    proxy: z.strictObject({
        image: image().describe("Image of NGINX without root, 1.27.3 or later, by digest"),
        min: count(1).describe("Proxies kept in each region"),
        max: count(1).describe("Proxies that each region may grow to"),
    }),
    images: z.strictObject({
        pgbouncer: image().describe("Image of PgBouncer by digest"),
        connector: image().describe("Image of Google's Cloud SQL Auth Proxy, version 2, by digest"),
        secretReader: image().describe("Image with the gcloud command by digest"),
    }),
    database,
    prometheusOperator: z
        .boolean()
        .describe("Whether the clusters run the Prometheus operator, for alerts inside them"),
    requestsPerMinute: requestsPerMinute(),
});

export type HireMeBahamasConfig = z.infer<typeof hireMeBahamasSchema>;

/** Hosts must lie in the domain and be covered by the edge's certificate, and nothing in prod may sleep. */
export function hireMeBahamasProblems(
    settings: HireMeBahamasConfig | undefined,
    { cloudflare: { domain }, protect }: StackValues,
): ConfigProblem[] {
    if (!settings) return [];
    const { site, backend } = settings;
    const problems: ConfigProblem[] = [];
    for (const [path, name] of Object.entries({ host: settings.host, "site.host": site.host })) {
        const label = name.slice(0, -domain.length - 1);
        if (!name.endsWith(`.${domain}`) || label.includes(".")) {
            problems.push({
                path: `hire-me-bahamas.${path}`,
                reason: `must lie directly inside ${domain}, as far as the edge's certificate reaches, got ${name}`,
            });
        }
    }
    if (site.host === settings.host) {
        problems.push({
            path: "hire-me-bahamas.site.host",
            reason: `must differ from host, got ${site.host} for both`,
        });
    }
    if (backend.asleep && protect) {
        problems.push({
            path: "hire-me-bahamas.backend.asleep",
            reason: "must be false where ha-platform:protect is true: only what can be thrown away may sleep, got true",
        });
    }
    problems.push(...colourProblems("hire-me-bahamas.backend", backend, backend.images));
    const isHashed = backend.balancing === "ip-hash";
    if (isHashed !== (backend.sessions === "sticky")) {
        problems.push({
            path: "hire-me-bahamas.backend.balancing",
            reason: `must be ip-hash exactly when sessions are sticky, got ${backend.balancing} with ${backend.sessions}`,
        });
    }
    return problems;
}
