import { kindOf, LOAD_BALANCER, loadBalancerDocs } from "../../clouds/aws/load-balancing.ts";
import { known, readBoolean, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "elb-sheds-malformed-requests",
    title: "An application load balancer of AWS drops invalid headers and defends against smuggled requests",
    severity: "medium",
    concern: "exposure",
    types: [LOAD_BALANCER],
    breaks: "a request that load balancer and instance read differently reaches somebody else's connection",
    remedy: '{ dropInvalidHeaderFields: true, desyncMitigationMode: "defensive" }',
    sources: [
        loadBalancerDocs,
        {
            url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-02", "HB-13"],
    whenUnknown: "unknown",
    settings: {},
    judge: (balancer) => {
        if (kindOf(balancer) !== "application") return undefined;
        if (known(readBoolean(balancer, "dropInvalidHeaderFields")) !== true)
            return fail(balancer, "dropInvalidHeaderFields is not true", "{ dropInvalidHeaderFields: true }");
        const mode = known(readString(balancer, "desyncMitigationMode")) ?? "defensive";
        return mode === "monitor"
            ? fail(balancer, "desyncMitigationMode is monitor, needs defensive or strictest")
            : pass(balancer, `drops invalid headers, desyncMitigationMode is ${mode}`);
    },
});
