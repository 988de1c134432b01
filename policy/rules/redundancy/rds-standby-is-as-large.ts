import { INSTANCE, instanceDocs, roleOf, SOURCE, sizeOfClass } from "../../clouds/aws/rds.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "rds-standby-is-as-large",
    title: "A replica in another region is not of a smaller instance class than the database that it follows",
    severity: "high",
    concern: "redundancy",
    types: [INSTANCE],
    breaks: "the replica falls behind under the primary's writes, or takes over and cannot carry the load",
    remedy: '{ instanceClass: "db.m7g.large" }',
    sources: [
        instanceDocs,
        {
            url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-07", "ER-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (instance, _settings, graph) => {
        if (roleOf(graph, instance) !== "standby") return undefined;
        const [source] = graph.referred(instance, SOURCE, INSTANCE);
        if (source === undefined) return undefined;
        const [own, wanted] = [instance, source].map((each) => known(readString(each, "instanceClass")));
        const [size, needed] = [sizeOfClass(own ?? ""), sizeOfClass(wanted ?? "")];
        if (size === undefined || needed === undefined || size >= needed) {
            return pass(instance, `instanceClass is ${own}, its source's is ${wanted}`);
        }
        return fail(
            instance,
            `instanceClass is ${own}, smaller than ${wanted} of ${source.name}`,
            `{ instanceClass: "${wanted}" }`,
        );
    },
});
