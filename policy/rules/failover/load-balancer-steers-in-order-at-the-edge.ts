import { LOAD_BALANCER } from "../../clouds/cloudflare/load-balancer.ts";
import { known, readBoolean, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "load-balancer-steers-in-order-at-the-edge",
    title: "A load balancer is proxied and fails over in the order of its pools",
    severity: "high",
    concern: "failover",
    types: [LOAD_BALANCER],
    breaks: "clients stay on the lost region until resolvers forget it, or writes reach a standby while the primary is healthy",
    remedy: '{ proxied: true, steeringPolicy: "off" }',
    sources: [
        { url: "https://developers.cloudflare.com/load-balancing/understand-basics/proxy-modes/", read: "2026-11-22" },
        {
            url: "https://developers.cloudflare.com/load-balancing/understand-basics/traffic-steering/steering-policies/standard-options/",
            read: "2026-11-22",
        },
    ],
    requirements: ["PL-02", "ET-06"],
    whenUnknown: "unknown",
    settings: { steering: ["off"] },
    judge: (loadBalancer, { steering }) => {
        // Cloudflare leaves a load balancer unproxied when nothing is said.
        const proxied = known(readBoolean(loadBalancer, "proxied")) ?? false;
        if (!proxied)
            return fail(loadBalancer, "proxied is false, needs true so that failover does not wait for DNS caches");
        const policy = known(readString(loadBalancer, "steeringPolicy")) ?? "";
        if (!steering.includes(policy)) {
            return fail(
                loadBalancer,
                `steeringPolicy is ${policy === "" ? "not set" : policy}, needs ${steering.join(" or ")}`,
            );
        }
        return pass(loadBalancer, `proxied, steeringPolicy ${policy}`);
    },
});
