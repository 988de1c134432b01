/** VPC endpoints and flow logs. */
import { flag, text, texts, unset } from "../bag.ts";
import { token } from "../chance.ts";
import type { Draft, Family, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag, Value } from "../values.ts";
import { arn, common, ec2Id, KNOWN, regionOf, upper } from "./draw.ts";
import { lookUp, refers, refersAnywhere, refersEach } from "./references.ts";
import { BUCKET, LOG_GROUP, ROLE, ROUTE_TABLE, SECURITY_GROUP, SUBNET, VPC, VPC_ENDPOINT } from "./tokens.ts";
import { subnetsOf } from "./zones.ts";

const endpointId = (draft: Draft): string => ec2Id(draft, "vpce");
const flowLogId = (draft: Draft): string => ec2Id(draft, "fl");

const isInterface = (inputs: Bag): boolean => text(inputs, "vpcEndpointType") === "Interface";
const isGateway = (inputs: Bag): boolean => (text(inputs, "vpcEndpointType") ?? "Gateway") === "Gateway";

const subnetIds = (draft: Draft): readonly string[] => texts(draft.inputs, "subnetIds").map(({ item }) => item);

/** `com.amazonaws.us-east-1.ecr.api` as `api.ecr`. */
const serviceHost = (service: string): string => service.split(".").slice(3).reverse().join(".");

/** Address blocks and prefix lists of S3 in the regions whose public listings agree; one made-up value elsewhere. */
const gatewayBlocks: Readonly<Record<string, readonly string[]>> = {
    "us-east-1": ["16.182.0.0/16", "18.34.0.0/19", "52.216.0.0/15", "54.231.0.0/16"],
    "us-west-2": ["3.5.76.0/22", "18.34.48.0/20", "52.92.128.0/17", "52.218.128.0/17"],
};
const prefixLists: Readonly<Record<string, string>> = {
    "us-east-1": "pl-63a5400a",
    "us-east-2": "pl-7ba54012",
    "us-west-1": "pl-6ba54002",
    "us-west-2": "pl-68a54001",
    "eu-west-1": "pl-6da54004",
    "eu-central-1": "pl-6ea54007",
};

function prefixList(draft: Draft): string {
    const region = regionOf(draft);
    const service = text(draft.inputs, "serviceName") ?? "";
    const known = service.endsWith(".s3") ? prefixLists[region] : undefined;
    return known ?? `pl-${token(region, "hex", 8, serviceHost(service))}`;
}

function dnsEntries(draft: Draft): readonly Value[] {
    if (!isInterface(draft.inputs)) return [];
    const host = `${serviceHost(text(draft.inputs, "serviceName") ?? "")}.${regionOf(draft)}`;
    const prefix = `${endpointId(draft)}-${draft.token("alnum", 8, "dns")}`;
    const hostedZoneId = `Z${token(regionOf(draft), "alnum", 13, "endpoint zone").toUpperCase()}`;
    const zones = subnetsOf(draft, subnetIds(draft)).flatMap(({ outputs }) => text(outputs, "availabilityZone") ?? []);
    const names = [`${prefix}.${host}`, ...zones.map((zone) => `${prefix}-${zone}.${host}`)];
    const entries = names.map((name) => ({ dnsName: `${name}.vpce.amazonaws.com`, hostedZoneId }));
    if (flag(draft.inputs, "privateDnsEnabled") !== true) return entries;
    return [...entries, { dnsName: `${host}.amazonaws.com`, hostedZoneId: `Z0${upper(draft, 19, "private")}` }];
}

function outputs(draft: Draft): Bag {
    const { inputs } = draft;
    const vpc = lookUp(draft, VPC, text(inputs, "vpcId"));
    const groups = text(vpc?.outputs, "defaultSecurityGroupId");
    const statement = { Action: "*", Effect: "Allow", Principal: "*", Resource: "*" };
    return {
        ...unset(inputs, {
            dnsOptions: {
                dnsRecordIpType: isInterface(inputs) ? "ipv4" : "service-defined",
                privateDnsOnlyForInboundResolverEndpoint: false,
            },
            ipAddressType: "ipv4",
            policy: JSON.stringify({
                ...(isGateway(inputs) ? { Version: "2008-10-17" } : {}),
                Statement: [statement],
            }),
            privateDnsEnabled: false,
            routeTableIds: [],
            securityGroupIds: isInterface(inputs) && groups !== undefined ? [groups] : [],
            serviceRegion: regionOf(draft),
            subnetIds: [],
            subnetConfigurations: isInterface(inputs)
                ? subnetIds(draft).map((subnetId) => ({
                      subnetId,
                      ipv4: draft.privateAddress(text(lookUp(draft, SUBNET, subnetId)?.outputs, "cidrBlock"), subnetId),
                  }))
                : [],
        }),
        ...common(draft),
        arn: arn(draft, "ec2", `vpc-endpoint/${endpointId(draft)}`),
        ownerId: draft.provider.account,
        requesterManaged: false,
        state: "available",
        cidrBlocks: isGateway(inputs) ? (gatewayBlocks[regionOf(draft)] ?? ["52.216.0.0/15"]) : [],
        dnsEntries: dnsEntries(draft),
        networkInterfaceIds: isInterface(inputs) ? subnetIds(draft).map((id) => ec2Id(draft, "eni", id)) : [],
        prefixListId: isGateway(inputs) ? prefixList(draft) : "",
    };
}

/** Source: the API's DuplicateSubnetsInSameZone. */
function oneSubnetAZone(draft: Draft): readonly Refusal[] {
    const zones = subnetsOf(draft, subnetIds(draft)).map(({ outputs: subnet }) => text(subnet, "availabilityZone"));
    const twice = zones.find((zone, index) => zones.indexOf(zone) !== index);
    return refuseIf(isInterface(draft.inputs) && twice !== undefined, {
        property: "subnetIds",
        problem: "must name one subnet of a zone at most",
        got: `two of ${twice}`,
    });
}

/** The service's private name only resolves in a VPC whose own DNS is on. */
function privateNames(draft: Draft): readonly Refusal[] {
    const vpc = lookUp(draft, VPC, text(draft.inputs, "vpcId"))?.outputs;
    const missing = ["enableDnsSupport", "enableDnsHostnames"].find((key) => flag(vpc, key) !== true);
    return refuseIf(vpc !== undefined && missing !== undefined && flag(draft.inputs, "privateDnsEnabled") === true, {
        property: "privateDnsEnabled",
        problem: `needs ${missing} on the VPC`,
        got: "true",
        remedy: `set ${missing} to true there`,
    });
}

function logDestination(draft: Draft): readonly Refusal[] {
    const destination = text(draft.inputs, "logDestination");
    const kind = text(draft.inputs, "logDestinationType") ?? "cloud-watch-logs";
    if (kind === "cloud-watch-logs") return refers(draft, LOG_GROUP, "a log group", "logDestination");
    // An object prefix may follow the bucket's ARN.
    const bucket = destination?.split("/")[0];
    return kind === "s3" ? refersAnywhere(draft, BUCKET, "a bucket", "logDestination", bucket) : [];
}

export const vpcEndpoints: Family = {
    [VPC_ENDPOINT]: {
        id: endpointId,
        knownAtPreview: KNOWN,
        outputs,
        refusals: (draft) => [
            ...refers(draft, VPC, "a VPC", "vpcId"),
            ...refersEach(draft, SUBNET, "a subnet", "subnetIds"),
            ...refersEach(draft, SECURITY_GROUP, "a security group", "securityGroupIds"),
            ...refersEach(draft, ROUTE_TABLE, "a route table", "routeTableIds"),
            ...oneSubnetAZone(draft),
            ...privateNames(draft),
        ],
        replacements: ({ before, inputs }) =>
            !isInterface(inputs) && before.inputs.privateDnsEnabled !== inputs.privateDnsEnabled
                ? ["privateDnsEnabled"]
                : [],
    },
    "aws:ec2/flowLog:FlowLog": {
        id: flowLogId,
        knownAtPreview: KNOWN,
        outputs: (draft) => ({
            ...unset(draft.inputs, { logDestination: "", logFormat: FLOW_LOG_FORMAT }),
            ...common(draft),
            arn: arn(draft, "ec2", `vpc-flow-log/${flowLogId(draft)}`),
        }),
        refusals: (draft) => [
            ...refers(draft, VPC, "a VPC", "vpcId"),
            ...refers(draft, SUBNET, "a subnet", "subnetId"),
            ...refers(draft, ROLE, "a role", "iamRoleArn"),
            ...logDestination(draft),
            ...refuseIf(
                text(draft.inputs, "logDestinationType") !== "s3" &&
                    text(draft.inputs, "logDestinationType") !== "kinesis-data-firehose" &&
                    text(draft.inputs, "iamRoleArn") === undefined,
                {
                    property: "iamRoleArn",
                    problem: "must be set when the destination is CloudWatch Logs",
                    got: printable(draft.inputs.iamRoleArn),
                },
            ),
        ],
    },
};

const FLOW_LOG_FORMAT = [
    "version",
    "account-id",
    "interface-id",
    "srcaddr",
    "dstaddr",
    "srcport",
    "dstport",
    "protocol",
    "packets",
    "bytes",
    "start",
    "end",
    "action",
    "log-status",
]
    .map((field) => `\${${field}}`)
    .join(" ");
