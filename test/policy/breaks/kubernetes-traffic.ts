import type { Break } from "../break.ts";
import { inFile } from "./config-map.ts";

const AGENTS = "agent-backend-us-central1";
const HIRE = "hire-me-bahamas-us-central1";
const NGINX = `ConfigMap/${HIRE}-proxy-config`;
const POOL = `ConfigMap/${HIRE}-pool-config`;

/** Mistakes with the way of a request: load balancer, proxy, Service, network policy, pool. */
export const breaks: readonly Break[] = [
    {
        rule: "kubernetes-service-selects-pods",
        what: "the Service that the proxy asks selects a colour that is not there",
        change: (prod) => prod.at(`Service/${AGENTS}-backend-pods`, "spec.selector.colour", "green"),
    },
    {
        rule: "kubernetes-service-ports-exist",
        what: "a Service sends requests to a port by an old name",
        change: (prod) => prod.at(`Service/${AGENTS}-backend-pods`, "spec.ports[0].targetPort", "web"),
    },
    {
        rule: "kubernetes-service-sends-to-one-release",
        what: "a Service forgets the colour, and the idle pod of the other release gets half the requests",
        change: (prod) => prod.at(`Service/${HIRE}-backend-pods`, "spec.selector.colour", undefined),
        also: ["workload-keeps-spare-pods"],
    },
    {
        rule: "kubernetes-load-balancer-keeps-its-address",
        what: "the other region's way in takes any address",
        change: (prod) => prod.at(`Service/${HIRE}-backend-internal`, "spec.loadBalancerIP", undefined),
    },
    {
        rule: "kubernetes-load-balancer-finds-ready-pods",
        what: "a load balancer sends to nodes without pods",
        change: (prod) => prod.at(`Service/${AGENTS}-proxy-pods-external`, "spec.externalTrafficPolicy", "Cluster"),
    },
    {
        rule: "kubernetes-load-balancer-admits-named-senders",
        what: "the other region's way in is open to everybody",
        change: (prod) => prod.at(`Service/${HIRE}-backend-internal`, "spec.loadBalancerSourceRanges", undefined),
    },
    {
        rule: "network-policy-selects-pods",
        what: "a network policy is left over from an app that is gone",
        change: (prod) =>
            prod.plus({
                type: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
                name: "old-traffic",
                like: `NetworkPolicy/${AGENTS}-backend-traffic`,
                outputs: {
                    metadata: { name: "old", namespace: "agent-backend" },
                    spec: { podSelector: { matchLabels: { app: "old" } }, policyTypes: ["Ingress"] },
                },
            }),
    },
    {
        rule: "namespace-denies-what-nobody-allows",
        what: "a namespace allows everything that no policy is about",
        change: (prod) => prod.without(`NetworkPolicy/${AGENTS}-deny`),
    },
    {
        rule: "network-policy-lets-requests-in",
        what: "a network policy shuts the backend's port",
        change: (prod) => prod.at(`NetworkPolicy/${AGENTS}-backend-traffic`, "spec.ingress[0].ports[0].port", 9999),
    },
    {
        rule: "network-policy-lets-names-be-looked-up",
        what: "a network policy shuts the name server's port",
        change: (prod) => prod.at(`NetworkPolicy/${AGENTS}-backend-traffic`, "spec.egress[0].ports[0].port", 5353),
    },
    {
        rule: "ingress-ends-tls-at-a-service",
        what: "an Ingress has no certificate",
        addition: (prod) =>
            prod.plus({
                type: "kubernetes:networking.k8s.io/v1:Ingress",
                name: "admin",
                like: `Service/${AGENTS}-backend-pods`,
                outputs: {
                    metadata: { name: "admin", namespace: "agent-backend" },
                    spec: {
                        tls: [{ secretName: "admin-certificate" }],
                        defaultBackend: { service: { name: "backend", port: { number: 8080 } } },
                    },
                },
            }),
        change: (prod) => prod.at("Ingress/admin", "spec.tls", undefined),
    },
    {
        rule: "nginx-answers-its-probes",
        what: "nothing answers the proxy's readiness probe",
        change: (prod) => inFile(prod, NGINX, "nginx.conf", "location = /proxy-ready", "location = /ready"),
    },
    {
        rule: "nginx-tries-another-server",
        what: "the proxy hands errors of one pod on to users",
        change: (prod) => inFile(prod, NGINX, "nginx.conf", " http_500 http_502 http_503 http_504", ""),
    },
    {
        rule: "configuration-holds-no-unresolved-values",
        what: "a time in the proxy's file was never rendered",
        change: (prod) => inFile(prod, NGINX, "nginx.conf", "fail_timeout=30s", "fail_timeout=undefineds"),
    },
    {
        rule: "pgbouncer-finds-dead-connections",
        what: "a pool hands connections out unasked for ten minutes",
        change: (prod) => inFile(prod, POOL, "pgbouncer.ini", "server_check_delay = 30", "server_check_delay = 600"),
    },
    {
        rule: "pgbouncer-gives-up-waiting",
        what: "queries wait for a connection without end",
        change: (prod) => inFile(prod, POOL, "pgbouncer.ini", "query_wait_timeout = 10", "query_wait_timeout = 0"),
    },
];
