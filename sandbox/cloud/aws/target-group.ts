/** Target groups of load balancers. */
import { bag, flag, number, text, unset } from "../bag.ts";
import type { Draft, Family, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { arn, common, KNOWN } from "./draw.ts";
import { nameTaken, refers } from "./references.ts";
import { LISTENER, LISTENER_RULE, TARGET_GROUP, VPC } from "./tokens.ts";

const suffix = (draft: Draft): string => `targetgroup/${draft.name}/${draft.token("hex", 16, "targets")}`;
const groupArn = (draft: Draft): string => arn(draft, "elasticloadbalancing", suffix(draft));

const isWeb = (inputs: Bag): boolean => ["HTTP", "HTTPS"].includes(text(inputs, "protocol") ?? "");
const isLambda = (inputs: Bag): boolean => text(inputs, "targetType") === "lambda";

function healthCheck(inputs: Bag): Bag {
    const web = isWeb(inputs);
    const given = bag(inputs, "healthCheck") ?? {};
    return {
        ...given,
        ...unset(given, {
            enabled: true,
            healthyThreshold: 3,
            interval: 30,
            matcher: web ? "200" : "",
            path: web ? "/" : "",
            port: "traffic-port",
            protocol: web || isLambda(inputs) ? "HTTP" : "TCP",
            timeout: web ? 5 : 10,
            unhealthyThreshold: 3,
        }),
    };
}

function outputs(draft: Draft): Bag {
    const { inputs } = draft;
    const web = isWeb(inputs);
    return {
        ...unset(inputs, {
            ipAddressType: "ipv4",
            loadBalancingCrossZoneEnabled: "use_load_balancer_configuration",
            ...(web
                ? { loadBalancingAlgorithmType: "round_robin", loadBalancingAnomalyMitigation: "off" }
                : { connectionTermination: false, preserveClientIp: String(text(inputs, "targetType") !== "ip") }),
            ...(web ? { protocolVersion: "HTTP1" } : {}),
            stickiness: web
                ? { enabled: false, type: "lb_cookie", cookieDuration: 86400 }
                : { enabled: false, type: "source_ip" },
            targetFailovers: [],
            targetHealthStates: [],
            targetGroupHealth: {
                dnsFailover: { minimumHealthyTargetsCount: "1", minimumHealthyTargetsPercentage: "off" },
                unhealthyStateRouting: { minimumHealthyTargetsCount: 1, minimumHealthyTargetsPercentage: "off" },
            },
        }),
        healthCheck: healthCheck(inputs),
        ...common(draft),
        arn: groupArn(draft),
        arnSuffix: suffix(draft),
        loadBalancerArns: [],
    };
}

function healthCheckRefusals({ inputs }: Draft): readonly Refusal[] {
    const check = healthCheck(inputs);
    const [interval, timeout] = [number(check, "interval") ?? 0, number(check, "timeout") ?? 0];
    const protocol = text(check, "protocol")?.toUpperCase();
    const webOnly = ["path", "matcher"].filter((key) => text(inputs, `healthCheck.${key}`) !== undefined);
    return [
        ...refuseIf(flag(check, "enabled") === true && timeout >= interval, {
            property: "healthCheck.timeout",
            problem: `must be below healthCheck.interval (${interval})`,
            got: String(timeout),
            remedy: "a check must end before the next one begins",
        }),
        ...refuseIf(isWeb(inputs) && protocol === "TCP", {
            property: "healthCheck.protocol",
            problem: `must be HTTP or HTTPS for a target group of protocol ${text(inputs, "protocol")}`,
            got: printable(text(inputs, "healthCheck.protocol")),
        }),
        ...(protocol === "TCP"
            ? webOnly.map((key) => ({
                  property: `healthCheck.${key}`,
                  problem: "must be left out of a TCP health check",
                  got: printable(text(inputs, `healthCheck.${key}`)),
              }))
            : []),
    ];
}

/** The name must leave DNS before requests go to unhealthy targets, or it keeps being answered while it fails open. */
function thresholds({ inputs }: Draft): readonly Refusal[] {
    const count = (path: string) => Number(bag(inputs, "targetGroupHealth") && valueAt(inputs, path));
    const away = count("targetGroupHealth.dnsFailover.minimumHealthyTargetsCount");
    const open = count("targetGroupHealth.unhealthyStateRouting.minimumHealthyTargetsCount");
    return refuseIf(away < open, {
        property: "targetGroupHealth.dnsFailover.minimumHealthyTargetsCount",
        problem: `must not be below that of unhealthyStateRouting (${open})`,
        got: String(away),
        remedy: "raise it, so that DNS moves clients away no later than requests go to unhealthy targets",
    });
}

/**
 * Sources: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html, 2026-11-22
 * (slow start is for round robin; anomaly mitigation is for weighted random).
 */
function spreading({ inputs }: Draft): readonly Refusal[] {
    const algorithm = text(inputs, "loadBalancingAlgorithmType") ?? "round_robin";
    const slowStart = number(inputs, "slowStart") ?? 0;
    return [
        ...refuseIf(slowStart > 0 && algorithm !== "round_robin", {
            property: "slowStart",
            problem: `must be 0 when loadBalancingAlgorithmType is ${algorithm}`,
            got: String(slowStart),
            remedy: "use round_robin, or leave slowStart out",
        }),
        ...refuseIf(text(inputs, "loadBalancingAnomalyMitigation") === "on" && algorithm !== "weighted_random", {
            property: "loadBalancingAnomalyMitigation",
            problem: `must be off when loadBalancingAlgorithmType is ${algorithm}`,
            got: '"on"',
            remedy: "use weighted_random",
        }),
    ];
}

const valueAt = (inputs: Bag, path: string): string | number | undefined => text(inputs, path) ?? number(inputs, path);

export const targetGroups: Family = {
    [TARGET_GROUP]: {
        id: groupArn,
        knownAtPreview: KNOWN,
        outputs,
        refusals: (draft) => [
            ...nameTaken(draft),
            ...(isLambda(draft.inputs) ? [] : ["port", "protocol", "vpcId"])
                .filter((property) => draft.inputs[property] === undefined)
                .map((property) => ({ property, problem: "must be set unless targetType is lambda" })),
            ...refers(draft, VPC, "a VPC", "vpcId"),
            ...healthCheckRefusals(draft),
            ...thresholds(draft),
            ...spreading(draft),
        ],
        refusalsOnDelete: (resource, cloud) => {
            const holds = (type: string, noun: string, actions: string) =>
                cloud
                    .all(type)
                    .filter(({ inputs }) => JSON.stringify(inputs[actions] ?? []).includes(`"${resource.id}"`))
                    .slice(0, 1)
                    .map(({ id }) => ({
                        property: "",
                        problem: `is in use by ${noun} ${printable(id)}`,
                        remedy: "delete that first, or let it refer to something else",
                    }));
            return [
                ...holds(LISTENER, "listener", "defaultActions"),
                ...holds(LISTENER_RULE, "listener rule", "actions"),
            ];
        },
    },
};
