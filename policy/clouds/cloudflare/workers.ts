/** What rules need to know about Cloudflare Workers that are deployed by versions. */

import type { Source } from "../../rule.ts";

export const WORKER = "cloudflare:index/worker:Worker";
export const WORKER_VERSION = "cloudflare:index/workerVersion:WorkerVersion";
export const DEPLOYMENT = "cloudflare:index/workersDeployment:WorkersDeployment";

export const deploymentDocs: Source = {
    url: "https://developers.cloudflare.com/workers/configuration/versions-and-deployments/",
    read: "2026-11-22",
};
