/** One region's network: three tiers of subnets, and a NAT gateway in each zone. */

import type { StateResource } from "../state.ts";
import type { Place } from "./aws-serving.ts";

export function network({ region, zones, of }: Place): readonly StateResource[] {
    return [
        {
            type: "aws:ec2/vpc:Vpc",
            name: `vpc-${region}`,
            id: `vpc-${region}-id`,
            ...of,
            outputs: { cidrBlock: "10.48.0.0/16", region },
        },
        {
            type: "aws:ec2/internetGateway:InternetGateway",
            name: `internet-${region}`,
            id: `igw-${region}`,
            ...of,
            outputs: { vpcId: `vpc-${region}-id`, region },
            madeFrom: { vpcId: [`vpc-${region}`] },
        },
        {
            type: "aws:ec2/flowLog:FlowLog",
            name: `flows-${region}`,
            id: `fl-${region}`,
            ...of,
            outputs: { vpcId: `vpc-${region}-id`, trafficType: "ALL", region },
            madeFrom: { vpcId: [`vpc-${region}`] },
        },
        table(`public-${region}`, region, of),
        table(`data-${region}`, region, of),
        route(`public-${region}`, region, of, { gatewayId: `igw-${region}` }, `internet-${region}`),
        {
            type: "aws:ec2/vpcEndpoint:VpcEndpoint",
            name: `s3-${region}`,
            id: `vpce-${region}`,
            ...of,
            outputs: {
                vpcId: `vpc-${region}-id`,
                serviceName: `com.amazonaws.${region}.s3`,
                vpcEndpointType: "Gateway",
                routeTableIds: [`rtb-data-${region}`, ...zones.map((zone) => `rtb-private-${zone}`)],
                region,
            },
            madeFrom: {
                vpcId: [`vpc-${region}`],
                routeTableIds: [`table-data-${region}`, ...zones.map((zone) => `table-private-${zone}`)],
            },
        },
        ...zones.flatMap((zone) => inZone(zone, region, of)),
    ];
}

type Of = Place["of"];

function inZone(zone: string, region: string, of: Of): readonly StateResource[] {
    return [
        subnet("public", zone, region, of),
        subnet("private", zone, region, of),
        subnet("data", zone, region, of),
        uses(`public-${zone}`, `public-${region}`, of),
        uses(`private-${zone}`, `private-${zone}`, of),
        uses(`data-${zone}`, `data-${region}`, of),
        {
            type: "aws:ec2/natGateway:NatGateway",
            name: `nat-${zone}`,
            id: `nat-${zone}-id`,
            ...of,
            outputs: {
                subnetId: `subnet-public-${zone}`,
                availabilityMode: "zonal",
                connectivityType: "public",
                region,
            },
            madeFrom: { subnetId: [`public-${zone}`] },
        },
        table(`private-${zone}`, region, of),
        route(`private-${zone}`, region, of, { natGatewayId: `nat-${zone}-id` }, `nat-${zone}`),
    ];
}

function subnet(tier: string, zone: string, region: string, of: Of): StateResource {
    return {
        type: "aws:ec2/subnet:Subnet",
        name: `${tier}-${zone}`,
        id: `subnet-${tier}-${zone}`,
        ...of,
        outputs: { vpcId: `vpc-${region}-id`, availabilityZone: zone, mapPublicIpOnLaunch: false, region },
        madeFrom: { vpcId: [`vpc-${region}`] },
    };
}

function table(role: string, region: string, of: Of): StateResource {
    return {
        type: "aws:ec2/routeTable:RouteTable",
        name: `table-${role}`,
        id: `rtb-${role}`,
        ...of,
        outputs: { vpcId: `vpc-${region}-id`, routes: [], region },
        madeFrom: { vpcId: [`vpc-${region}`] },
    };
}

function uses(subnetName: string, tableRole: string, of: Of): StateResource {
    return {
        type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
        name: `${subnetName}-table`,
        id: `rtbassoc-${subnetName}`,
        ...of,
        outputs: { subnetId: `subnet-${subnetName}`, routeTableId: `rtb-${tableRole}` },
        madeFrom: { subnetId: [subnetName], routeTableId: [`table-${tableRole}`] },
    };
}

function route(
    role: string,
    region: string,
    of: Of,
    by: Readonly<Record<string, string>>,
    made: string,
): StateResource {
    return {
        type: "aws:ec2/route:Route",
        name: `route-${role}`,
        id: `r-${role}`,
        ...of,
        outputs: { routeTableId: `rtb-${role}`, destinationCidrBlock: "0.0.0.0/0", region, ...by },
        madeFrom: {
            routeTableId: [`table-${role}`],
            ...Object.fromEntries(Object.keys(by).map((property) => [property, [made]])),
        },
    };
}
