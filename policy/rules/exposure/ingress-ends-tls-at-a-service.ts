import { labelsAt } from "../../clouds/kubernetes/labels.ts";
import { beside, INGRESS, kubernetesDocs, nameOf, SERVICE } from "../../clouds/kubernetes/objects.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Certificates that Google Cloud holds instead of a Secret (https://docs.cloud.google.com/kubernetes-engine/docs/how-to/ingress-multi-ssl, 2026-11-22). */
const CERTIFICATES = ["networking.gke.io/managed-certificates", "ingress.gcp.kubernetes.io/pre-shared-cert"];

export default defineResourceRule({
    id: "ingress-ends-tls-at-a-service",
    title: "An Ingress has a certificate and sends requests to Services that exist",
    severity: "high",
    concern: "exposure",
    types: [INGRESS],
    breaks: "tokens and sessions travel in clear, or a renamed Service answers every request with an error",
    remedy: '{ spec: { tls: [{ secretName: "certificate" }] } }',
    sources: [kubernetesDocs("concepts/services-networking/ingress")],
    requirements: ["HB-13", "AG-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (ingress, _settings, graph) => {
        const annotations = labelsAt(ingress, "metadata.annotations");
        const certified =
            (known(readParts(ingress, "spec.tls")) ?? []).length > 0 ||
            CERTIFICATES.some((one) => annotations.has(one));
        if (!certified) return fail(ingress, "has no certificate: spec.tls is not set");
        const names = beside(graph, ingress, SERVICE).map(nameOf);
        const lost = backendsOf(ingress).find((name) => !names.includes(name));
        return lost === undefined
            ? pass(ingress, "has a certificate and Services")
            : fail(ingress, `sends requests to Service ${lost}, which is not in its namespace and cluster`);
    },
});

function backendsOf(ingress: Resource): readonly string[] {
    const paths = (known(readParts(ingress, "spec.rules")) ?? []).flatMap(
        (rule) => known(readParts(rule, "http.paths")) ?? [],
    );
    const byPath = paths.flatMap((path) => known(readString(path, "backend.service.name")) ?? []);
    return [known(readString(ingress, "spec.defaultBackend.service.name")) ?? [], byPath].flat();
}
