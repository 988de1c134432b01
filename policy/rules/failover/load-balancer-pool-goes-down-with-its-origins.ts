import { healthDocs, POOL, poolDocs } from "../../clouds/cloudflare/load-balancer.ts";
import { known, readBoolean, readNumber, readParts } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "load-balancer-pool-goes-down-with-its-origins",
    title: "A pool is healthy while it can serve, and no longer",
    severity: "critical",
    concern: "failover",
    types: [POOL],
    breaks: "the pool of a lost region stays up for ever, or that of a good region can never come up",
    remedy: "{ minimumOrigins: 1 }",
    sources: [healthDocs, poolDocs],
    requirements: ["ET-06", "PL-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (pool) => {
        // The API's default for both is 1.
        const minimum = known(readNumber(pool, "minimumOrigins")) ?? 1;
        const serving = (known(readParts(pool, "origins")) ?? []).filter(
            (origin) =>
                known(readBoolean(origin, "enabled")) !== false && (known(readNumber(origin, "weight")) ?? 1) > 0,
        ).length;
        if (minimum < 1)
            return fail(
                pool,
                `minimumOrigins is ${minimum}, needs at least 1 for the pool to go down when all origins do`,
            );
        if (serving === 0)
            return fail(
                pool,
                "no origin is enabled with a weight above 0, needs at least 1",
                "{ origins: [{ enabled: true, weight: 1 }] }",
            );
        return minimum <= serving
            ? pass(pool, `goes down when fewer than ${minimum} of ${serving} origins are healthy`)
            : fail(
                  pool,
                  `minimumOrigins is ${minimum} and ${serving} origins serve, so the pool is never healthy`,
                  `{ minimumOrigins: ${serving} }`,
              );
    },
});
