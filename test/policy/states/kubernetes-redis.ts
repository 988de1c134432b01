/** One Redis primary with two replicas, and three Sentinels that choose the primary. */

import type { Properties, StateResource } from "../state.ts";
import { around, container, object, probe, service, template } from "./kubernetes-parts.ts";

export function redis(region: string): readonly StateResource[] {
    return [
        ...member(region, "redis", 6379, "2112Mi", {
            "redis.conf":
                "appendonly yes\nappendfsync everysec\nmaxmemory 1024mb\nmin-replicas-to-write 1\nmin-replicas-max-lag 10\n",
        }),
        ...member(region, "sentinel", 26379, "64Mi", {
            "sentinel.conf":
                "sentinel down-after-milliseconds primary 5000\nsentinel failover-timeout primary 30000\nsentinel parallel-syncs primary 1\n",
            "start.sh": 'echo "sentinel monitor $GROUP $primary $QUORUM" >>"$DATA/sentinel.conf"\n',
        }),
    ];
}

function member(
    region: string,
    kind: "redis" | "sentinel",
    port: number,
    memory: string,
    files: Properties,
): readonly StateResource[] {
    const app = kind === "redis" ? "cache" : "cache-sentinel";
    const script = (name: string) => ["sh", `/etc/redis/${name}`];
    const spec = {
        terminationGracePeriodSeconds: 45,
        containers: [
            container(kind, memory, {
                command: script("start.sh"),
                env: [{ name: "QUORUM", value: "2" }],
                ports: [{ name: kind, containerPort: port }],
                startupProbe: probe({ tcpSocket: { port: kind } }, 5, 120),
                livenessProbe: probe({ tcpSocket: { port: kind } }, 10, 3),
                readinessProbe: probe({ exec: { command: script("ready.sh") } }, 5, 3),
                volumeMounts: [
                    { name: "config", mountPath: "/etc/redis" },
                    { name: "data", mountPath: "/data" },
                ],
            }),
        ],
        volumes: [{ name: "config", configMap: { name: `${app}-files` } }],
    };
    return [
        object(region, "apps/v1:StatefulSet", app, {
            metadata: { name: app, namespace: "shop", labels: { app } },
            spec: {
                serviceName: app,
                replicas: 3,
                podManagementPolicy: "Parallel",
                selector: { matchLabels: { app } },
                template: template(app, app, spec),
                persistentVolumeClaimRetentionPolicy: { whenDeleted: "Retain", whenScaled: "Retain" },
                volumeClaimTemplates: [
                    {
                        metadata: { name: "data" },
                        spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "20Gi" } } },
                    },
                ],
            },
        }),
        ...around(region, app, port),
        service(region, `${app}-service`, app, {
            clusterIP: "None",
            publishNotReadyAddresses: true,
            ports: [{ name: kind, port, targetPort: kind }],
        }),
        object(region, "core/v1:ConfigMap", `${app}-config`, {
            metadata: { name: `${app}-files`, namespace: "shop" },
            data: files,
        }),
    ];
}
