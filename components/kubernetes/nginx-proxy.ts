import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";
import { Duration } from "../core/duration.ts";
import type { WorkloadScaling } from "./autoscaler.ts";
import { type NginxConfig, renderNginxConfig } from "./nginx-config.ts";
import { planProxyTimes } from "./nginx-times.ts";
import type { Upstream } from "./nginx-upstream.ts";
import type { ContainerResources, PodContainer } from "./pod.ts";
import { METADATA_SERVER, OUTSIDE, type Traffic } from "./traffic-rules.ts";
import { type Entrance, WebWorkload } from "./web-workload.ts";

export interface NginxProxyArgs {
    readonly namespace: pulumi.Input<string>;
    /** Image of NGINX 1.27.3 or later by digest, which runs without root as user 101 and stops at SIGQUIT, as nginx-unprivileged does. */
    readonly image: string;
    /** Upstream, silence, and what of requests is passed on. */
    readonly config: Pick<NginxConfig, "webSockets" | "clientAddress" | "bodyMegabytes"> & {
        /** What requests are passed to; the servers' names may still be unknown. */
        readonly upstream: Upstream<pulumi.Input<string>>;
        /** Longest silence of the upstream, which is also the longest that a request is waited for at the end. */
        readonly silence: Duration;
    };
    /** Where the certificate and its key come from: a secret's name, read by an image with the gcloud command. */
    readonly certificate: { readonly secret: pulumi.Input<string>; readonly reader: string };
    /** Pods kept, the ceiling, and the load that adds one. */
    readonly scaling: WorkloadScaling;
    /** CPU and memory of a pod. */
    readonly resources: ContainerResources;
    /** Nothing runs. Default: false. */
    readonly asleep?: boolean;
    /** Zones that have nodes. */
    readonly zones: number;
    /** Mail address of the Google service account that pods act as. */
    readonly identity: pulumi.Input<string>;
    /** Reserved address that it answers at, and who may connect. */
    readonly entrance: Pick<Entrance, "address" | "blocks">;
    /** What it may reach besides names, its identity and the secret: the upstream. */
    readonly reaches: readonly Traffic[];
    readonly labels: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

const APP = "proxy";
const [TLS, HEALTH] = [8443, 8080];
/** User of the images called nginx-unprivileged. */
const USER = 101;

/**
 * The way into a region's cluster: NGINX behind an address of its own, which ends TLS and spreads requests over the
 * application's instances, leaving out those that fail.
 */
export class NginxProxy extends Component {
    constructor(name: string, args: NginxProxyArgs, options?: ComponentOptions) {
        super("kubernetes:NginxProxy", name, options);
        const { shutdown, timeouts } = planProxyTimes(args.config.silence);
        const inside = this.inside(args.provider);
        const { namespace, labels, config } = args;
        const map = new kubernetes.core.v1.ConfigMap(
            this.child("config"),
            {
                metadata: { namespace, labels: { ...labels, app: APP } },
                data: {
                    // The servers alone: an output makes plain objects of what it holds, and a Duration would lose its seconds.
                    "nginx.conf": pulumi.output(config.upstream.servers).apply((servers) =>
                        renderNginxConfig({
                            ...config,
                            upstream: { ...config.upstream, servers },
                            timeouts,
                            tls: { port: TLS, file: "/tls/origin.pem" },
                            healthPort: HEALTH,
                            names: { server: "kube-dns.kube-system.svc.cluster.local", keep: Duration.seconds(5) },
                            workers: 2,
                            scratch: "/tmp",
                            log: "/dev/stdout",
                        }),
                    ),
                },
            },
            inside,
        );
        new WebWorkload(
            this.child("pods"),
            {
                ...args,
                app: APP,
                releases: { live: "blue", images: { blue: args.image } },
                container: {
                    port: TLS,
                    healthPort: HEALTH,
                    command: ["nginx", "-e", "stderr", "-c", "/config/nginx.conf", "-g", "daemon off;"],
                    resources: args.resources,
                    mounts: { config: "/config", tls: "/tls", scratch: "/tmp" },
                },
                preparations: [certificateReader(args.certificate)],
                volumes: {
                    config: { kind: "config", map: map.metadata.name },
                    tls: { kind: "scratch", medium: "memory", limit: "1Mi" },
                    scratch: { kind: "scratch", medium: "disk", limit: "1Gi" },
                },
                probes: {
                    startup: probe(2, 2, 15),
                    liveness: probe(10, 2, 3),
                    readiness: { ...probe(5, 2, 2), path: "/proxy-ready" },
                },
                idle: 1,
                shutdown,
                user: USER,
                traffic: {
                    from: [{ peers: [{ blocks: args.entrance.blocks }], ports: [TLS] }],
                    to: [...args.reaches, ...METADATA_SERVER, { peers: [OUTSIDE], ports: [443] }],
                },
                entrances: [{ ...args.entrance, kind: "external", port: 443 }],
            },
            { parent: this },
        );
        this.registerOutputs({ app: APP });
    }
}

/** Only the process is asked: whether the application answers is for the edge's probes, which go through to it. */
function probe(interval: number, timeout: number, failures: number) {
    return {
        path: "/proxy-health",
        interval: Duration.seconds(interval),
        timeout: Duration.seconds(timeout),
        retries: 0,
        failures,
        successes: 1,
    };
}

/** Writes the newest version of the secret into memory that NGINX reads; it starts anew with each pod. */
function certificateReader({ secret, reader }: NginxProxyArgs["certificate"]): PodContainer {
    return {
        name: "certificate",
        image: reader,
        command: ["gcloud"],
        args: [
            "secrets",
            "versions",
            "access",
            "latest",
            pulumi.interpolate`--secret=${secret}`,
            "--out-file=/tls/origin.pem",
        ],
        environment: { CLOUDSDK_CONFIG: "/tmp/gcloud" },
        resources: { cpu: "100m", memory: "256Mi" },
        mounts: { tls: "/tls", scratch: "/tmp" },
    };
}
