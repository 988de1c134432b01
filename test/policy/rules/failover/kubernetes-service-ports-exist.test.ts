import rule from "../../../../policy/rules/failover/kubernetes-service-ports-exist.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withoutKind } from "../../states/without.ts";

const at = "web-service-us-central1";
const PORT = "spec.ports[0]";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "it names a number that the container does not declare",
            change: (good) => good.at(at, `${PORT}.targetPort`, 9000),
            at,
        },
        {
            when: "it sends to the port that it takes requests at",
            change: (good) => good.at(at, `${PORT}.targetPort`, undefined),
            at,
        },
        {
            when: "a container beside the main one has the port",
            change: (good) =>
                good
                    .at(at, `${PORT}.targetPort`, "sql")
                    .at("web-us-central1", "spec.template.spec.initContainers[0].ports", [
                        { name: "sql", containerPort: 6432 },
                    ]),
            at,
        },
    ],
    fails: [
        {
            when: "one of two workloads has no such port",
            change: (good) =>
                good
                    .at("proxy-us-central1", "spec.template.metadata.labels", { system: "shop", app: "web" })
                    .at("web-us-central1", "spec.template.spec.containers[0].ports[0].name", "web")
                    .at(at, `${PORT}.targetPort`, "web"),
            at,
            says: /port web, which its pods/,
            remedy: "no",
        },

        {
            when: "no container has the name",
            change: (good) => good.at(at, `${PORT}.targetPort`, "web"),
            at,
            says: /sends requests to port web, which its pods do not have/,
        },
        {
            when: "the container's port was renamed",
            change: (good) => good.at("web-us-central1", "spec.template.spec.containers[0].ports[0].name", "web"),
            at,
            says: /port http/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the port is not known",
            change: (good) => good.at(at, `${PORT}.targetPort`, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "Services select nothing", change: (good) => withoutKind(good, "Deployment", "StatefulSet") }],
});
