import type { Resource } from "../../../graph/graph.ts";
import { known, readString } from "../../../graph/read.ts";
import { fail, pass } from "../../../rule.ts";
import { defineApplicationRule } from "../../application-rule.ts";

/** Where each resource says for which host it answers. */
const HOSTS: Readonly<Record<string, string>> = {
    "cloudflare:index/dnsRecord:DnsRecord": "name",
    "cloudflare:index/loadBalancer:LoadBalancer": "name",
    "cloudflare:index/workersCustomDomain:WorkersCustomDomain": "hostname",
    "cloudflare:index/workersRoute:WorkersRoute": "pattern",
    "gcp:dns/recordSet:RecordSet": "name",
    "aws:route53/record:Record": "name",
};

export default defineApplicationRule({
    id: "platform-host-left-alone",
    title: "Names, routes and balancers of the application are not for a host of the platform",
    severity: "critical",
    concern: "edge",
    types: Object.keys(HOSTS),
    breaks: "the application takes the platform's traffic, with none of the checks and pools that fail over there",
    remedy: '{ name: "portal.example.com" }',
    sources: [{ url: "https://developers.cloudflare.com/workers/configuration/routing/routes/", read: "2026-11-22" }],
    requirements: ["PL-05", "ET-03"],
    whenUnknown: "unknown",
    judge: (resource, { addresses }) => {
        const property = HOSTS[resource.type];
        if (property === undefined) return undefined;
        const host = hostOf(resource, property);
        const taken = addresses.find(
            ({ path, name }) => (path[0] === "endpoints" || path[0] === "writerRecord") && name === host,
        );
        return taken === undefined
            ? pass(resource, `${host} is the application's own`)
            : fail(
                  resource,
                  `${property} is for ${host}, ${taken.system}'s ${taken.path.join(".")}`,
                  `{ ${property}: "portal.example.com" }`,
              );
    },
});

/** Records end in a point, routes in a path. */
function hostOf(resource: Resource, property: string): string {
    const name = known(readString(resource, property)) ?? "";
    return name.replace(/[/*].*$/, "").replace(/\.$/, "");
}
