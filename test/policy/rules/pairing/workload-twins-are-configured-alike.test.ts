import rule from "../../../../policy/rules/pairing/workload-twins-are-configured-alike.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-east1";
const CONTAINER = "spec.template.spec.containers[0]";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "a value differs", change: (good) => good.at(at, `${CONTAINER}.env[0].value`, "elsewhere"), at },
        {
            when: "the order differs",
            change: (good) =>
                good
                    .at(at, `${CONTAINER}.env[0].name`, "SESSION_KEY_SECRET")
                    .at(at, `${CONTAINER}.env[1].name`, "REGION"),
            at,
        },
    ],
    fails: [
        {
            when: "a variable has another name",
            change: (good) => good.at(at, `${CONTAINER}.env[0].name`, "PLACE"),
            at,
            says: /^lacks variable REGION of web; has besides variable PLACE of web; compared with web-us-central1 in the primary region$/,
            remedy: "no",
        },
        {
            when: "there are no variables",
            change: (good) => good.at(at, `${CONTAINER}.env`, undefined),
            at,
            says: /^lacks variable REGION of web, .*; compared/,
            remedy: "no",
        },
        {
            when: "a secret is another",
            change: (good) => good.at(at, `${CONTAINER}.env[2].valueFrom.secretKeyRef.name`, "old"),
            at,
            says: /lacks variable ADMIN_TOKEN from secret admin\/token/,
            remedy: "no",
        },
        {
            when: "a secret's key is another",
            change: (good) => good.at(at, `${CONTAINER}.env[2].valueFrom.secretKeyRef.key`, "old"),
            at,
            says: /besides variable ADMIN_TOKEN from secret admin\/old/,
            remedy: "no",
        },
        {
            when: "a port is another",
            change: (good) => good.at(at, `${CONTAINER}.ports[0].containerPort`, 9000),
            at,
            says: /lacks port 8000 of web; has besides port 9000 of web/,
            remedy: "no",
        },
        {
            when: "it has one more",
            change: (good) => good.at(at, "spec.template.spec.initContainers[0].env", [{ name: "MORE", value: "1" }]),
            at,
            says: /^has besides variable MORE of pool; compared/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "variables are not known",
            change: (good) => good.at("web-us-central1", `${CONTAINER}.env`, UNKNOWN),
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
    ],
});
