/** The Cloudflare types that the simulated cloud knows. */
import type { Family } from "../kind.ts";
import { dnsRecords } from "./dns.ts";
import { healthchecks } from "./healthcheck.ts";
import { loadBalancing } from "./load-balancing.ts";
import { notifications } from "./notifications.ts";
import { rulesets } from "./ruleset.ts";
import { workerVersions } from "./worker-versions.ts";
import { workers } from "./workers.ts";
import { zones } from "./zone.ts";

export const cloudflare: Family = {
    ...dnsRecords,
    ...healthchecks,
    ...loadBalancing,
    ...notifications,
    ...rulesets,
    ...workers,
    ...workerVersions,
    ...zones,
};
