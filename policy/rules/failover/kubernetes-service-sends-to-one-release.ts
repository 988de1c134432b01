import { beside, DEPLOYMENT, kubernetesDocs, SERVICE } from "../../clouds/kubernetes/objects.ts";
import { podLabels, serviceSelects } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "kubernetes-service-sends-to-one-release",
    title: "A Service sends requests to one release at a time",
    severity: "high",
    concern: "failover",
    types: [SERVICE],
    breaks: "requests reach the release that waits, which is idle, small and perhaps the bad one that was just taken back",
    remedy: '{ spec: { selector: { colour: "blue" } } }',
    sources: [kubernetesDocs("concepts/services-networking/service")],
    requirements: ["AG-03", "HB-10"],
    whenUnknown: "unknown",
    /** Deployments that a Service may divide requests over; more where releases are tried on a share of the users. */
    settings: { deployments: 1 },
    judge: (service, { deployments }, graph) => {
        const selected = beside(graph, service, DEPLOYMENT).filter((one) => serviceSelects(service, podLabels(one)));
        if (selected.length === 0) return undefined;
        const names = selected.map(({ name }) => name).join(" and ");
        return selected.length <= deployments
            ? pass(service, `sends requests to ${names}`)
            : fail(
                  service,
                  `divides requests over ${names}, at most ${deployments} is allowed: its selector lacks a label`,
              );
    },
});
