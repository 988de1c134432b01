import { blocks, locationOf, nginxOf } from "../../clouds/kubernetes/nginx.ts";
import { DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { PROBE_ROLES, type Probe, probeOf } from "../../clouds/kubernetes/probes.ts";
import { portOf } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "nginx-answers-its-probes",
    title: "NGINX answers the paths that its probes ask",
    severity: "critical",
    concern: "health",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "the proxy is never ready, or is restarted without end, and nothing gets into the region",
    remedy: '{ spec: { template: { spec: { volumes: [{ configMap: { name: "<files with the location>" } }] } } } }',
    sources: [{ url: "https://nginx.org/en/docs/http/ngx_http_core_module.html", read: "2026-11-22" }],
    requirements: ["HB-02", "HB-03"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload, _settings, graph) => {
        const nginx = nginxOf(graph, workload);
        if (nginx === undefined) return undefined;
        const problem = PROBE_ROLES.map((role) => {
            const probe = probeOf(nginx.container, role);
            const status = probe && answer(nginx.text, probe, portOf(workload, probe.port ?? "").number);
            return status === undefined ? undefined : `${role} asks ${probe?.path}, and nginx.conf answers ${status}`;
        }).find((one) => one !== undefined);
        return problem === undefined ? pass(workload, "nginx.conf answers its probes") : fail(workload, problem);
    },
});

/** What is wrong with the answer; `undefined` where nothing is, or where the path is passed on. */
function answer(text: string, { path }: Probe, port: number | undefined): string | undefined {
    if (path === undefined || port === undefined) return undefined;
    const server = blocks(text, "server").find(({ body }) => new RegExp(`^\\s*listen ${port}\\b`, "m").test(body));
    if (server === undefined) return `nothing: no server listens at ${port}`;
    const location = locationOf(server, path);
    if (location === undefined) return "nothing: no location has the path";
    const [, status] = /\breturn (\d{3})/.exec(location.body) ?? [];
    return Number(status) >= 400 ? status : undefined;
}
