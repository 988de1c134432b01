import { LAUNCH_TEMPLATE, launchTemplateDocs } from "../../clouds/aws/autoscaling.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";
import { twinOf } from "../../twins.ts";

export default defineResourceRule({
    id: "launch-template-twins-same-type",
    title: "Twins of a launch template start instances of the same type",
    severity: "high",
    concern: "pairing",
    types: [LAUNCH_TEMPLATE],
    breaks: "as many instances carry less after a failover, and images built for the other processor do not boot",
    remedy: '{ instanceType: "m7g.large" }',
    sources: [launchTemplateDocs],
    requirements: ["ER-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (template, _settings, graph) => {
        const pair = regionsFor(graph, template);
        if (pair === undefined || template.region !== pair.primary) return undefined;
        const twin = twinOf(graph, template, pair);
        if (twin === undefined) return undefined;
        const [own, other] = [template, twin].map((one) => known(readString(one, "instanceType")) ?? "no type");
        return own === other
            ? pass(template, `starts ${own}, as ${twin.name} in ${pair.failover} does`)
            : fail(
                  twin,
                  `starts ${other}, and ${template.name} in ${pair.primary} starts ${own}`,
                  `{ instanceType: "${own}" }`,
              );
    },
});
