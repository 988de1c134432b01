import rule from "../../../../policy/rules/exposure/cloud-run-has-an-identity-of-its-own.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type StateResource, UNKNOWN } from "../../state.ts";
import { JOB, runState, SERVICE } from "../../states/gcp-run.ts";

const ACCOUNT: StateResource = {
    type: "gcp:serviceaccount/account:Account",
    name: "account",
    id: "account",
    outputs: {},
};

export default meetsContract(rule, {
    good: runState,
    passes: [
        {
            when: "the account is yet to be made",
            change: (good) =>
                good
                    .plus(ACCOUNT)
                    .at(SERVICE, "template.serviceAccount", UNKNOWN)
                    .facts(SERVICE, { madeFrom: { template: ["account"] } }),
            at: SERVICE,
        },
    ],
    fails: [
        {
            when: "a service says nothing",
            change: (good) => good.at(SERVICE, "template.serviceAccount", undefined),
            at: SERVICE,
            says: /^template.serviceAccount is not set/,
        },
        {
            when: "a service runs as the project",
            change: (good) =>
                good.at(SERVICE, "template.serviceAccount", "123456789012-compute@developer.gserviceaccount.com"),
            at: SERVICE,
            says: /is 123456789012-compute@/,
        },
        {
            when: "a job says nothing",
            change: (good) => good.at(JOB, "template.template.serviceAccount", undefined),
            at: JOB,
            says: /template.template.serviceAccount is not set/,
        },
        {
            when: "a service's account is empty",
            change: (good) => good.at(SERVICE, "template.serviceAccount", ""),
            at: SERVICE,
            says: /is not set/,
        },
        {
            when: "nobody makes the account",
            change: (good) => good.plus(ACCOUNT).at(SERVICE, "template.serviceAccount", UNKNOWN),
            at: SERVICE,
            says: /is not set/,
        },
    ],
    unknown: [
        {
            when: "another resource's account is not known",
            change: (good) =>
                good
                    .plus(ACCOUNT)
                    .at(SERVICE, "template.serviceAccount", UNKNOWN)
                    .facts(SERVICE, { madeFrom: { template: ["account"] } }),
            at: SERVICE,
            becomes: "pass",
        },
    ],
});
