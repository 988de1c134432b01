import rule from "../../../../policy/rules/pairing/workload-twins-run-the-same-images.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-east1";
const IMAGE = "spec.template.spec.containers[0].image";
const other = `web@sha256:${"b".repeat(64)}`;

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "both run another image",
            change: (good) => good.at(at, IMAGE, other).at("web-us-central1", IMAGE, other),
            at,
        },
        {
            when: "the cluster is not in the stack and its provider's name tells the region",
            change: (good) => good.without("cluster-us-central1", "cluster-us-east1"),
            at,
        },
    ],
    fails: [
        {
            when: "the failover region runs another one",
            change: (good) => good.at(at, IMAGE, other),
            at,
            says: /runs web web@sha256:b+, and web-us-central1 in the primary region runs web us-docker/,
            remedy: "no",
        },
        {
            when: "a container that prepares differs",
            change: (good) => good.at(at, "spec.template.spec.initContainers[0].image", other),
            at,
            says: /runs pool web@/,
            remedy: "no",
        },
        {
            when: "a container is missing",
            change: (good) => good.at(at, "spec.template.spec.initContainers", []),
            at,
            says: /runs web us-docker.*runs pool us-docker/,
            remedy: "no",
        },
        {
            when: "a container has no image",
            change: (good) => good.at(at, IMAGE, undefined),
            at,
            says: /runs web no image, and/,
            remedy: "no",
        },
        {
            when: "all containers are missing",
            change: (good) =>
                good.at(at, "spec.template.spec.initContainers", []).at(at, "spec.template.spec.containers", []),
            at,
            says: /runs nothing, and web-us-central1 in the primary region runs pool/,
            remedy: "no",
        },
        {
            when: "a container is named otherwise",
            change: (good) => good.at(at, "spec.template.spec.containers[0].name", "api"),
            at,
            says: /runs api/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the image is not known",
            change: (good) => good.at("web-us-central1", IMAGE, UNKNOWN),
            at: "web-us-central1",
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "no object has a twin",
            change: (good) =>
                good.without("web-us-east1", "proxy-us-east1", "cache-us-east1", "cache-sentinel-us-east1"),
        },
        { when: "the system has no regions", change: (good) => good.at("shop", "regions", undefined) },
    ],
});
