/** The instances of one region, how they are made and replaced, and who may talk to them. */

import type { Json, StateResource } from "../state.ts";
import type { Place } from "./aws-serving.ts";
import { targetsArn } from "./aws-serving-entrance.ts";

const KEEPS_CAPACITY = { minHealthyPercentage: 100, maxHealthyPercentage: 150 };

export function fleet({ region, zones, of }: Place): readonly StateResource[] {
    return [
        group(`entrance-group-${region}`, `sg-entrance-${region}`, of),
        group(`instances-group-${region}`, `sg-instances-${region}`, of),
        ingress(`from-anywhere-${region}`, `entrance-group-${region}`, `sg-entrance-${region}`, of, {
            cidrIpv4: "0.0.0.0/0",
            fromPort: 443,
            toPort: 443,
        }),
        ingress(`from-balancer-${region}`, `instances-group-${region}`, `sg-instances-${region}`, of, {
            referencedSecurityGroupId: `sg-entrance-${region}`,
            fromPort: 8080,
            toPort: 8080,
        }),
        {
            type: "aws:ec2/launchTemplate:LaunchTemplate",
            name: `template-${region}`,
            id: `lt-${region}`,
            ...of,
            outputs: {
                imageId: "ami-0123456789abcdef0",
                instanceType: "m7g.large",
                vpcSecurityGroupIds: [`sg-instances-${region}`],
                metadataOptions: { httpEndpoint: "enabled", httpTokens: "required" },
                blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true", volumeType: "gp3" } }],
                latestVersion: 1,
                region,
            },
            madeFrom: { vpcSecurityGroupIds: [`instances-group-${region}`] },
        },
        {
            type: "aws:autoscaling/group:Group",
            name: `fleet-${region}`,
            id: `fleet-${region}-id`,
            ...of,
            outputs: {
                name: `fleet-${region}-id`,
                minSize: zones.length,
                maxSize: 12,
                vpcZoneIdentifiers: zones.map((zone) => `subnet-private-${zone}`),
                targetGroupArns: [targetsArn(region)],
                launchTemplate: { id: `lt-${region}`, version: "1" },
                healthCheckType: "ELB",
                healthCheckGracePeriod: 180,
                defaultInstanceWarmup: 300,
                instanceMaintenancePolicy: KEEPS_CAPACITY,
                instanceRefresh: {
                    strategy: "Rolling",
                    preferences: {
                        ...KEEPS_CAPACITY,
                        autoRollback: true,
                        alarmSpecification: { alarms: ["error-rate-critical"] },
                    },
                },
                enabledMetrics: ["GroupInServiceInstances", "GroupDesiredCapacity", "GroupMaxSize"],
                region,
            },
            madeFrom: {
                vpcZoneIdentifiers: zones.map((zone) => `private-${zone}`),
                targetGroupArns: [`targets-${region}`],
                launchTemplate: [`template-${region}`],
            },
        },
        policy("cpu", region, of, 70, { predefinedMetricType: "ASGAverageCPUUtilization" }),
        policy("requests", region, of, 1000, {
            predefinedMetricType: "ALBRequestCountPerTarget",
            resourceLabel: "app/erato/1/targetgroup/erato/1",
        }),
    ];
}

function policy(role: string, region: string, of: Place["of"], targetValue: number, metric: Json): StateResource {
    return {
        type: "aws:autoscaling/policy:Policy",
        name: `${role}-${region}`,
        id: `${role}-${region}-id`,
        ...of,
        outputs: {
            autoscalingGroupName: `fleet-${region}-id`,
            policyType: "TargetTrackingScaling",
            targetTrackingConfiguration: { targetValue, predefinedMetricSpecification: metric },
        },
        madeFrom: { autoscalingGroupName: [`fleet-${region}`] },
    };
}

function group(name: string, id: string, of: Place["of"]): StateResource {
    return { type: "aws:ec2/securityGroup:SecurityGroup", name, id, ...of, outputs: { ingress: [], egress: [] } };
}

function ingress(
    name: string,
    groupName: string,
    securityGroupId: string,
    of: Place["of"],
    rule: Readonly<Record<string, Json>>,
): StateResource {
    return {
        type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        name,
        id: `sgr-${name}`,
        ...of,
        outputs: { securityGroupId, ipProtocol: "tcp", ...rule },
        madeFrom: { securityGroupId: [groupName] },
    };
}
