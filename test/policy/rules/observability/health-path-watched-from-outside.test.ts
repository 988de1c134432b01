import rule from "../../../../policy/rules/observability/health-path-watched-from-outside.ts";
import { SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Properties, type StateResource, UNKNOWN } from "../../state.ts";

const at = "uptime-database";
const PATH = "httpCheck.path";

export default meetsContract(rule, {
    passes: [
        {
            when: "Route 53 asks the root, which is the default",
            change: (good) =>
                good
                    .at(SYSTEM, "health", { all: "/" })
                    .without(at, "uptime-all")
                    .plus(route53({ resourcePath: null })),
            at: SYSTEM,
        },

        { when: "the path leaves out its slash", change: (good) => good.at(at, PATH, "api/health/db"), at: SYSTEM },
        {
            when: "the root is asked, which is the default",
            change: (good) => good.at(SYSTEM, "health", { all: "/" }).at("uptime-all", PATH, undefined),
            at: SYSTEM,
        },
        {
            when: "two names stand for one path",
            change: (good) => good.at(SYSTEM, "health.everything", "/api/health"),
            at: SYSTEM,
        },
        {
            when: "a check of a path that is not declared asks seldom",
            change: (good) => good.at(SYSTEM, "health", { all: "/api/health" }).at(at, "period", "300s"),
            at: SYSTEM,
        },
        {
            when: "a check opens a connection only",
            change: (good) =>
                good.plus({
                    type: "gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig",
                    name: "connection",
                    id: "connection",
                    outputs: { period: "300s", tcpCheck: { port: 443 } },
                }),
            at: SYSTEM,
        },
        {
            when: "Route 53 asks the path",
            change: (good) => good.without(at).plus(route53({})),
            at: SYSTEM,
        },
        {
            when: "the stack lets checks ask every five minutes",
            change: (good) => good.at(at, "period", "300s"),
            at: SYSTEM,
            settings: { periodSeconds: 300 },
        },
    ],
    fails: [
        {
            when: "Route 53 asks each half minute, as it does when nothing is said, and more is wanted",
            change: (good) => good.plus(route53({ requestInterval: null })),
            at: "outside",
            settings: { periodSeconds: 29 },
            says: /every 30 s/,
            remedy: "no",
        },

        {
            when: "a path is not asked",
            change: (good) => good.without(at),
            at: SYSTEM,
            says: /^no check from outside asks \/api\/health\/db$/,
        },
        {
            when: "Route 53's check of the path is off",
            change: (good) => good.without(at).plus(route53({ disabled: true })),
            at: SYSTEM,
            says: /^no check from outside asks \/api\/health\/db$/,
        },
        {
            when: "Route 53 opens a connection only",
            change: (good) => good.without(at).plus(route53({ type: "TCP" })),
            at: SYSTEM,
            says: /asks \/api\/health\/db$/,
        },
        {
            when: "no path is asked",
            change: (good) => good.without(at, "uptime-all"),
            at: SYSTEM,
            says: /no check from outside asks \/api\/health, \/api\/health\/db/,
        },
        {
            when: "the check asks another path",
            change: (good) => good.at(at, PATH, "/api/health/dbx"),
            at: SYSTEM,
            says: /no check from outside asks \/api\/health\/db$/,
        },
        {
            when: "a check asks a second too seldom",
            change: (good) => good.at(at, "period", "61s"),
            at,
            says: /asks \/api\/health\/db every 61 s: period must be at most 60 s/,
        },
        {
            when: "the period is not set, because five minutes is the default",
            change: (good) => good.at(at, "period", undefined),
            at,
            says: /every 300 s/,
        },
        {
            when: "the period holds another type",
            change: (good) => good.at(at, "period", "a minute"),
            at,
            says: /period must be seconds, such as 30 or "30s", got a string/,
        },
    ],
    unknown: [
        { when: "the period is not known", change: (good) => good.at(at, "period", UNKNOWN), at, becomes: "unknown" },
        {
            when: "a path of the system is not known",
            change: (good) => good.at(SYSTEM, "health.database", UNKNOWN),
            at: SYSTEM,
            becomes: "unknown",
        },
        {
            when: "the path of a check is not known",
            change: (good) => good.at(at, PATH, UNKNOWN),
            at: SYSTEM,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "a check of a path that no system declares asks seldom",
            change: (good) => good.at(SYSTEM, "health", undefined).at(at, "period", "300s"),
        },
        { when: "the system declares no health paths", change: (good) => good.at(SYSTEM, "health", undefined) },
    ],
});

function route53(properties: Properties): StateResource {
    return {
        type: "aws:route53/healthCheck:HealthCheck",
        name: "outside",
        id: "outside",
        outputs: { type: "HTTPS", resourcePath: "/api/health/db", requestInterval: 30, disabled: false, ...properties },
    };
}
