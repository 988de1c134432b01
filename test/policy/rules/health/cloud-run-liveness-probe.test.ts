import rule from "../../../../policy/rules/health/cloud-run-liveness-probe.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { runState, SERVICE } from "../../states/gcp-run.ts";

const PROBE = "template.containers[0].livenessProbe";

export default meetsContract(rule, {
    good: runState,
    passes: [
        {
            when: "it asks the port",
            change: (good) => good.at(SERVICE, PROBE, { tcpSocket: { port: 8080 } }),
            at: SERVICE,
        },
    ],
    fails: [
        {
            when: "there is none",
            change: (good) => good.at(SERVICE, PROBE, undefined),
            at: SERVICE,
            says: /no container has a livenessProbe/,
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
