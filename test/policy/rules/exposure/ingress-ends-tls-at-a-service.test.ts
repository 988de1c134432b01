import rule from "../../../../policy/rules/exposure/ingress-ends-tls-at-a-service.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "ingress";
const PATH = "spec.rules[0].http.paths[0].backend.service.name";

function withIngress(): State {
    const backend = { service: { name: "web-service", port: { number: 80 } } };
    return shopState().plus({
        type: "kubernetes:networking.k8s.io/v1:Ingress",
        name: at,
        id: "shop/ingress",
        parent: "shop",
        provider: "kubernetes-us-central1",
        outputs: {
            metadata: { name: at, namespace: "shop" },
            spec: {
                tls: [{ secretName: "certificate" }],
                defaultBackend: backend,
                rules: [{ host: "shop.example.com", http: { paths: [{ path: "/", pathType: "Prefix", backend }] } }],
            },
        },
    });
}

const annotated = (state: State, annotation: string) =>
    state.at(at, "spec.tls", undefined).set(at, { metadata: { annotations: { [annotation]: "shop" } } });

export default meetsContract(rule, {
    good: withIngress,
    passes: [
        {
            when: "Google manages its certificate",
            change: (good) => annotated(good, "networking.gke.io/managed-certificates"),
            at,
        },
        {
            when: "Google holds its certificate",
            change: (good) => annotated(good, "ingress.gcp.kubernetes.io/pre-shared-cert"),
            at,
        },
        { when: "all goes to one Service", change: (good) => good.at(at, "spec.rules", undefined), at },
        { when: "all goes by path", change: (good) => good.at(at, "spec.defaultBackend", undefined), at },
    ],
    fails: [
        {
            when: "it has no certificate",
            change: (good) => good.at(at, "spec.tls", undefined),
            at,
            says: /has no certificate: spec\.tls is not set/,
        },
        { when: "the list is empty", change: (good) => good.at(at, "spec.tls", []), at, says: /has no certificate/ },
        {
            when: "another annotation is set",
            change: (good) => annotated(good, "other"),
            at,
            says: /has no certificate/,
        },
        {
            when: "a path leads to a Service that is gone",
            change: (good) => good.at(at, PATH, "old"),
            at,
            says: /sends requests to Service old, which is not in its namespace and cluster/,
            remedy: "no",
        },
        {
            when: "the rest leads to a Service that is gone",
            change: (good) => good.at(at, "spec.defaultBackend.service.name", "old"),
            at,
            says: /Service old/,
            remedy: "no",
        },
        {
            when: "it is in another namespace",
            change: (good) => good.at(at, "metadata.namespace", "other"),
            at,
            says: /Service web-service/,
            remedy: "no",
        },
    ],
    unknown: [
        { when: "a Service's name is not known", change: (good) => good.at(at, PATH, UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [{ when: "there are none", change: (good) => good.without(at) }],
});
