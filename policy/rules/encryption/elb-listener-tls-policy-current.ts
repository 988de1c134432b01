import { LISTENER, listenerDocs } from "../../clouds/aws/load-balancing.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Families whose names say that TLS 1.2 is the oldest version taken (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html, 2026-11-22). */
const FROM_1_2 = /^ELBSecurityPolicy-(TLS13-1-[23]-|TLS-1-2-|FS-1-2-)/;
/** What a listener made through the API gets when nothing is said. */
const DEFAULT = "ELBSecurityPolicy-2016-08";

export default defineResourceRule({
    id: "elb-listener-tls-policy-current",
    title: "A listener of AWS that ends TLS takes TLS 1.2 and newer only",
    severity: "high",
    concern: "encryption",
    types: [LISTENER],
    breaks: "what clients send can be read through protocols that were broken years ago",
    remedy: '{ sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09" }',
    sources: [
        listenerDocs,
        {
            url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-15", "ER-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (listener) => {
        const protocol = known(readString(listener, "protocol"));
        if (protocol !== "HTTPS" && protocol !== "TLS") return undefined;
        const policy = known(readString(listener, "sslPolicy")) ?? "";
        if (policy === "") return fail(listener, `sslPolicy is not set, which means ${DEFAULT} with TLS 1.0`);
        return FROM_1_2.test(policy)
            ? pass(listener, `sslPolicy is ${policy}`)
            : fail(listener, `sslPolicy is ${policy}, which takes versions before TLS 1.2`);
    },
});
