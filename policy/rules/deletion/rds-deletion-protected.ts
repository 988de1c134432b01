import { CLUSTER, INSTANCE, instanceDocs, isAuroraMember } from "../../clouds/aws/rds.ts";
import { defineResourceRule } from "../../rule.ts";
import { judgeSwitches } from "../../switch.ts";

export default defineResourceRule({
    id: "rds-deletion-protected",
    title: "AWS refuses to delete a database on RDS",
    severity: "critical",
    concern: "deletion",
    types: [INSTANCE, CLUSTER],
    breaks: "a wrong `destroy`, a replaced resource or a click in the console deletes the database",
    remedy: "{ deletionProtection: true }",
    sources: [
        instanceDocs,
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/rds/cluster/", read: "2026-11-22" },
    ],
    requirements: ["ER-07"],
    whenUnknown: "fail",
    settings: {},
    judge: (database) => {
        if (isAuroraMember(database) && database.type === INSTANCE) return undefined;
        return judgeSwitches(database, { property: "deletionProtection", needs: true, unset: false });
    },
});
