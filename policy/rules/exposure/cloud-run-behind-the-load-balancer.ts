import { SERVICE, serviceDocs } from "../../clouds/gcp/cloud-run.ts";
import { known, readString } from "../../graph/read.ts";
import { platformsOf } from "../../platform.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { systemOf } from "../../systems.ts";

const ACCEPTED: readonly string[] = ["INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER", "INGRESS_TRAFFIC_INTERNAL_ONLY"];
/** What Cloud Run takes when nothing is said (https://docs.cloud.google.com/run/docs/securing/ingress, 2026-11-22). */
const DEFAULT = "INGRESS_TRAFFIC_ALL";

export default defineResourceRule({
    id: "cloud-run-behind-the-load-balancer",
    title: "A Cloud Run service of a system, or of an application beside one, is reached through its load balancer alone",
    severity: "high",
    concern: "exposure",
    types: [SERVICE],
    breaks: "requests that go past the load balancer meet no rate limit and no firewall, and stay in a region that is being left",
    remedy: '{ ingress: "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER" }',
    sources: [serviceDocs, { url: "https://docs.cloud.google.com/run/docs/securing/ingress", read: "2026-11-22" }],
    requirements: ["ET-03", "CN-14"],
    whenUnknown: "unknown",
    settings: {},
    judge: (service, _settings, graph) => {
        if (systemOf(graph, service) === undefined && platformsOf(graph).length === 0) return undefined;
        const ingress = known(readString(service, "ingress"));
        return ACCEPTED.includes(ingress ?? DEFAULT)
            ? pass(service, `ingress is ${ingress}`)
            : fail(
                  service,
                  `ingress is ${ingress ?? `not set, which means ${DEFAULT}`}, needs ${ACCEPTED.join(" or ")}`,
              );
    },
});
