import type { Break } from "../break.ts";

/** Mistakes that are about a system as a whole, whatever cloud it stands on. */
export const breaks: readonly Break[] = [
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
        what: "a load balancer goes before its successor comes",
        change: (prod) => prod.options("LoadBalancer/erato-us-east-1-balancer", { deleteBeforeReplace: true }),
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
        rule: "secret-not-in-plain-inputs",
        what: "a password is written into a container's environment",
        change: (prod) =>
            prod.at("Job/esta-tracker-configuration-export", "template.template.containers[0].envs", [
                { name: "DATABASE_PASSWORD", value: "hunter2" },
            ]),
    },
];
