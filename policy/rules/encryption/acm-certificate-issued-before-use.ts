import { CERTIFICATE, certificateDocs, VALIDATION } from "../../clouds/aws/certificates.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "acm-certificate-issued-before-use",
    title: "The stack waits until a certificate of AWS has been issued",
    severity: "high",
    concern: "encryption",
    types: [CERTIFICATE],
    breaks: "an update that replaces the certificate stops half way, because a listener may not use one that is not issued",
    remedy: 'new aws.acm.CertificateValidation("issued", { certificateArn: resource.arn })',
    sources: [
        certificateDocs,
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/acm/certificatevalidation/", read: "2026-11-22" },
    ],
    requirements: ["ER-04"],
    whenUnknown: "unknown",
    settings: {},
    judge: (certificate, _settings, graph) => {
        if (known(readString(certificate, "validationMethod")) !== "DNS") return undefined;
        const [validation] = graph.referring(certificate, VALIDATION, "certificateArn");
        return validation === undefined
            ? fail(
                  certificate,
                  "no CertificateValidation waits for it",
                  `new aws.acm.CertificateValidation("${certificate.name}-issued", { certificateArn: resource.arn })`,
              )
            : pass(certificate, `${validation.name} waits for it`);
    },
});
