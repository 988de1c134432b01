import rule from "../../../../policy/rules/health/cloud-run-readiness-probe.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "api-us-east1-service";

export default meetsContract(rule, {
    passes: [
        {
            when: "a second container is not probed",
            change: (good) => good.set(at, { template: { containers: [{}, { image: "example/agent" }] } }),
            at,
        },
    ],
    fails: [
        {
            when: "the container has no readiness probe",
            change: (good) => good.at(at, "template.containers[0].readinessProbe", undefined),
            at,
            says: /no container has a readinessProbe/,
        },
        {
            when: "the template is not set",
            change: (good) => good.at(at, "template", undefined),
            at,
            says: /no container/,
        },
    ],
    unknown: [
        {
            when: "the containers are not known",
            change: (good) => good.at(at, "template.containers", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
