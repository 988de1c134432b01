import rule from "../../../../policy/rules/pairing/url-map-twins-route-alike.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { loadBalancingState, ROUTES, TWIN_ROUTES } from "../../states/gcp-load-balancing.ts";

const RULES = "pathMatchers[0].pathRules";

meetsContract(rule, {
    good: loadBalancingState,
    passes: [
        {
            when: "paths are in another order",
            change: (good) => good.at(ROUTES, `${RULES}[0].paths`, ["/api/v2/*", "/api/v2"]),
            at: ROUTES,
        },
        {
            when: "neither has paths",
            change: (good) => good.at(ROUTES, "pathMatchers", undefined).at(TWIN_ROUTES, "pathMatchers", []),
            at: ROUTES,
        },
    ],
    fails: [
        {
            when: "the twin lacks a path",
            change: (good) => good.at(TWIN_ROUTES, `${RULES}[0].paths`, ["/api/v2"]),
            at: TWIN_ROUTES,
            says: /^lacks .api.v2.\* to origin-<region>-backend-v2, unlike origin-us-central1-routes/,
            remedy: "no",
        },
        {
            when: "the twin has a further path",
            change: (good) => good.at(ROUTES, `${RULES}[0].paths`, ["/api/v2"]),
            at: TWIN_ROUTES,
            says: /^has .api.v2.\* to/,
            remedy: "no",
        },
        {
            when: "the twin leads a path elsewhere",
            change: (good) =>
                good.at(
                    TWIN_ROUTES,
                    `${RULES}[0].service`,
                    "projects/example-project/regions/us-east1/backendServices/origin",
                ),
            at: TWIN_ROUTES,
            says: /lacks .api.v2 to origin-<region>-backend-v2; .*has .api.v2 to origin-<region>-backend;/,
            remedy: "no",
        },
        {
            when: "the twin leads everything else elsewhere",
            change: (good) => good.at(TWIN_ROUTES, "defaultService", "elsewhere"),
            at: TWIN_ROUTES,
            says: /has .\* to another stack's service/,
            remedy: "no",
        },
        {
            when: "there is no twin",
            change: (good) => good.without(TWIN_ROUTES),
            at: ROUTES,
            says: /has no twin in us-east1/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "paths are not known",
            change: (good) => good.at(TWIN_ROUTES, `${RULES}[0].paths`, UNKNOWN),
            at: ROUTES,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "routes are in the failover region alone", change: (good) => good.without(ROUTES) }],
});
