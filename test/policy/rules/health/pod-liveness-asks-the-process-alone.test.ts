import rule from "../../../../policy/rules/health/pod-liveness-asks-the-process-alone.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { eachOf } from "../../states/without.ts";

const at = "web-us-central1";
const PROBE = "spec.template.spec.containers[0].livenessProbe";
const READY = "spec.template.spec.containers[0].readinessProbe";
const PATH = `${PROBE}.httpGet.path`;

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "it asks the port as readiness does",
            change: (good) =>
                good.at(at, PROBE, { tcpSocket: { port: "http" } }).at(at, READY, { tcpSocket: { port: "http" } }),
            at,
        },
        { when: "a path only looks like a dependency", change: (good) => good.at(at, PATH, "/dbx"), at },
        { when: "it asks the root", change: (good) => good.at(at, PATH, undefined), at },
        {
            when: "it asks the same path at another port",
            change: (good) => good.at(at, PATH, "/health").at(at, `${PROBE}.httpGet.port`, 9000),
            at,
        },
        {
            when: "commands differ",
            change: (good) =>
                good
                    .at(at, PROBE, { exec: { command: ["sh", "alive.sh"] } })
                    .at(at, READY, { exec: { command: ["sh", "ready.sh"] } }),
            at,
        },
        { when: "it is the only probe", change: (good) => good.at(at, READY, undefined), at },
    ],
    fails: [
        {
            when: "it asks what readiness asks",
            change: (good) => good.at(at, PATH, "/health"),
            at,
            says: /livenessProbe and readinessProbe of web ask the same, httpGet http \/health/,
        },
        {
            when: "both run the same command",
            change: (good) =>
                good
                    .at(at, PROBE, { exec: { command: ["sh", "ready.sh"] } })
                    .at(at, READY, { exec: { command: ["sh", "ready.sh"] } }),
            at,
            says: /ask the same, exec/,
        },
        {
            when: "it asks for the database",
            change: (good) => good.at(at, PATH, "/health/db"),
            at,
            says: /asks \/health\/db, which answers for a dependency/,
        },
        {
            when: "it asks for the cache, with a query",
            change: (good) => good.at(at, PATH, "/health/cache/?deep=1"),
            at,
            says: /\/health\/cache/,
        },
        {
            when: "a container beside it asks for readiness",
            change: (good) =>
                good.at(at, "spec.template.spec.initContainers[0].livenessProbe", {
                    httpGet: { path: "/readiness", port: 1 },
                }),
            at,
            says: /of pool asks \/readiness/,
            remedy: "no",
        },
    ],
    unknown: [{ when: "the path is not known", change: (good) => good.at(at, PATH, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        {
            when: "nothing has a liveness probe",
            change: (good) => eachOf(eachOf(good, "Deployment", unasked), "StatefulSet", unasked),
        },
    ],
});

function unasked(state: State, name: string): State {
    return state.at(name, PROBE, undefined);
}
