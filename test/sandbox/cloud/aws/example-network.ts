/** The network of the example: two zones, each with a public and a private subnet and a way out of its own. */
import { REGION, type World } from "./world.ts";

export async function network(world: World): Promise<void> {
    await world.make("ec2/vpc:Vpc", "vpc", {
        cidrBlock: "10.0.0.0/16",
        enableDnsSupport: true,
        enableDnsHostnames: true,
    });
    const vpcId = world.of("vpc").id;
    await world.make("ec2/internetGateway:InternetGateway", "internet", { vpcId });
    for (const [index, zone] of ["a", "b"].entries()) {
        const availabilityZone = `${REGION}${zone}`;
        const block = (third: number) => ({ vpcId, availabilityZone, cidrBlock: `10.0.${third}.0/24` });
        await world.make("ec2/subnet:Subnet", `public-${zone}`, block(index));
        await world.make("ec2/subnet:Subnet", `private-${zone}`, block(index + 10));
        await world.make("ec2/eip:Eip", `address-${zone}`, { domain: "vpc" });
        await world.make("ec2/natGateway:NatGateway", `way-out-${zone}`, {
            subnetId: world.of(`public-${zone}`).id,
            allocationId: world.of(`address-${zone}`).id,
        });
        const table = await world.make("ec2/routeTable:RouteTable", `table-${zone}`, { vpcId });
        await world.make("ec2/route:Route", `route-${zone}`, {
            routeTableId: table.id,
            destinationCidrBlock: "0.0.0.0/0",
            natGatewayId: world.of(`way-out-${zone}`).id,
        });
        await world.make("ec2/routeTableAssociation:RouteTableAssociation", `table-of-${zone}`, {
            routeTableId: table.id,
            subnetId: world.of(`private-${zone}`).id,
        });
    }
    await world.make("ec2/securityGroup:SecurityGroup", "outer", { name: "outer", vpcId });
    await world.make("ec2/securityGroup:SecurityGroup", "inner", { name: "inner", vpcId });
    await world.make("vpc/securityGroupIngressRule:SecurityGroupIngressRule", "inward", {
        securityGroupId: world.of("inner").id,
        referencedSecurityGroupId: world.of("outer").id,
        ipProtocol: "tcp",
        fromPort: 8080,
        toPort: 8080,
    });
    await world.make("vpc/securityGroupEgressRule:SecurityGroupEgressRule", "outward", {
        securityGroupId: world.of("inner").id,
        cidrIpv4: "0.0.0.0/0",
        ipProtocol: "-1",
    });
    await world.make("ec2/vpcEndpoint:VpcEndpoint", "registry", {
        vpcId,
        vpcEndpointType: "Interface",
        serviceName: "com.amazonaws.us-east-1.ecr.api",
        subnetIds: [world.of("private-a").id, world.of("private-b").id],
        securityGroupIds: [world.of("inner").id],
        privateDnsEnabled: true,
    });
    await world.make("cloudwatch/logGroup:LogGroup", "log-group", { name: "/erato/flow", retentionInDays: 30 });
    await world.make("ec2/flowLog:FlowLog", "flow-log", {
        vpcId,
        trafficType: "ALL",
        logDestination: world.arn("log-group"),
        iamRoleArn: world.arn("role"),
    });
}
