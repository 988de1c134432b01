/** Application and network load balancers. */
import { bags, flag, list, text, texts, unset } from "../bag.ts";
import { token } from "../chance.ts";
import type { Change, Draft, Family, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { arn, common, KNOWN, regionOf } from "./draw.ts";
import { lookUp, nameTaken, refers, refersEach } from "./references.ts";
import { BUCKET, BUCKET_POLICY, INTERNET_GATEWAY, LOAD_BALANCER, SECURITY_GROUP, SUBNET, VPC } from "./tokens.ts";
import { needOneVpc, needTwoZones, subnetsOf } from "./zones.ts";

/** Hosted zones of load balancers by region, from the provider's own tables: application, network. */
const zones: Readonly<Record<string, readonly [string, string]>> = {
    "ap-southeast-1": ["Z1LMS91P8CMLE5", "ZKVM4W9LS7TM"],
    "eu-central-1": ["Z215JYRZR1TBD5", "Z3F0SRJ5LGBH90"],
    "eu-west-1": ["Z32O12XQLNTSW2", "Z2IFOLAFXWLO4F"],
    "us-east-1": ["Z35SXDOTRQ7X7K", "Z26RNL4JYFTOTI"],
    "us-east-2": ["Z3AADJGX6KTTL2", "ZLMOA37VPKANP"],
    "us-west-1": ["Z368ELLRRE2KJ0", "Z24FKFUX50B4VW"],
    "us-west-2": ["Z1H1FL5HABSF5", "Z18D5FSROUN65G"],
};

/** Who writes logs; https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html, 2026-11-22. */
const LOG_WRITER = "logdelivery.elasticloadbalancing.amazonaws.com";

export const kindOf = (inputs: Bag): string => text(inputs, "loadBalancerType") ?? "application";

const prefixes: Readonly<Record<string, string>> = { application: "app", network: "net", gateway: "gwy" };

function suffix(draft: Draft): string {
    return `${prefixes[kindOf(draft.inputs)] ?? "app"}/${draft.name}/${draft.token("hex", 16, "balancer")}`;
}

const balancerArn = (draft: Draft): string => arn(draft, "elasticloadbalancing", `loadbalancer/${suffix(draft)}`);

/** Subnets, whether written as such or in mappings. */
function subnetIds(inputs: Bag): readonly string[] {
    const mapped = bags(inputs, "subnetMappings").flatMap(({ item }) => text(item, "subnetId") ?? []);
    return mapped.length > 0 ? mapped : texts(inputs, "subnets").map(({ item }) => item);
}

function vpcOf(draft: Draft): string | undefined {
    const [first] = subnetsOf(draft, subnetIds(draft.inputs));
    return text(first?.outputs, "vpcId");
}

function dnsName(draft: Draft): string {
    const [region, internal] = [regionOf(draft), flag(draft.inputs, "internal") === true];
    switch (kindOf(draft.inputs)) {
        case "gateway":
            return "";
        case "network":
            return `${draft.name}-${draft.token("hex", 16, "balancer")}.elb.${region}.amazonaws.com`;
        default:
            return `${internal ? "internal-" : ""}${draft.name}-${draft.token("digits", 10)}.${region}.elb.amazonaws.com`;
    }
}

function zoneOf(draft: Draft): string {
    const [region, kind] = [regionOf(draft), kindOf(draft.inputs)];
    if (kind === "gateway") return "";
    const made = `Z${token(region, "alnum", 13, kind).toUpperCase()}`;
    return zones[region]?.[kind === "network" ? 1 : 0] ?? made;
}

function outputs(draft: Draft): Bag {
    const { inputs } = draft;
    const vpcId = vpcOf(draft);
    const standard = text(lookUp(draft, VPC, vpcId)?.outputs, "defaultSecurityGroupId");
    const ids = subnetIds(inputs);
    return {
        ...unset(inputs, {
            internal: false,
            ipAddressType: "ipv4",
            securityGroups: kindOf(inputs) === "application" && standard !== undefined ? [standard] : [],
            subnets: ids,
            subnetMappings: ids.map((subnetId) => ({
                subnetId,
                allocationId: "",
                ipv6Address: "",
                outpostId: "",
                privateIpv4Address: "",
            })),
            enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "",
            enablePrefixForIpv6SourceNat: "",
            secondaryIpsAutoAssignedPerSubnet: 0,
        }),
        ...common(draft),
        vpcId: vpcId ?? "",
        arn: balancerArn(draft),
        arnSuffix: suffix(draft),
        dnsName: dnsName(draft),
        zoneId: zoneOf(draft),
    };
}

/** An application load balancer has one subnet in each of two zones or more. */
function placement(draft: Draft): readonly Refusal[] {
    const ids = subnetIds(draft.inputs);
    const property = list(draft.inputs, "subnetMappings").length > 0 ? "subnetMappings" : "subnets";
    const missing =
        property === "subnets"
            ? refersEach(draft, SUBNET, "a subnet", property)
            : bags(draft.inputs, property).flatMap(({ index, item }) =>
                  refers(draft, SUBNET, "a subnet", `${property}[${index}].subnetId`, text(item, "subnetId")),
              );
    const held = subnetsOf(draft, ids).map(({ outputs: subnet }) => text(subnet, "availabilityZone"));
    const twice = held.find((zone, index) => held.indexOf(zone) !== index);
    return [
        ...missing,
        ...(kindOf(draft.inputs) === "application"
            ? needTwoZones(draft, property, ids, "an application load balancer")
            : []),
        ...needOneVpc(draft, property, ids),
        ...refuseIf(twice !== undefined, {
            property,
            problem: "must name one subnet of a zone at most",
            got: `two of ${twice}`,
        }),
    ];
}

/** Source: the API's InvalidSubnet, `VPC ... has no internet gateway`. */
function reachable(draft: Draft): readonly Refusal[] {
    const vpc = vpcOf(draft);
    const has = draft.cloud.all(INTERNET_GATEWAY).some(({ inputs }) => text(inputs, "vpcId") === vpc);
    const faces = flag(draft.inputs, "internal") !== true && kindOf(draft.inputs) !== "gateway";
    return refuseIf(faces && vpc !== undefined && !has, {
        property: "internal",
        problem: `must be true, as ${vpc} has no internet gateway`,
        got: "false",
        remedy: "make the gateway first, with dependsOn when nothing else orders the two",
    });
}

/** Source: the API's InvalidConfigurationRequest, `Access Denied for bucket`. */
function logsWritable(draft: Draft): readonly Refusal[] {
    return ["accessLogs", "connectionLogs", "healthCheckLogs"].flatMap((logs) => {
        if (flag(draft.inputs, `${logs}.enabled`) !== true) return [];
        const property = `${logs}.bucket`;
        const bucket = lookUp(draft, BUCKET, text(draft.inputs, property));
        const policies = draft.cloud.all(BUCKET_POLICY).filter(({ inputs }) => text(inputs, "bucket") === bucket?.id);
        const open = policies.some(({ inputs }) => text(inputs, "policy")?.includes(LOG_WRITER));
        return [
            ...refers(draft, BUCKET, "a bucket", property),
            ...refuseIf(bucket !== undefined && !open, {
                property,
                problem: `must name a bucket whose policy lets ${LOG_WRITER} write`,
                got: printable(bucket?.id),
                remedy: "make the policy first, named in dependsOn",
            }),
        ];
    });
}

function groupsInVpc(draft: Draft): readonly Refusal[] {
    const vpc = vpcOf(draft);
    return texts(draft.inputs, "securityGroups").flatMap(({ index, item }) => {
        const group = lookUp(draft, SECURITY_GROUP, item);
        return refuseIf(group !== undefined && vpc !== undefined && text(group.outputs, "vpcId") !== vpc, {
            property: `securityGroups[${index}]`,
            problem: `must belong to the VPC of the subnets (${vpc})`,
            got: printable(item),
        });
    });
}

/** A network load balancer may only grow in place, and cannot be given security groups later. */
function replacements({ before, inputs }: Change): readonly string[] {
    if (kindOf(inputs) !== "network") return mappingsReplace(before.inputs, inputs) ? ["subnetMappings"] : [];
    const paths: string[] = [];
    const hasGroups = (side: Bag) => list(side, "securityGroups").length > 0;
    if (hasGroups(before.inputs) !== hasGroups(inputs)) paths.push("securityGroups");
    const now = subnetIds(inputs);
    if (list(inputs, "subnetMappings").length === 0 && subnetIds(before.inputs).some((id) => !now.includes(id))) {
        paths.push("subnets");
    }
    if (
        mappingsReplace(before.inputs, inputs) ||
        list(inputs, "subnetMappings").length < list(before.inputs, "subnetMappings").length
    ) {
        paths.push("subnetMappings");
    }
    return paths;
}

/** As many mappings as before but others, or one kept mapping that differs. */
function mappingsReplace(before: Bag, inputs: Bag): boolean {
    const [old, now] = [list(before, "subnetMappings"), list(inputs, "subnetMappings")];
    const texted = (side: typeof old) => side.map((mapping) => JSON.stringify(mapping)).sort();
    const kept = bags(inputs, "subnetMappings").some(({ item }) => {
        const earlier = old.find((mapping) => text(mapping, "subnetId") === text(item, "subnetId"));
        return earlier !== undefined && JSON.stringify(earlier) !== JSON.stringify(item);
    });
    return kept || (old.length === now.length && texted(old).join() !== texted(now).join());
}

export const loadBalancers: Family = {
    [LOAD_BALANCER]: {
        id: balancerArn,
        knownAtPreview: KNOWN,
        outputs,
        refusals: (draft) => [
            ...nameTaken(draft),
            ...placement(draft),
            ...reachable(draft),
            ...refersEach(draft, SECURITY_GROUP, "a security group", "securityGroups"),
            ...groupsInVpc(draft),
            ...logsWritable(draft),
        ],
        refusalsOnDelete: ({ outputs: now }) =>
            refuseIf(flag(now, "enableDeletionProtection") === true, {
                property: "enableDeletionProtection",
                problem: "must be false before it can be deleted",
                got: "true",
                remedy: "change it in one update, then delete in the next",
            }),
        replacements,
    },
};
