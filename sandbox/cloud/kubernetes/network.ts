/** NetworkPolicy and Ingress. */
import { BlockList } from "node:net";
import { bag, bags, number, text, texts, unset } from "../bag.ts";
import type { Draft, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { metadata, namespacedId, namespaceOf, namespaceRefusals, spec } from "./object.ts";

export const networkPolicy: ResourceKind = {
    id: namespacedId,
    outputs: (draft) => {
        const own = bag(draft.inputs, "spec") ?? {};
        const policyTypes = own.egress === undefined ? ["Ingress"] : ["Ingress", "Egress"];
        return {
            metadata: metadata(draft, { generation: true }),
            spec: spec(draft, { ...unset(own, { policyTypes }), ...side(own, "ingress"), ...side(own, "egress") }),
        };
    },
    refusals: (draft) => [
        ...namespaceRefusals(draft),
        ...traffic(draft, "ingress", "from"),
        ...traffic(draft, "egress", "to"),
    ],
};

function side(own: Bag, key: string): Bag {
    const rules = bags(own, key);
    if (rules.length === 0) return {};
    return {
        [key]: rules.map(({ item }) => ({
            ...item,
            ...(item.ports === undefined
                ? {}
                : { ports: bags(item, "ports").map((port) => ({ protocol: "TCP", ...port.item })) }),
        })),
    };
}

function traffic({ inputs }: Draft, key: string, direction: string): readonly Refusal[] {
    return bags(inputs, `spec.${key}`).flatMap(({ index, item }) => {
        const property = `spec.${key}[${index}]`;
        return [
            ...bags(item, "ports").flatMap((port) => portRange(port.item, `${property}.ports[${port.index}]`)),
            ...bags(item, direction).flatMap((peer) =>
                peerRefusals(peer.item, `${property}.${direction}[${peer.index}]`),
            ),
        ];
    });
}

function portRange(port: Bag, property: string): readonly Refusal[] {
    const [first, last] = [number(port, "port"), number(port, "endPort")];
    return refuseIf(last !== undefined && (first === undefined || last < first), {
        property: `${property}.endPort`,
        problem: first === undefined ? "must come with a port that is a number" : `must be at least port (${first})`,
        got: String(last),
    });
}

function peerRefusals(peer: Bag, property: string): readonly Refusal[] {
    const selectors = ["podSelector", "namespaceSelector"].filter((key) => peer[key] !== undefined);
    const block = bag(peer, "ipBlock");
    return [
        ...refuseIf(block === undefined && selectors.length === 0, {
            property,
            problem: "must have at least one of ipBlock, namespaceSelector and podSelector",
            got: "none",
        }),
        ...refuseIf(block !== undefined && selectors.length > 0, {
            property: `${property}.ipBlock`,
            problem: `must be left out when ${selectors.join(" and ")} is set`,
            remedy: "make two peers",
        }),
        ...texts(block, "except").flatMap(({ index, item }) =>
            refuseIf(!isStrictlyInside(item, text(block, "cidr")), {
                property: `${property}.ipBlock.except[${index}]`,
                problem: `must lie strictly inside cidr (${text(block, "cidr")})`,
                got: printable(item),
            }),
        ),
    ];
}

function isStrictlyInside(inner: string, outer: string | undefined): boolean {
    const [address = "", bits = ""] = inner.split("/");
    const [network = "", prefix = ""] = (outer ?? "").split("/");
    const family = network.includes(":") ? "ipv6" : "ipv4";
    if (network === "" || prefix === "" || bits === "" || Number(bits) <= Number(prefix)) return false;
    const block = new BlockList();
    block.addSubnet(network, Number(prefix), family);
    return block.check(address, address.includes(":") ? "ipv6" : "ipv4");
}

export const ingress: ResourceKind = {
    id: namespacedId,
    outputs: (draft) => ({
        metadata: metadata(draft, { generation: true }),
        status: { loadBalancer: { ingress: [address(draft)] } },
    }),
    refusals: (draft) => [...namespaceRefusals(draft), ...routes(draft)],
};

function address(draft: Draft): Bag {
    if (text(draft.inputs, "spec.ingressClassName") !== "alb") return { ip: draft.publicAddress() };
    const name = `k8s-${namespaceOf(draft)}-${draft.name}-${draft.token("hex", 10, "balancer")}`;
    return { hostname: `${name}-${draft.token("digits", 9, "balancer")}.us-east-1.elb.amazonaws.com` };
}

function routes({ inputs }: Draft): readonly Refusal[] {
    const rules = bags(inputs, "spec.rules");
    const fallback = bag(inputs, "spec.defaultBackend");
    return [
        ...refuseIf(rules.length === 0 && fallback === undefined, {
            property: "spec.rules",
            problem: "must not be empty unless spec.defaultBackend is set",
        }),
        ...(fallback === undefined ? [] : backend(fallback, "spec.defaultBackend")),
        ...rules.flatMap(({ index, item }) => [
            ...host(text(item, "host"), `spec.rules[${index}].host`),
            ...bags(item, "http.paths").flatMap((path) => {
                const property = `spec.rules[${index}].http.paths[${path.index}]`;
                return [
                    ...route(path.item, property),
                    ...backend(bag(path.item, "backend") ?? {}, `${property}.backend`),
                ];
            }),
        ]),
    ];
}

function host(name: string | undefined, property: string): readonly Refusal[] {
    const isAddress = name !== undefined && /^\d+\.\d+\.\d+\.\d+$/.test(name);
    const isOddWildcard = name?.replace(/^\*\./, "").includes("*") === true;
    return refuseIf(isAddress || isOddWildcard, {
        property,
        problem: "must be a host name, a wildcard only as its whole first label",
        got: printable(name),
    });
}

function route(path: Bag, property: string): readonly Refusal[] {
    const written = text(path, "path");
    const isPlain = ["Exact", "Prefix"].includes(text(path, "pathType") ?? "");
    const isOdd = /\/\/|\/\.{1,2}(\/|$)|%2f/i.test(written ?? "");
    return refuseIf(isPlain && written !== undefined && (!written.startsWith("/") || isOdd), {
        property: `${property}.path`,
        problem: "must start with / and hold no //, /./, /../ or %2f",
        got: printable(written),
    });
}

function backend(own: Bag, property: string): readonly Refusal[] {
    const given = ["service", "resource"].filter((key) => own[key] !== undefined);
    const port = bag(own, "service.port");
    const names = ["name", "number"].filter((key) => port?.[key] !== undefined);
    return [
        ...refuseIf(given.length !== 1, {
            property,
            problem: "must have exactly one of service and resource",
            got: given.length === 0 ? "none" : given.join(", "),
        }),
        ...refuseIf(own.service !== undefined && names.length !== 1, {
            property: `${property}.service.port`,
            problem: "must have exactly one of name and number",
            got: names.length === 0 ? "none" : names.join(", "),
        }),
    ];
}
