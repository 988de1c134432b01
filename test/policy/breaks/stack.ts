import type { Break } from "../break.ts";

/** Mistakes that are about a system as a whole, whatever cloud it stands on. */
export const breaks: readonly Break[] = [
    {
        rule: "regional-resource-has-a-twin",
        what: "the warm standby has no alarm on refused requests",
        change: (prod) => prod.without("MetricAlarm/erato-us-west-2-refused-requests-critical"),
    },
    {
        rule: "system-declares-objectives",
        what: "a system says nothing about how much it may lose",
        change: (prod) => prod.at("HireMeBahamas/hire-me-bahamas", "objectives.recoveryPoint", undefined),
    },
    {
        rule: "stateful-resource-protected-in-the-state",
        what: "Pulumi may replace a zone",
        change: (prod) => prod.options("Zone/edge-zone", { protect: false }),
    },
    {
        rule: "serving-resource-replaced-without-a-gap",
        what: "a service goes before its successor comes",
        change: (prod) => prod.options("Service/esta-tracker-api-us-central1-service", { deleteBeforeReplace: true }),
    },
    {
        rule: "availability-property-not-ignored",
        what: "changes of a database's standby are passed over",
        change: (prod) =>
            prod.options("Instance/erato-database-1-us-east-1", { ignoreChanges: ["replicateSourceDb", "multiAz"] }),
    },
    {
        rule: "resource-in-an-approved-location",
        what: "images lie on another continent",
        change: (prod) => prod.at("Repository/agent-backend-repository", "location", "asia"),
    },
    {
        rule: "recovery-point-within-objective",
        what: "a system promises to lose a minute where its database can lose five",
        change: (prod) => prod.at("Erato/erato", "objectives.recoveryPoint.targetSeconds", 60),
        also: ["replication-lag-alert-within-recovery-point"],
    },
    {
        rule: "replication-lag-alert-within-recovery-point",
        what: "the alert on a replica's lag rings after an hour's worth of data",
        change: (prod) => prod.at("MetricAlarm/erato-us-east-1-replica-lag-critical", "threshold", 3600),
    },
    {
        rule: "region-stands-on-its-own",
        what: "the copy of a database is encrypted with the key of the region that is lost",
        change: (prod) => {
            const { arn } = prod.properties("Key/erato-data-us-east-1");
            return prod.at("Instance/erato-database-2-us-west-2", "kmsKeyId", arn);
        },
    },
    {
        rule: "secret-not-in-plain-inputs",
        what: "a password is written into a container's environment",
        change: (prod) =>
            prod.at("Job/esta-tracker-configuration-export", "template.template.containers[0].envs", [
                { name: "DATABASE_PASSWORD", value: "hunter2" },
            ]),
    },
];
