import { VPC } from "../../clouds/aws/network.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "vpc-flow-logs-kept",
    title: "A VPC keeps logs of who talked to whom, refused or not",
    severity: "medium",
    concern: "observability",
    types: [VPC],
    breaks: "when instances cannot reach their database nobody can say whether the network refused it",
    remedy: 'new aws.ec2.FlowLog("flows", { vpcId: resource.id, trafficType: "ALL", logDestination: "<arn of a log group>" })',
    sources: [
        { url: "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html", read: "2026-11-22" },
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/ec2/flowlog/", read: "2026-11-22" },
    ],
    requirements: ["ER-10", "ER-01"],
    whenUnknown: "unknown",
    settings: {},
    judge: (vpc, _settings, graph) => {
        const logs = graph.referring(vpc, "aws:ec2/flowLog:FlowLog", "vpcId");
        const whole = logs.find((log) => (known(readString(log, "trafficType")) ?? "ALL") !== "ACCEPT");
        if (whole !== undefined) return pass(vpc, `${whole.name} keeps them`);
        return fail(vpc, logs.length === 0 ? "no FlowLog is of it" : `${logs[0]?.name} leaves out what is refused`);
    },
});
