/** Listeners of load balancers and their rules. */
import { bags, list, number, text, unset } from "../bag.ts";
import type { Draft, Existing, Family, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { certificateUsable } from "./certificate-state.ts";
import { arn, common, KNOWN } from "./draw.ts";
import { kindOf } from "./load-balancer.ts";
import { lookUp, refers } from "./references.ts";
import { CERTIFICATE, LISTENER, LISTENER_RULE, LOAD_BALANCER, TARGET_GROUP } from "./tokens.ts";

/** The text behind the mark, all of it without one. */
const after = (value: string, mark: string): string =>
    value.slice(value.indexOf(mark) + (value.includes(mark) ? mark.length : 0));

function listenerArn(draft: Draft): string {
    const balancer = after(text(draft.inputs, "loadBalancerArn") ?? "", "loadbalancer/");
    return arn(draft, "elasticloadbalancing", `listener/${balancer}/${draft.token("hex", 16, "listener")}`);
}

function ruleArn(draft: Draft): string {
    const listener = after(text(draft.inputs, "listenerArn") ?? "", "listener/");
    return arn(draft, "elasticloadbalancing", `listener-rule/${listener}/${draft.token("hex", 16, "rule")}`);
}

const ordered = (inputs: Bag, key: string): Bag => ({
    [key]: bags(inputs, key).map(({ index, item }) => ({ ...item, ...unset(item, { order: index + 1 }) })),
});

/** Target groups that actions forward to, with the property that names each. */
function forwards(inputs: Bag, key: string): readonly { readonly property: string; readonly group: string }[] {
    return bags(inputs, key).flatMap(({ index, item }) => {
        const single = text(item, "targetGroupArn");
        const several = bags(item, "forward.targetGroups").flatMap(({ index: position, item: target }) => {
            const group = text(target, "arn");
            const property = `${key}[${index}].forward.targetGroups[${position}].arn`;
            return group === undefined ? [] : [{ property, group }];
        });
        return single === undefined
            ? several
            : [{ property: `${key}[${index}].targetGroupArn`, group: single }, ...several];
    });
}

const blocks: Readonly<Record<string, readonly string[]>> = {
    forward: ["targetGroupArn", "forward"],
    redirect: ["redirect"],
    "fixed-response": ["fixedResponse"],
    "authenticate-cognito": ["authenticateCognito"],
    "authenticate-oidc": ["authenticateOidc"],
    "jwt-validation": ["jwtValidation"],
};

function actionRefusals(draft: Draft, key: string, balancer: Existing | undefined): readonly Refusal[] {
    const vpc = text(balancer?.outputs, "vpcId");
    return [
        ...bags(draft.inputs, key).flatMap(({ index, item }) => {
            const type = text(item, "type") ?? "";
            const needed = blocks[type] ?? [];
            return refuseIf(needed.length > 0 && needed.every((block) => item[block] === undefined), {
                property: `${key}[${index}].${needed[0]}`,
                problem: `must be set for an action of type ${type}`,
            });
        }),
        ...forwards(draft.inputs, key).flatMap(({ property, group }) => {
            const found = lookUp(draft, TARGET_GROUP, group);
            return [
                ...refers(draft, TARGET_GROUP, "a target group", property, group),
                ...refuseIf(
                    found !== undefined && vpc !== undefined && ![undefined, vpc].includes(text(found.inputs, "vpcId")),
                    {
                        property,
                        problem: `must be a target group of the load balancer's VPC (${vpc})`,
                        got: printable(group),
                    },
                ),
            ];
        }),
    ];
}

const fitting: Readonly<Record<string, readonly string[]>> = {
    application: ["HTTP", "HTTPS"],
    network: ["TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC"],
};

const protocolOf = (inputs: Bag): string =>
    text(inputs, "protocol")?.toUpperCase() ?? (number(inputs, "port") === 443 ? "HTTPS" : "HTTP");

function listenerRefusals(draft: Draft): readonly Refusal[] {
    const { inputs } = draft;
    const balancer = lookUp(draft, LOAD_BALANCER, text(inputs, "loadBalancerArn"));
    const allowed = fitting[kindOf(balancer?.inputs ?? {})] ?? [protocolOf(inputs)];
    const secure = ["HTTPS", "TLS"].includes(protocolOf(inputs));
    const certificate = text(inputs, "certificateArn");
    const twin = draft.cloud
        .all(LISTENER)
        .find(
            ({ urn, inputs: theirs }) =>
                urn !== draft.urn && theirs.loadBalancerArn === inputs.loadBalancerArn && theirs.port === inputs.port,
        );
    return [
        ...refers(draft, LOAD_BALANCER, "a load balancer", "loadBalancerArn"),
        ...refuseIf(balancer !== undefined && !allowed.includes(protocolOf(inputs)), {
            property: "protocol",
            problem: `must be one of ${allowed.join(", ")} on ${kindOf(balancer?.inputs ?? {})} load balancers`,
            got: printable(protocolOf(inputs)),
        }),
        ...refuseIf(secure && certificate === undefined, {
            property: "certificateArn",
            problem: `must be set when protocol is ${protocolOf(inputs)}`,
            remedy: "pass the ARN of a validated certificate of this region",
        }),
        ...refuseIf(!secure && certificate !== undefined, {
            property: "certificateArn",
            problem: `must be left out when protocol is ${protocolOf(inputs)}`,
            got: printable(certificate),
        }),
        ...refers(draft, CERTIFICATE, "a certificate", "certificateArn"),
        ...certificateUsable(draft, "certificateArn", lookUp(draft, CERTIFICATE, certificate)),
        ...refuseIf(twin !== undefined && inputs.port !== undefined, {
            property: "port",
            problem: `must differ from that of the load balancer's other listener ${twin?.id}`,
            got: printable(inputs.port),
        }),
        ...actionRefusals(draft, "defaultActions", balancer),
    ];
}

function listenerOutputs(draft: Draft): Bag {
    const { inputs } = draft;
    const protocol = protocolOf(inputs);
    return {
        ...unset(inputs, {
            protocol,
            sslPolicy: ["HTTPS", "TLS"].includes(protocol) ? "ELBSecurityPolicy-2016-08" : "",
            ...(protocol === "TCP" ? { tcpIdleTimeoutSeconds: 350 } : {}),
            ...(protocol === "HTTPS"
                ? {
                      mutualAuthentication: {
                          mode: "off",
                          ignoreClientCertificateExpiry: false,
                          advertiseTrustStoreCaNames: "",
                          trustStoreArn: "",
                      },
                  }
                : {}),
            ...(protocol.startsWith("HTTP") ? { routingHttpResponseServerEnabled: true } : {}),
        }),
        ...ordered(inputs, "defaultActions"),
        ...common(draft),
        arn: listenerArn(draft),
    };
}

function otherRules(draft: Draft): readonly Existing[] {
    return draft.cloud
        .all(LISTENER_RULE)
        .filter(({ urn, inputs }) => urn !== draft.urn && inputs.listenerArn === draft.inputs.listenerArn);
}

function ruleRefusals(draft: Draft): readonly Refusal[] {
    const listener = lookUp(draft, LISTENER, text(draft.inputs, "listenerArn"));
    const balancer = lookUp(draft, LOAD_BALANCER, text(listener?.inputs, "loadBalancerArn"));
    const priority = number(draft.inputs, "priority");
    const twin = otherRules(draft).find(({ outputs }) => number(outputs, "priority") === priority);
    return [
        ...refers(draft, LISTENER, "a listener", "listenerArn"),
        ...refuseIf(priority !== undefined && twin !== undefined, {
            property: "priority",
            problem: `must differ from that of the listener's other rule ${twin?.id}`,
            got: String(priority),
        }),
        ...refuseIf(list(draft.inputs, "conditions").length === 0, {
            property: "conditions",
            problem: "must hold at least one condition",
            remedy: "use the listener's default action for everything else",
        }),
        ...actionRefusals(draft, "actions", balancer),
    ];
}

/** Behind all others when the program leaves it open; it stays where it is once made. */
function openPriority(draft: Draft): number {
    const before = draft.revision > 1 ? draft.cloud.find(LISTENER_RULE, draft.id) : undefined;
    const taken = otherRules(draft).map(({ outputs }) => number(outputs, "priority") ?? 0);
    return number(before?.outputs, "priority") ?? Math.max(0, ...taken) + 1;
}

export const listeners: Family = {
    [LISTENER]: {
        id: listenerArn,
        knownAtPreview: KNOWN,
        outputs: listenerOutputs,
        refusals: listenerRefusals,
    },
    [LISTENER_RULE]: {
        id: ruleArn,
        knownAtPreview: KNOWN,
        outputs: (draft) => ({
            ...unset(draft.inputs, { priority: openPriority(draft) }),
            ...ordered(draft.inputs, "actions"),
            ...common(draft),
            arn: ruleArn(draft),
        }),
        refusals: ruleRefusals,
    },
};
