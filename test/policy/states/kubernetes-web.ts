/** Web pods with a connection pool beside them, and NGINX in front. */

import type { StateResource } from "../state.ts";
import { around, container, deployment, object, probe, service, template } from "./kubernetes-parts.ts";

const scratch = { name: "scratch", emptyDir: { sizeLimit: "1Gi" } };

export function web(region: string): readonly StateResource[] {
    const asks = (path: string) => ({ httpGet: { path, port: "http" } });
    return [
        ...deployment(
            region,
            "web",
            template("web", "web", {
                terminationGracePeriodSeconds: 60,
                initContainers: [
                    container("pool", "64Mi", {
                        restartPolicy: "Always",
                        command: ["pgbouncer", "/pool/pgbouncer.ini"],
                        volumeMounts: [{ name: "pool", mountPath: "/pool" }],
                    }),
                ],
                containers: [
                    container("web", "1Gi", {
                        ports: [{ name: "http", containerPort: 8000 }],
                        env: [
                            { name: "REGION", value: region },
                            { name: "SESSION_KEY_SECRET", value: "projects/example-project/secrets/session-key" },
                            { name: "ADMIN_TOKEN", valueFrom: { secretKeyRef: { name: "admin", key: "token" } } },
                        ],
                        lifecycle: { preStop: { sleep: { seconds: 10 } } },
                        startupProbe: probe(asks("/health/live"), 5, 24),
                        livenessProbe: probe(asks("/health/live"), 10, 3),
                        readinessProbe: probe(asks("/health"), 5, 3),
                        volumeMounts: [{ name: "scratch", mountPath: "/tmp" }],
                    }),
                ],
                volumes: [{ name: "pool", configMap: { name: "pool-files" } }, scratch],
            }),
        ),
        ...around(region, "web", 8000),
        service(region, "web-service", "web", {
            type: "ClusterIP",
            ports: [{ name: "http", port: 80, targetPort: "http" }],
        }),
        object(region, "core/v1:ConfigMap", "pool-config", {
            metadata: { name: "pool-files", namespace: "shop" },
            data: {
                "pgbouncer.ini": [
                    "[databases]",
                    "shop = host=127.0.0.1 port=5432 dbname=shop pool_size=5",
                    "[pgbouncer]",
                    "pool_mode = transaction",
                    "server_check_query = select 1",
                    "server_check_delay = 30",
                    "server_lifetime = 1800",
                    "query_wait_timeout = 10",
                    "tcp_keepalive = 1",
                    "",
                ].join("\n"),
            },
        }),
    ];
}

export const NGINX_CONF = `worker_shutdown_timeout 30s;
http {
    upstream web {
        zone web 256k;
        server web-service.shop.svc.cluster.local:80 weight=1 max_fails=3 fail_timeout=30s resolve;
    }
    server {
        listen 8080;
        location = /proxy-health {
            return 200;
        }
        location = /proxy-ready {
            return 200;
        }
        location / {
            return 404;
        }
    }
    server {
        listen 8443 ssl http2;
        proxy_connect_timeout 2s;
        proxy_next_upstream error timeout invalid_header http_500 http_502 http_503 http_504;
        location / {
            proxy_pass http://web;
            proxy_read_timeout 30s;
        }
    }
}
`;

export function proxy(region: string): readonly StateResource[] {
    const asks = (path: string) => ({ httpGet: { path, port: "health" } });
    return [
        ...deployment(
            region,
            "proxy",
            template("proxy", "proxy", {
                terminationGracePeriodSeconds: 60,
                containers: [
                    container("proxy", "256Mi", {
                        command: ["nginx", "-c", "/config/nginx.conf", "-g", "daemon off;"],
                        ports: [
                            { name: "http", containerPort: 8443 },
                            { name: "health", containerPort: 8080 },
                        ],
                        lifecycle: { preStop: { sleep: { seconds: 25 } } },
                        startupProbe: probe(asks("/proxy-health"), 2, 15),
                        livenessProbe: probe(asks("/proxy-health"), 10, 3),
                        readinessProbe: probe(asks("/proxy-ready"), 5, 2),
                        volumeMounts: [
                            { name: "config", mountPath: "/config" },
                            { name: "scratch", mountPath: "/tmp" },
                        ],
                    }),
                ],
                volumes: [{ name: "config", configMap: { name: "proxy-files" } }, scratch],
            }),
        ),
        ...around(region, "proxy", 8443),
        service(region, "proxy-external", "proxy", {
            type: "LoadBalancer",
            loadBalancerIP: region === "us-central1" ? "192.0.2.10" : "192.0.2.11",
            loadBalancerSourceRanges: ["198.51.100.0/24"],
            externalTrafficPolicy: "Local",
            ports: [{ name: "entrance", port: 443, targetPort: "http" }],
        }),
        object(region, "core/v1:ConfigMap", "proxy-config", {
            metadata: { name: "proxy-files", namespace: "shop" },
            data: { "nginx.conf": NGINX_CONF },
        }),
    ];
}
