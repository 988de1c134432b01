/** Subnet and parameter groups of ElastiCache. */
import { text, texts } from "../bag.ts";
import type { Family } from "../kind.ts";
import { arn, common, KNOWN } from "./draw.ts";
import { inUse, refersEach } from "./references.ts";
import { CACHE, CACHE_PARAMETERS, CACHE_SUBNETS, SUBNET } from "./tokens.ts";
import { needOneVpc, subnetsOf } from "./zones.ts";

export const cacheGroups: Family = {
    [CACHE_SUBNETS]: {
        id: ({ name }) => name.toLowerCase(),
        knownAtPreview: KNOWN,
        outputs: (draft) => {
            const ids = texts(draft.inputs, "subnetIds").map(({ item }) => item);
            const [first] = subnetsOf(draft, ids);
            return {
                ...common(draft),
                arn: arn(draft, "elasticache", `subnetgroup:${draft.name.toLowerCase()}`),
                vpcId: text(first?.outputs, "vpcId") ?? "",
            };
        },
        refusals: (draft) => [
            ...refersEach(draft, SUBNET, "a subnet", "subnetIds"),
            ...needOneVpc(
                draft,
                "subnetIds",
                texts(draft.inputs, "subnetIds").map(({ item }) => item),
            ),
        ],
        refusalsOnDelete: (resource, cloud) =>
            inUse(resource, cloud, [{ type: CACHE, noun: "cache", properties: ["subnetGroupName"] }]),
    },
    [CACHE_PARAMETERS]: {
        id: ({ name }) => name.toLowerCase(),
        knownAtPreview: KNOWN,
        outputs: (draft) => ({
            ...common(draft),
            arn: arn(draft, "elasticache", `parametergroup:${draft.name.toLowerCase()}`),
        }),
        refusalsOnDelete: (resource, cloud) =>
            inUse(resource, cloud, [{ type: CACHE, noun: "cache", properties: ["parameterGroupName"] }]),
    },
};
