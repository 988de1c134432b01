import rule from "../../../../policy/rules/health/cloud-run-liveness-ignores-dependencies.ts";
import { estaState } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";

const at = "api-us-east1-service";
const PROBE = "template.containers[0].livenessProbe";
const PATH = `${PROBE}.httpGet.path`;

export default meetsContract(rule, {
    passes: [
        { when: "it asks the root", change: (good) => good.at(at, PATH, "/"), at },
        { when: "the path is left to the default", change: (good) => good.at(at, PATH, undefined), at },
        { when: "it asks the port", change: (good) => good.at(at, PROBE, { tcpSocket: { port: 8080 } }), at },
        { when: "a path only looks like a dependency", change: (good) => good.at(at, PATH, "/dbx"), at },
    ],
    fails: [
        {
            when: "it asks the path that checks everything",
            change: (good) => good.at(at, PATH, "/api/health"),
            at,
            says: /asks \/api\/health, which answers for a dependency/,
        },
        {
            when: "it asks for the database",
            change: (good) => good.at(at, PATH, "/api/health/db"),
            at,
            says: /\/api\/health\/db/,
        },
        {
            when: "it asks for the cache, with a query",
            change: (good) => good.at(at, PATH, "/api/health/cache/?deep=1"),
            at,
            says: /\/api\/health\/cache/,
        },
    ],
    unknown: [{ when: "the path is not known", change: (good) => good.at(at, PATH, UNKNOWN), at, becomes: "unknown" }],
    silent: [{ when: "no service has a liveness probe", change: withoutProbes }],
});

function withoutProbes(state: State): State {
    const services = estaState().resources.filter(({ type }) => type === "gcp:cloudrunv2/service:Service");
    return services.reduce((changed, { name }) => changed.at(name, PROBE, undefined), state);
}
