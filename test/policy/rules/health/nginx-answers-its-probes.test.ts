import rule from "../../../../policy/rules/health/nginx-answers-its-probes.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Properties, type State, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { eachOf, withFile, withoutKind } from "../../states/without.ts";

const at = "proxy-us-central1";
const config = "proxy-config-us-central1";
const says = (state: State, text: string) => withFile(state, config, "nginx.conf", text);
const server = (port: number, ...locations: readonly string[]) =>
    `server {\n    listen ${port};\n${locations.join("\n")}\n}\n`;
const ready = "location = /proxy-ready { return 200; }";
const health = "location = /proxy-health { return 200; }";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "a prefix answers",
            change: (good) => says(good, server(8080, "location /proxy- { return 204; }")),
            at,
        },
        {
            when: "the longer prefix answers",
            change: (good) =>
                says(good, server(8080, "location / { return 404; }", "location ^~ /proxy- { return 200; }")),
            at,
        },
        {
            when: "an exact location goes before a prefix",
            change: (good) => says(good, server(8080, "location /proxy-ready { return 500; }", ready, health)),
            at,
        },
        {
            when: "it passes the question on",
            change: (good) => says(good, server(8080, "location / { proxy_pass http://web; }")),
            at,
        },
        {
            when: "an application listens beside it",
            change: (good) => says(good, server(9090, "location / { return 503; }") + server(8080, ready, health)),
            at,
        },
        {
            when: "its probes ask the port alone",
            change: (good) => probes(good, { tcpSocket: { port: "health" } }),
            at,
        },
        {
            when: "its probes ask at a name that no port has",
            change: (good) => probes(good, { httpGet: { path: "/x", port: "other" } }),
            at,
        },
    ],
    fails: [
        {
            when: "readiness asks what nothing answers but the rest",
            change: (good) => says(good, server(8080, health, "location / { return 404; }")),
            at,
            says: /readinessProbe asks \/proxy-ready, and nginx\.conf answers 404/,
            remedy: "no",
        },
        {
            when: "it answers with an error",
            change: (good) => says(good, server(8080, ready, "location = /proxy-health { return 500; }")),
            at,
            says: /startupProbe asks \/proxy-health, and nginx\.conf answers 500/,
            remedy: "no",
        },
        {
            when: "the lowest error counts",
            change: (good) => says(good, server(8080, health, "location = /proxy-ready { return 400; }")),
            at,
            says: /answers 400/,
            remedy: "no",
        },
        {
            when: "no location has the path",
            change: (good) => says(good, server(8080, health)),
            at,
            says: /nothing: no location has the path/,
            remedy: "no",
        },
        {
            when: "another server has the location",
            change: (good) => says(good, server(9090, ready, health) + server(8080)),
            at,
            says: /no location has the path/,
            remedy: "no",
        },
        {
            when: "no server listens there",
            change: (good) => says(good, server(80_800, ready, health)),
            at,
            says: /nothing: no server listens at 8080/,
            remedy: "no",
        },
        {
            when: "the file is cut off",
            change: (good) => says(good, "server {\n    listen 8080;\n"),
            at,
            says: /no location/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the file is not known",
            change: (good) => withFile(good, config, "nginx.conf", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "no NGINX reads such a file", change: (good) => withoutKind(good, "ConfigMap") },
        {
            when: "what reads the file is no NGINX",
            change: (good) =>
                eachOf(good, "Deployment", (state, name) =>
                    state.at(name, "spec.template.spec.containers[0].command", ["envoy"]),
                ),
        },
    ],
});

function probes(state: State, action: Properties): State {
    return ["startupProbe", "livenessProbe", "readinessProbe"].reduce(
        (changed, role) => changed.at(at, `spec.template.spec.containers[0].${role}`, action),
        state,
    );
}
