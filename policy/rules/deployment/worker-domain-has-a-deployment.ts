import { DEPLOYMENT, deploymentDocs, WORKER } from "../../clouds/cloudflare/workers.ts";
import { CUSTOM_DOMAIN } from "../../clouds/cloudflare/zone.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "worker-domain-has-a-deployment",
    title: "A Worker that answers for a name has a version deployed",
    severity: "critical",
    concern: "deployment",
    types: [CUSTOM_DOMAIN],
    breaks: "the name resolves, and every request to it is an error: uploading a version does not deploy it",
    remedy: 'new cloudflare.WorkersDeployment("deployment", { scriptName: resource.service, strategy: "percentage", versions: [{ versionId: "<version id>", percentage: 100 }] })',
    sources: [
        deploymentDocs,
        { url: "https://developers.cloudflare.com/workers/configuration/routing/custom-domains/", read: "2026-11-22" },
    ],
    requirements: ["HB-01"],
    whenUnknown: "unknown",
    settings: {},
    judge: (domain, _settings, graph) => {
        // A Worker made by a script resource is deployed by its upload, and one from elsewhere is not ours to judge.
        const [worker] = graph.referred(domain, "service", WORKER);
        if (worker === undefined) return undefined;
        const deployed = graph.referring(worker, DEPLOYMENT, "scriptName");
        return deployed.length > 0
            ? pass(domain, `${worker.name} is deployed`)
            : fail(domain, `no deployment names ${worker.name}`);
    },
});
