import type { Break } from "../break.ts";

const API = "Service/esta-tracker-api-us-central1-service";
const STANDBY = "Service/esta-tracker-api-us-east1-service";
const V1 = "Service/claim-navigator-v1-us-central1-service";
const V2 = "Service/claim-navigator-v2-us-central1-service";
const CONTAINER = "template.containers[0]";
const MAXIMUM = "template.scaling.maxInstanceCount";

/** Mistakes with Cloud Run services and jobs. */
export const breaks: readonly Break[] = [
    {
        rule: "cloud-run-behind-the-load-balancer",
        what: "a service is open to the internet beside its load balancer",
        change: (prod) => prod.at(API, "ingress", "INGRESS_TRAFFIC_ALL"),
    },
    {
        rule: "cloud-run-twin-in-failover-region",
        what: "the standby may not grow as far",
        change: (prod) => prod.at(STANDBY, MAXIMUM, 10),
    },
    {
        rule: "cloud-run-twins-run-the-same-image",
        what: "the standby runs another image",
        change: (prod) => prod.at(STANDBY, `${CONTAINER}.image`, `example/app@sha256:${"b".repeat(64)}`),
    },
    {
        rule: "cloud-run-warm-in-both-regions",
        what: "the standby keeps no instance",
        change: (prod) => prod.at(STANDBY, "template.scaling.minInstanceCount", 0),
    },
    {
        rule: "cloud-run-readiness-probe",
        what: "nobody asks a service whether it is ready",
        change: (prod) => prod.at(API, `${CONTAINER}.readinessProbe`, undefined),
    },
    {
        rule: "cloud-run-readiness-within-error-rate-objective",
        what: "a failing instance gets requests for a minute",
        change: (prod) => prod.at(API, `${CONTAINER}.readinessProbe.periodSeconds`, 20),
    },
    {
        rule: "cloud-run-liveness-ignores-dependencies",
        what: "a hiccup of the database restarts every instance",
        change: (prod) => prod.at(API, `${CONTAINER}.livenessProbe.httpGet.path`, "/api/health/db"),
    },
    {
        rule: "cloud-run-liveness-probe",
        what: "an instance that hangs is left alone",
        change: (prod) => prod.at(API, `${CONTAINER}.livenessProbe`, undefined),
    },
    {
        rule: "cloud-run-startup-probe",
        what: "an open port is enough to get requests",
        change: (prod) => prod.at(API, `${CONTAINER}.startupProbe`, { tcpSocket: { port: 8080 } }),
    },
    {
        rule: "cloud-run-gives-up-in-time",
        what: "users wait for five minutes",
        change: (prod) => prod.at(API, "template.timeout", "300s").at(STANDBY, "template.timeout", "300s"),
    },
    {
        rule: "cloud-run-scales-to-the-declared-peak",
        what: "instances are too few for the peak",
        change: (prod) => prod.at(V1, MAXIMUM, 49).at(V2, MAXIMUM, 50),
    },
    {
        rule: "cloud-run-twins-answer-alike",
        what: "the standby has less memory",
        change: (prod) => prod.at(STANDBY, `${CONTAINER}.resources.limits.memory`, "512Mi"),
    },
    {
        rule: "cloud-run-twins-have-the-same-environment",
        what: "the standby misses a setting",
        change: (prod) => prod.at(STANDBY, `${CONTAINER}.envs`, [{ name: "ROLE", value: "api" }]),
    },
    {
        rule: "cloud-run-job-twin-in-failover-region",
        what: "dumps cannot be made in the failover region",
        change: (prod) => prod.without("Job/claim-navigator-dump-us-east1-job"),
    },
    {
        rule: "cloud-run-job-twins-run-the-same-image",
        what: "migrations run from a tag that moves",
        change: (prod) =>
            prod.at("Job/claim-navigator-migrate-us-east1-job", `template.template.containers[0].image`, "jobs:latest"),
    },
    {
        rule: "cloud-run-traffic-names-revisions",
        what: "a new revision takes all requests at once",
        change: (prod) => prod.at(V1, "traffics", [{ type: "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", percent: 100 }]),
    },
    {
        rule: "cloud-run-has-an-identity-of-its-own",
        what: "a service runs as the whole project",
        change: (prod) => prod.at(API, "template.serviceAccount", undefined),
    },
];
