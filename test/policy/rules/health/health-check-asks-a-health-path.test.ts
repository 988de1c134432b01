import rule from "../../../../policy/rules/health/health-check-asks-a-health-path.ts";
import { SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { loadBalancingState } from "../../states/gcp-load-balancing.ts";

const CHECK = "bypass-check";
const PATH = "httpsHealthCheck.requestPath";

meetsContract(rule, {
    good: loadBalancingState,
    passes: [
        {
            when: "it asks for another health path over HTTP",
            change: (good) =>
                good
                    .at(CHECK, "httpsHealthCheck", undefined)
                    .at(CHECK, "httpHealthCheck", { requestPath: "/api/health/db" }),
            at: CHECK,
        },
        {
            when: "it asks over HTTP/2",
            change: (good) =>
                good
                    .at(CHECK, "httpsHealthCheck", undefined)
                    .at(CHECK, "http2HealthCheck", { requestPath: "/api/health" }),
            at: CHECK,
        },
        {
            when: "no system says which paths there are",
            change: (good) => good.facts(CHECK, { parent: "ha-platform-prod" }).at(CHECK, PATH, "/alive"),
            at: CHECK,
        },
        {
            when: "its system names no paths",
            change: (good) => good.at(SYSTEM, "health", undefined).at(CHECK, PATH, "/alive"),
            at: CHECK,
        },
    ],
    fails: [
        {
            when: "it asks for another page",
            change: (good) => good.at(CHECK, PATH, "/pricing"),
            at: CHECK,
            says: /httpsHealthCheck.requestPath is .pricing, needs .api.health or .api.health.db/,
        },
        {
            when: "it says nothing, which is the start page",
            change: (good) => good.at(CHECK, PATH, undefined),
            at: CHECK,
            says: /requestPath is .,/,
        },
        {
            when: "it asks for the start page and no system says better",
            change: (good) => good.facts(CHECK, { parent: "ha-platform-prod" }).at(CHECK, PATH, "/"),
            at: CHECK,
            says: /needs a path of its own/,
        },
    ],
    unknown: [
        {
            when: "the path is not known",
            change: (good) => good.at(CHECK, PATH, UNKNOWN),
            at: CHECK,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "it asks a port",
            change: (good) => good.at(CHECK, "httpsHealthCheck", undefined).at(CHECK, "tcpHealthCheck", { port: 443 }),
        },
    ],
});
