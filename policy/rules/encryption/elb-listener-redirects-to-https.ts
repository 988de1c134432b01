import { isPublic, LISTENER, LOAD_BALANCER, listenerDocs } from "../../clouds/aws/load-balancing.ts";
import { known, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "elb-listener-redirects-to-https",
    title: "A public listener for plain HTTP does nothing but send clients to HTTPS, for good",
    severity: "high",
    concern: "encryption",
    types: [LISTENER],
    breaks: "what clients send can be read or changed on its way, and a client that came by HTTP stays there",
    remedy: '{ defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }] }',
    sources: [listenerDocs],
    requirements: ["ER-02", "HB-13"],
    whenUnknown: "unknown",
    settings: {},
    judge: (listener, _settings, graph) => {
        if (known(readString(listener, "protocol")) !== "HTTP") return undefined;
        const [balancer] = graph.referred(listener, "loadBalancerArn", LOAD_BALANCER);
        if (balancer !== undefined && !isPublic(balancer)) return undefined;
        const actions = known(readParts(listener, "defaultActions")) ?? [];
        const wrong = actions.find((action) => known(readString(action, "type")) !== "redirect");
        const [first] = actions;
        if (first === undefined || wrong !== undefined)
            return fail(listener, `${wrong?.path ?? "defaultActions"} answers HTTP itself, needs a redirect`);
        const read = (key: string) => known(readString(first, `redirect.${key}`)) ?? "not set";
        const [protocol, port, code] = [read("protocol"), read("port"), read("statusCode")];
        return protocol === "HTTPS" && port === "443" && code === "HTTP_301"
            ? pass(listener, "redirects to HTTPS")
            : fail(
                  listener,
                  `redirects to protocol ${protocol}, port ${port}, with ${code}: needs HTTPS, 443 and HTTP_301`,
              );
    },
});
