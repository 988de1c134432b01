import {
    AUTHORIZATION,
    authorizationDocs,
    CERTIFICATE,
    certificateDocs,
    domainsOf,
} from "../../clouds/gcp/certificates.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readString, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "managed-certificate-proves-every-domain",
    title: "A regional certificate that Google renews has a DNS authorization for each of its domains",
    severity: "critical",
    concern: "encryption",
    types: [CERTIFICATE],
    breaks: "the certificate is never issued, or runs out one day because nobody can prove the domain again",
    remedy: "{ managed: { dnsAuthorizations: [authorization.id] } }",
    sources: [certificateDocs, authorizationDocs],
    requirements: ["CN-05", "ET-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (certificate, _settings, graph) => {
        const domains = domainsOf(certificate);
        const { region } = certificate;
        // A private authority needs no proof, and a global certificate can be proved by the load balancer.
        const issuer = known(readString(certificate, "managed.issuanceConfig")) ?? "";
        if (domains.length === 0 || issuer !== "" || region === undefined || region === "global") return undefined;
        const proved = authorizationsOf(graph, certificate).map((own) => known(readString(own, "domain")));
        // One authorization is good for a domain and its wildcard.
        const unproved = domains.filter((domain) => !proved.includes(domain.replace(/^\*\./, "")));
        return unproved.length === 0
            ? pass(certificate, `has proof for ${domains.join(", ")}`)
            : fail(certificate, `managed.dnsAuthorizations has none for ${unproved.join(", ")}`);
    },
});

function authorizationsOf(graph: Graph, certificate: Resource): readonly Resource[] {
    const named = readStrings(certificate, "managed.dnsAuthorizations");
    if (named.state === "unset") return [];
    if (named.state === "unknown") return graph.meant(certificate, "managed", named, AUTHORIZATION);
    return named.value.flatMap((value) => graph.meant(certificate, "managed", { state: "set", value }, AUTHORIZATION));
}
