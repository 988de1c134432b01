import { LOAD_BALANCER, POOL } from "../../clouds/cloudflare/load-balancer.ts";
import { isAboutPool, NOTIFICATION_POLICY, tellsOfUnhealthyPools } from "../../clouds/cloudflare/notifications.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "load-balancer-pool-health-tells-a-person",
    title: "Somebody is told when a pool of a load balancer goes down",
    severity: "high",
    concern: "observability",
    types: [POOL],
    breaks: "traffic moves by itself, nobody knows, and the second failure takes the service down",
    remedy: 'new cloudflare.NotificationPolicy("pools", { alertType: "load_balancing_health_alert", enabled: true, filters: { poolIds: [resource.id], newHealths: ["Unhealthy", "Healthy"] }, mechanisms: { emails: [{ id: "on-call@example.com" }] } })',
    sources: [
        { url: "https://developers.cloudflare.com/notifications/notification-available/", read: "2026-11-22" },
        {
            url: "https://www.pulumi.com/registry/packages/cloudflare/api-docs/notificationpolicy/",
            read: "2026-11-22",
        },
    ],
    requirements: ["ET-13", "HB-11"],
    whenUnknown: "unknown",
    settings: {},
    judge: (pool, _settings, graph) => {
        if (graph.referring(pool, LOAD_BALANCER, "defaultPools").length === 0) return undefined;
        const email = known(readString(pool, "notificationEmail")) ?? "";
        if (email !== "") return pass(pool, "notificationEmail is set");
        const policies = graph.ofType(NOTIFICATION_POLICY).filter((policy) => isAboutPool(graph, policy, pool));
        const telling = policies.find((policy) => tellsOfUnhealthyPools(policy));
        if (telling !== undefined) return pass(pool, `${telling.name} tells when it goes down`);
        return fail(
            pool,
            policies.length === 0
                ? "no notification policy is about this pool"
                : `${policies.map(({ name }) => name).join(" and ")} tells nobody that it went down`,
        );
    },
});
