/** One live resource of every AWS type, in the order in which a program would make a system of three tiers. */
import { bags, text } from "../../../../sandbox/cloud/bag.ts";
import { data, storage } from "./example-data.ts";
import { network } from "./example-network.ts";
import { edge, operations } from "./example-operations.ts";
import { FAILOVER, World } from "./world.ts";

const assume = JSON.stringify({ Version: "2012-10-17", Statement: [] });

/** Throws as soon as one of them is refused. */
export async function example(): Promise<World> {
    const world = new World();
    await identities(world);
    await network(world);
    await storage(world);
    await data(world);
    await web(world);
    await edge(world);
    await operations(world);
    return world;
}

async function identities(world: World): Promise<void> {
    await world.make("kms/key:Key", "key", { multiRegion: true, enableKeyRotation: true });
    await world.make("kms/replicaKey:ReplicaKey", "key-copy", { primaryKeyArn: world.arn("key") }, FAILOVER);
    await world.make("kms/alias:Alias", "alias", { name: "alias/erato", targetKeyId: world.of("key").id });
    await world.make("iam/role:Role", "role", { name: "api", assumeRolePolicy: assume });
    await world.make("iam/policy:Policy", "policy", { name: "read", policy: assume });
    await world.make("iam/rolePolicy:RolePolicy", "inline", { name: "write", role: "api", policy: assume });
    await world.make("iam/rolePolicyAttachment:RolePolicyAttachment", "attachment", {
        role: "api",
        policyArn: world.arn("policy"),
    });
    await world.make("iam/instanceProfile:InstanceProfile", "profile", { name: "api", role: "api" });
    await world.make("secretsmanager/secret:Secret", "secret", { name: "database", replicas: [{ region: FAILOVER }] });
    const secretId = world.of("secret").id;
    await world.make("secretsmanager/secretVersion:SecretVersion", "secret-1", { secretId, secretString: "example" });
    await world.make("secretsmanager/secretRotation:SecretRotation", "rotation", {
        secretId,
        rotationLambdaArn: "arn:aws:lambda:us-east-1:123456789012:function:rotate",
        rotationRules: { automaticallyAfterDays: 30 },
    });
    await world.make("sns/topic:Topic", "topic", { name: "alerts" });
    await world.make("sns/topicPolicy:TopicPolicy", "topic-policy", { arn: world.of("topic").id, policy: assume });
    await world.make("sns/topicSubscription:TopicSubscription", "subscription", {
        topic: world.of("topic").id,
        protocol: "email",
        endpoint: "operator@example.com",
    });
}

async function web(world: World): Promise<void> {
    const vpcId = world.of("vpc").id;
    await world.make("acm/certificate:Certificate", "certificate", {
        domainName: "example.com",
        subjectAlternativeNames: ["*.example.com"],
        validationMethod: "DNS",
    });
    await world.make("route53/zone:Zone", "zone", { name: "example.com" });
    const [challenge] = bags(world.of("certificate").outputs, "domainValidationOptions");
    await world.make("route53/record:Record", "challenge", {
        zoneId: world.of("zone").id,
        name: text(challenge?.item, "resourceRecordName") ?? "",
        type: "CNAME",
        ttl: 60,
        records: [text(challenge?.item, "resourceRecordValue") ?? ""],
    });
    await world.make("acm/certificateValidation:CertificateValidation", "validation", {
        certificateArn: world.arn("certificate"),
        validationRecordFqdns: [String(world.of("challenge").outputs.fqdn)],
    });
    await world.make("ec2/launchTemplate:LaunchTemplate", "template", {
        name: "api",
        imageId: "ami-0123456789abcdef0",
        instanceType: "m7g.large",
        vpcSecurityGroupIds: [world.of("inner").id],
        iamInstanceProfile: { arn: world.arn("profile") },
    });
    await world.make("lb/loadBalancer:LoadBalancer", "balancer", {
        name: "api",
        subnets: [world.of("public-a").id, world.of("public-b").id],
        securityGroups: [world.of("outer").id],
        enableZonalShift: true,
        accessLogs: { bucket: "example-logs", enabled: true },
    });
    await world.make("lb/targetGroup:TargetGroup", "targets", {
        name: "api",
        port: 8080,
        protocol: "HTTP",
        vpcId,
        healthCheck: { path: "/health", interval: 10, timeout: 5 },
    });
    const forward = [{ type: "forward", targetGroupArn: world.of("targets").id }];
    await world.make("lb/listener:Listener", "listener", {
        loadBalancerArn: world.of("balancer").id,
        port: 443,
        protocol: "HTTPS",
        certificateArn: world.of("validation").inputs.certificateArn ?? "",
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
        defaultActions: forward,
    });
    await world.make("lb/listenerRule:ListenerRule", "rule", {
        listenerArn: world.of("listener").id,
        actions: forward,
        conditions: [{ pathPattern: { values: ["/api/*"] } }],
    });
    await world.make("autoscaling/group:Group", "group", {
        name: "api",
        minSize: 3,
        maxSize: 9,
        healthCheckType: "ELB",
        vpcZoneIdentifiers: [world.of("private-a").id, world.of("private-b").id],
        launchTemplate: { id: world.of("template").id, version: "1" },
    });
    await world.make("autoscaling/attachment:Attachment", "targets-group", {
        autoscalingGroupName: "api",
        lbTargetGroupArn: world.of("targets").id,
    });
    await world.make("autoscaling/policy:Policy", "requests", {
        name: "requests",
        autoscalingGroupName: "api",
        policyType: "TargetTrackingScaling",
        targetTrackingConfiguration: {
            targetValue: 1000,
            predefinedMetricSpecification: {
                predefinedMetricType: "ALBRequestCountPerTarget",
                resourceLabel: `${world.of("balancer").outputs.arnSuffix}/${world.of("targets").outputs.arnSuffix}`,
            },
        },
    });
    await world.make("autoscaling/notification:Notification", "launches", {
        groupNames: ["api"],
        notifications: ["autoscaling:EC2_INSTANCE_LAUNCH_ERROR"],
        topicArn: world.of("topic").id,
    });
}
