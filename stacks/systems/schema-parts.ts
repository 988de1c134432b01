import { z } from "zod";
import { BY_DIGEST } from "../../components/core/image-digest.ts";
import { inOrder, type RegionPair } from "../../components/core/region-pair.ts";
import type { ConfigProblem } from "../config-problems.ts";

/** A whole number of at least `least`. */
export const count = (least: number) => z.int().min(least);

/** A host name in lower case, with a domain. */
export const hostName = () => z.string().regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/);

/** An image by digest. */
export const image = () => z.string().regex(BY_DIGEST);

/** CPUs as Cloud Run writes them: whole ones. */
export const cpus = () => z.string().regex(/^[0-9]+$/);

/** CPU as Kubernetes writes it, such as `500m`. */
export const podCpu = () => z.string().regex(/^[0-9]+m?$/);

/** Memory as Cloud Run and Kubernetes write it, such as `512Mi`. */
export const memory = () => z.string().regex(/^[0-9]+(?:Mi|Gi)$/);

/** What callers call a system by. */
export const publicHost = () => hostName().describe("Public host name, inside the domain of ha-platform:cloudflare");

/** Where a system's limit of requests lies. */
export const requestsPerMinute = () => count(1).describe("Requests one client address may make in a minute");

/** One problem when the host does not lie in the domain, none otherwise. */
export function outsideDomain(path: string, host: string, domain: string): ConfigProblem[] {
    return host.endsWith(`.${domain}`) ? [] : [{ path, reason: `must lie inside ${domain}, got ${host}` }];
}

/** Who issues the tokens of a system's users, and for whom. */
export const tokenIssuer = {
    issuer: z.string().min(1).describe("Who issues the tokens: their `iss`, character by character"),
    audience: z.string().min(1).describe("Whom the tokens are meant for: their `aud`"),
    jwksUrl: z.url().describe("Where the issuer publishes its keys"),
};

/** Regions that an operator has taken out of service. */
export const isolatedRegions = () =>
    z
        .array(z.string())
        .optional()
        .describe("Regions that the edge sends nothing to, while somebody works on them; one has to be left in");

/** What is wrong with the regions that are taken out: they have to exist, and one has to be left. */
export function isolationProblems(
    path: string,
    isolated: readonly string[] | undefined,
    regions: RegionPair,
): ConfigProblem[] {
    if (isolated === undefined) return [];
    const both = inOrder(regions);
    const strangers = isolated.filter((region) => !both.includes(region));
    const problems = strangers.map((region) => ({
        path,
        reason: `must name regions of the stack (${both.join(", ")}), got ${region}`,
    }));
    if (both.every((region) => isolated.includes(region))) {
        problems.push({ path, reason: `must leave a region in service, got ${isolated.join(", ")}` });
    }
    return problems;
}
