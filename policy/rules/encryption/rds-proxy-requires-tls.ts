import { PROXY } from "../../clouds/aws/rds.ts";
import { defineResourceRule } from "../../rule.ts";
import { judgeSwitches } from "../../switch.ts";

export default defineResourceRule({
    id: "rds-proxy-requires-tls",
    title: "A proxy before a database takes only connections with TLS",
    severity: "high",
    concern: "encryption",
    types: [PROXY],
    breaks: "clients that forget TLS are let in, and what they send can be read on the way to the proxy",
    remedy: "{ requireTls: true }",
    sources: [
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/rds/proxy/", read: "2026-11-22" },
        { url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html", read: "2026-11-22" },
    ],
    requirements: ["CN-14", "ER-07"],
    whenUnknown: "fail",
    settings: {},
    judge: (proxy) => judgeSwitches(proxy, { property: "requireTls", needs: true, unset: false }),
});
