import {
    CERTIFICATE,
    certificateDocs,
    covers,
    domainsOf,
    namesLeadingTo,
    shownTogether,
} from "../../clouds/gcp/certificates.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "certificate-covers-the-names-of-its-address",
    title: "A load balancer's certificate is good for every name that leads to its address",
    severity: "critical",
    concern: "encryption",
    types: [CERTIFICATE],
    breaks: "a name that fails over to this region ends in a certificate error, as if the region were down too",
    remedy: '{ managed: { domains: ["api.example.com"] } }',
    sources: [certificateDocs],
    requirements: ["ET-06", "CN-05"],
    whenUnknown: "unknown",
    settings: {},
    judge: (certificate, _settings, graph) => {
        const names = namesLeadingTo(graph, certificate);
        const own = domainsOf(certificate);
        if (names.length === 0 || own.length === 0) return undefined;
        const domains = shownTogether(graph, certificate).flatMap(domainsOf);
        const bare = names.filter((name) => !domains.some((domain) => covers(domain, name)));
        return bare.length === 0
            ? pass(certificate, `is good for ${names.join(", ")}`)
            : fail(
                  certificate,
                  `managed.domains are ${own.join(", ")}, and ${bare.join(", ")} leads to the address too`,
                  `{ managed: { domains: ${JSON.stringify([...own, ...bare])} } }`,
              );
    },
});
