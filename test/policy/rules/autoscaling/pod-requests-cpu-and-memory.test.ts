import rule from "../../../../policy/rules/autoscaling/pod-requests-cpu-and-memory.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-central1";
const REQUESTS = "spec.template.spec.containers[0].resources.requests";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "amounts are whole or decimal",
            change: (good) => good.at(at, REQUESTS, { cpu: "1.5", memory: "1G" }),
            at,
        },
    ],
    fails: [
        {
            when: "it requests no CPU",
            change: (good) => good.at(at, `${REQUESTS}.cpu`, undefined),
            at,
            says: /^web requests no cpu$/,
        },
        {
            when: "it requests no memory",
            change: (good) => good.at(at, `${REQUESTS}.memory`, undefined),
            at,
            says: /^web requests no memory$/,
        },
        {
            when: "it requests nothing",
            change: (good) => good.at(at, "spec.template.spec.containers[0].resources", undefined),
            at,
            says: /web requests no cpu, web requests no memory/,
        },
        { when: "it requests none", change: (good) => good.at(at, `${REQUESTS}.cpu`, "0"), at, says: /no cpu/ },
        {
            when: "the amount is none that Kubernetes knows",
            change: (good) => good.at(at, `${REQUESTS}.cpu`, "much"),
            at,
            says: /no cpu/,
        },
        {
            when: "a container beside it requests none",
            change: (good) => good.at(at, "spec.template.spec.initContainers[0].resources", undefined),
            at,
            says: /pool requests no cpu/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "an amount is not known",
            change: (good) => good.at(at, `${REQUESTS}.cpu`, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
