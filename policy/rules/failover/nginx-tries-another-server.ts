import { directives } from "../../clouds/kubernetes/files.ts";
import { blocks, nginxDocs, nginxOf } from "../../clouds/kubernetes/nginx.ts";
import { DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const REASONS = ["error", "timeout", "http_500", "http_502", "http_503", "http_504"];

export default defineResourceRule({
    id: "nginx-tries-another-server",
    title: "NGINX leaves out servers that fail and asks another one, also when the answer is an error",
    severity: "high",
    concern: "failover",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "a server that answers 500 counts as well and gets its share of requests without end",
    remedy: '{ spec: { template: { spec: { volumes: [{ configMap: { name: "<files with proxy_next_upstream and max_fails>" } }] } } } }',
    sources: [nginxDocs, { url: "https://nginx.org/en/docs/http/ngx_http_proxy_module.html", read: "2026-11-22" }],
    requirements: ["HB-03", "HB-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload, _settings, graph) => {
        const text = nginxOf(graph, workload)?.text;
        const upstreams = text === undefined ? [] : blocks(text, "upstream");
        if (text === undefined || upstreams.length === 0) return undefined;
        const servers = upstreams.flatMap(({ body }) => directives(body, "server"));
        const forgiven = servers.find((server) => /\bmax_fails=0\b/.test(server));
        if (forgiven !== undefined)
            return fail(workload, `nginx.conf counts no failures of ${forgiven.split(" ")[0]}: max_fails is 0`);
        const said = directives(text, "proxy_next_upstream").at(-1)?.split(/\s+/) ?? [];
        const missing = REASONS.filter((reason) => !said.includes(reason));
        return missing.length === 0
            ? pass(workload, `tries another server on ${REASONS.join(", ")}`)
            : fail(
                  workload,
                  `nginx.conf does not try another server on ${missing.join(", ")}: see proxy_next_upstream`,
              );
    },
});
