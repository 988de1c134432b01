import rule from "../../../../policy/rules/health/cloud-run-startup-probe.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { runState, SERVICE } from "../../states/gcp-run.ts";

const PROBE = "template.containers[0].startupProbe";

export default meetsContract(rule, {
    good: runState,
    passes: [
        {
            when: "it asks over gRPC",
            change: (good) => good.at(SERVICE, PROBE, { grpc: { service: "health" } }),
            at: SERVICE,
        },
        {
            when: "a second container has it",
            change: (good) =>
                good.at(SERVICE, "template.containers", [
                    { image: "proxy" },
                    { startupProbe: { httpGet: { path: "/" } } },
                ]),
            at: SERVICE,
        },
    ],
    fails: [
        {
            when: "there is none",
            change: (good) => good.at(SERVICE, PROBE, undefined),
            at: SERVICE,
            says: /no container has a startupProbe/,
        },
        {
            when: "it asks the port alone",
            change: (good) => good.at(SERVICE, PROBE, { tcpSocket: { port: 8080 } }),
            at: SERVICE,
            says: /with httpGet or grpc/,
        },
        {
            when: "there are no containers",
            change: (good) => good.at(SERVICE, "template.containers", undefined),
            at: SERVICE,
            says: /no container/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(SERVICE, PROBE, UNKNOWN),
            at: SERVICE,
            becomes: "unknown",
        },
    ],
});
