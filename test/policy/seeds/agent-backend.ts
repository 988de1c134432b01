/** "HA and DR Strategy" of the Realtime Agent backend: one cluster, and PostgreSQL as somebody else's plan has it. */

import type { State } from "../state.ts";
import { PRIMARY } from "../states/gcp-cloud-sql.ts";
import { SYSTEM as DATA, gcpDataState } from "../states/gcp-data.ts";
import { shopState } from "../states/kubernetes.ts";
import { SYSTEM as SHOP } from "../states/kubernetes-parts.ts";
import { leftOut, renamed } from "./design.ts";

const AGENT_BACKEND = "agent-backend";
const TYPE = "ha-platform:systems:AgentBackend";
const WEB = "web-us-central1";

export function agentBackend(): State {
    const serving = renamed(shopState(), SHOP, AGENT_BACKEND, TYPE);
    const data = renamed(gcpDataState(), DATA, AGENT_BACKEND, TYPE).resources.filter(
        ({ type, name }) => type.startsWith("gcp:sql/") && name.startsWith("database"),
    );
    return leftOut(serving.plus(...data), ({ name }) => name.endsWith("-us-east1"))
        .at(AGENT_BACKEND, "objectives", undefined)
        .set(PRIMARY, {
            settings: { availabilityType: "ZONAL", backupConfiguration: { pointInTimeRecoveryEnabled: false } },
        })
        .at(WEB, "spec.strategy", undefined)
        .at(WEB, "spec.template.spec.containers[0].livenessProbe", probes.livenessProbe)
        .at(WEB, "spec.template.spec.containers[0].readinessProbe", probes.readinessProbe)
        .set("web-service-us-central1", { spec: { type: "LoadBalancer" } });
}

/** Paths without numbers, which leaves Kubernetes' own: every 10 s, three times, 1 s each. */
const probes = {
    livenessProbe: { httpGet: { path: "/health", port: "http" } },
    readinessProbe: { httpGet: { path: "/readiness", port: "http" } },
};
