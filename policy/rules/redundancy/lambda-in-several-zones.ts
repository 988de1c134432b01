import { SUBNET, subnetsLike, zonesOfSubnets } from "../../clouds/aws/network.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const SUBNETS = "vpcConfig.subnetIds";

export default defineResourceRule({
    id: "lambda-in-several-zones",
    title: "A Lambda function inside a VPC may run in two zones",
    severity: "high",
    concern: "redundancy",
    types: ["aws:lambda/function:Function"],
    breaks: "losing one zone stops the function, although Lambda itself runs on",
    remedy: '{ vpcConfig: { subnetIds: ["<subnet in zone a>", "<subnet in zone b>"] } }',
    sources: [
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/lambda/function/", read: "2026-11-22" },
        { url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html", read: "2026-11-22" },
    ],
    requirements: ["ER-01", "ER-05"],
    whenUnknown: "unknown",
    settings: { zones: 2 },
    judge: (lambda, { zones: needed }, graph) => {
        const ids = graph.references(lambda, SUBNETS);
        // Outside a VPC Lambda itself takes every zone.
        if (ids.state === "unset" || (ids.state === "set" && ids.value.length === 0)) return undefined;
        const zones = zonesOfSubnets(graph, lambda, SUBNETS);
        return zones.length >= needed
            ? pass(lambda, `may run in ${zones.join(", ")}`)
            : fail(
                  lambda,
                  `may run in ${zones.join(", ")}, needs ${needed} zones`,
                  JSON.stringify({
                      vpcConfig: { subnetIds: subnetsLike(graph, graph.referred(lambda, SUBNETS, SUBNET)) },
                  }),
              );
    },
});
