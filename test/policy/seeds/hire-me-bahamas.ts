/** "High Availability Architecture for HireMeBahamas": pods in two regions for the replicas of Railway and Render. */

import { SYSTEM as ESTA, estaState, LOAD_BALANCER } from "../esta-state.ts";
import type { Properties, State, StateResource } from "../state.ts";
import { PRIMARY, REPLICA } from "../states/gcp-cloud-sql.ts";
import { SYSTEM as DATA, gcpDataState } from "../states/gcp-data.ts";
import { REGIONS, shopState } from "../states/kubernetes.ts";
import { SYSTEM } from "../states/kubernetes-parts.ts";
import { renamed } from "./design.ts";

const HIRE_ME_BAHAMAS = "hire-me-bahamas";
const TYPE = "ha-platform:systems:HireMeBahamas";

export function hireMeBahamas(): State {
    const state = renamed(shopState(), SYSTEM, HIRE_ME_BAHAMAS, TYPE).at(HIRE_ME_BAHAMAS, "objectives", undefined);
    return REGIONS.reduce(asWritten, state.plus(...database(), ...front()))
        .set(PRIMARY, { settings: { edition: "ENTERPRISE", tier: "db-f1-micro" } })
        .set(LOAD_BALANCER, { sessionAffinity: "cookie" });
}

/** "Render PostgreSQL, $7/mo", and read replicas "if needed". */
function database(): readonly StateResource[] {
    return renamed(gcpDataState(), DATA, HIRE_ME_BAHAMAS, TYPE).resources.filter(
        ({ type, name }) => type.startsWith("gcp:sql/") && name !== REPLICA,
    );
}

/** "DNS (Cloudflare/Route53)" before an entrance in each region. */
function front(): readonly StateResource[] {
    return renamed(estaState(), ESTA, HIRE_ME_BAHAMAS, TYPE).resources.filter(
        ({ type, name }) => type.includes("cloudflare") || name.startsWith("origin-"),
    );
}

/** "`/health`, 30s, 10s, 3 failures": one path for whether to restart and whether to send requests. */
const ask = { httpGet: { path: "/health", port: "http" }, periodSeconds: 30, timeoutSeconds: 10, failureThreshold: 3 };
const health: Properties = { livenessProbe: ask, readinessProbe: ask };

function asWritten(state: State, region: string): State {
    return state
        .set(`web-${region}`, { spec: { replicas: 2 } })
        .set(`web-scaling-${region}`, { spec: { minReplicas: 1, maxReplicas: 10 } })
        .set(`web-${region}`, {
            spec: { template: { spec: { terminationGracePeriodSeconds: 30, containers: [health] } } },
        })
        .at(`web-${region}`, "spec.template.spec.containers[0].startupProbe", undefined)
        .at(`web-${region}`, "spec.template.spec.containers[0].lifecycle", undefined)
        .at(`web-${region}`, "spec.template.spec.containers[0].env", environment)
        .set(`web-service-${region}`, { spec: { sessionAffinity: "ClientIP" } })
        .set(`proxy-config-${region}`, { data: { "nginx.conf": NGINX } });
}

/** "Keep secrets in environment variables", and the workers' own times. */
const environment = [
    { name: "WEB_CONCURRENCY", value: "2" },
    { name: "DATABASE_PASSWORD", value: "example" },
];

const NGINX = `http {
    upstream backend_servers {
        least_conn;
        server backend1:8080 weight=1 max_fails=3 fail_timeout=30s;
        server backend2:8080 weight=1 max_fails=3 fail_timeout=30s;
        server backend3:8080 weight=1 max_fails=3 fail_timeout=30s backup;
        keepalive 32;
    }
    server {
        listen 8080;
        location = /proxy-health {
            return 200;
        }
        location = /proxy-ready {
            return 200;
        }
    }
    server {
        listen 8443 ssl;
        location / {
            proxy_pass http://backend_servers;
        }
    }
}
`;
