import rule from "../../../../policy/rules/health/pod-probe-ports-exist.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withContainer, withoutKind } from "../../states/without.ts";

const at = "web-us-central1";
const CONTAINER = "spec.template.spec.containers[0]";
const PORT = `${CONTAINER}.livenessProbe.httpGet.port`;

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "there is one probe",
            change: (good) =>
                withContainer(good, {
                    name: "web",
                    ports: [{ name: "http", containerPort: 8000 }],
                    readinessProbe: { tcpSocket: { port: "http" } },
                }),
            at,
        },

        {
            when: "it asks at a number that the container does not declare",
            change: (good) => good.at(at, PORT, 9801),
            at,
        },
        {
            when: "it runs a command",
            change: (good) => good.at(at, `${CONTAINER}.livenessProbe`, { exec: { command: ["true"] } }),
            at,
        },
    ],
    fails: [
        {
            when: "no port has the name",
            change: (good) => good.at(at, PORT, "web"),
            at,
            says: /livenessProbe of web asks at web, which is none of its ports/,
        },
        {
            when: "readiness asks at an unknown name",
            change: (good) => good.at(at, `${CONTAINER}.readinessProbe.httpGet.port`, "health"),
            at,
            says: /readinessProbe of web asks at health/,
            remedy: "no",
        },
        {
            when: "the port is that of another container",
            change: (good) => good.at("cache-us-east1", `${CONTAINER}.startupProbe.tcpSocket.port`, "sentinel"),
            at: "cache-us-east1",
            says: /startupProbe of redis/,
            remedy: "no",
        },
        {
            when: "the container declares none",
            change: (good) => good.at(at, `${CONTAINER}.ports`, undefined),
            at,
            says: /startupProbe of web asks at http/,
        },
        {
            when: "it asks over gRPC at no port",
            change: (good) => good.at(at, `${CONTAINER}.livenessProbe`, { grpc: { port: "grpc" } }),
            at,
            says: /asks at grpc/,
            remedy: "no",
        },
    ],
    unknown: [{ when: "the port is not known", change: (good) => good.at(at, PORT, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        {
            when: "probes run commands alone",
            change: (good) => withContainer(good, { name: "web", livenessProbe: { exec: { command: ["true"] } } }),
        },

        { when: "no container is probed", change: (good) => withContainer(good, { name: "web" }) },
        { when: "nothing is probed", change: (good) => withoutKind(good, "Deployment", "StatefulSet") },
    ],
});
