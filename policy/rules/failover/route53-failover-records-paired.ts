import { failoverDocs, failoverRole, hostOf, partnersOf, RECORD, recordDocs } from "../../clouds/aws/route53.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const OTHER: Readonly<Record<string, string>> = { PRIMARY: "SECONDARY", SECONDARY: "PRIMARY" };

export default defineResourceRule({
    id: "route53-failover-records-paired",
    title: "A failover record of Route 53 has its counterpart: one PRIMARY, one SECONDARY",
    severity: "critical",
    concern: "failover",
    types: [RECORD],
    breaks: "when the primary fails there is nothing to answer with, and the name keeps leading to the lost region",
    remedy: 'new aws.route53.Record("secondary", { ...resource, setIdentifier: "secondary", failoverRoutingPolicies: [{ type: "SECONDARY" }] })',
    sources: [recordDocs, failoverDocs],
    requirements: ["ER-12", "PL-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (record, _settings, graph) => {
        const role = failoverRole(record);
        if (role === undefined) return undefined;
        const missing = OTHER[role] ?? "PRIMARY";
        const [partner] = partnersOf(graph, record);
        if (partner !== undefined)
            return pass(record, `${role} of ${hostOf(record)}, with ${partner.name} as ${missing}`);
        const name = JSON.stringify(`${record.name}-${missing.toLowerCase()}`);
        const alias =
            '{ name: "<load balancer of the other region>", zoneId: "<its zone>", evaluateTargetHealth: true }';
        return fail(
            record,
            `${role} of ${hostOf(record)} has no ${missing}`,
            `new aws.route53.Record(${name}, { ...resource, setIdentifier: "${missing.toLowerCase()}", failoverRoutingPolicies: [{ type: "${missing}" }], aliases: [${alias}] })`,
        );
    },
});
