import { deploymentDocs, WORKER } from "../../clouds/cloudflare/workers.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "worker-answers-under-its-own-names-only",
    title: "A Worker does not answer on workers.dev beside its own names",
    severity: "medium",
    concern: "exposure",
    types: [WORKER],
    breaks: "requests to the second name pass by the zone's firewall, rate limits and cache rules",
    remedy: "{ subdomain: { enabled: false, previewsEnabled: false } }",
    sources: [
        deploymentDocs,
        { url: "https://developers.cloudflare.com/workers/configuration/routing/workers-dev/", read: "2026-11-22" },
    ],
    requirements: ["HB-13", "CN-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (worker) => {
        const open = ["subdomain.enabled", "subdomain.previewsEnabled"].filter(
            (property) => known(readBoolean(worker, property)) === true,
        );
        return open.length === 0
            ? pass(worker, "answers under its own names only")
            : fail(worker, `${open.join(" and ")} is true, needs false`);
    },
});
