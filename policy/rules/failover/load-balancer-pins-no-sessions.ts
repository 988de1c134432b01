import { LOAD_BALANCER } from "../../clouds/cloudflare/load-balancer.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "load-balancer-pins-no-sessions",
    title: "A load balancer binds a client to a region only where that was decided",
    severity: "medium",
    concern: "failover",
    types: [LOAD_BALANCER],
    breaks: "clients stay with the standby region after the primary is back, and their writes fail there for as long as the cookie lives",
    remedy: '{ sessionAffinity: "none" }',
    sources: [
        {
            url: "https://developers.cloudflare.com/load-balancing/understand-basics/session-affinity/",
            read: "2026-11-22",
        },
    ],
    requirements: ["HB-02", "ER-03"],
    whenUnknown: "unknown",
    settings: { affinities: ["none"] },
    judge: (loadBalancer, { affinities }) => {
        const affinity = known(readString(loadBalancer, "sessionAffinity")) ?? "";
        // An empty text and nothing at all both mean none.
        const bound = affinity === "" ? "none" : affinity;
        return affinities.includes(bound)
            ? pass(loadBalancer, `sessionAffinity is ${bound}`)
            : fail(
                  loadBalancer,
                  `sessionAffinity is ${bound}, needs ${affinities.join(" or ")}`,
                  `{ sessionAffinity: ${JSON.stringify(affinities[0])} }`,
              );
    },
});
