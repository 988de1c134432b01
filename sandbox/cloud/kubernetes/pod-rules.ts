/** What the API server refuses about pods, where one property alone does not tell. */
import { bag, bags, number, text } from "../bag.ts";
import type { Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { amount } from "./quantity.ts";

const PROBES = ["livenessProbe", "readinessProbe", "startupProbe"] as const;
const PROBE_HANDLERS = ["exec", "httpGet", "tcpSocket", "grpc"] as const;
const HOOK_HANDLERS = ["exec", "httpGet", "sleep", "tcpSocket"] as const;

/**
 * @param path where the pod's spec stands in the inputs
 * @param claims names of volumes that a StatefulSet's claim templates add
 */
export function podRefusals(inputs: Bag, path: string, claims: readonly string[] = []): readonly Refusal[] {
    const pod = bag(inputs, path);
    if (pod === undefined) return [];
    const volumes = [...bags(pod, "volumes").flatMap(({ item }) => text(item, "name") ?? []), ...claims];
    return [
        ...["containers", "initContainers"].flatMap((key) =>
            bags(pod, key).flatMap(({ index, item }) => container(item, `${path}.${key}[${index}]`, pod, volumes)),
        ),
        ...spread(pod, path),
        ...tolerations(pod, path),
    ];
}

function container(own: Bag, at: string, pod: Bag, volumes: readonly string[]): readonly Refusal[] {
    return [
        ...PROBES.flatMap((key) => probe(own, key, at)),
        ...["preStop", "postStart"].flatMap((key) =>
            oneHandler(bag(own, `lifecycle.${key}`), HOOK_HANDLERS, `${at}.lifecycle.${key}`),
        ),
        ...preStop(own, at, pod),
        ...resources(own, at),
        ...bags(own, "volumeMounts").flatMap(({ index, item }) => {
            const name = text(item, "name");
            return refuseIf(name !== undefined && !volumes.includes(name), {
                property: `${at}.volumeMounts[${index}].name`,
                problem: `must name a volume of the pod (${volumes.length === 0 ? "it has none" : volumes.join(", ")})`,
                got: printable(name),
            });
        }),
    ];
}

function oneHandler(block: Bag | undefined, handlers: readonly string[], at: string): readonly Refusal[] {
    if (block === undefined) return [];
    const given = handlers.filter((key) => block[key] !== undefined);
    return refuseIf(given.length !== 1, {
        property: at,
        problem: `must have exactly one of ${handlers.join(", ")}`,
        got: given.length === 0 ? "none" : given.join(", "),
    });
}

/** A named port is one of the container's own. */
function probe(own: Bag, key: (typeof PROBES)[number], at: string): readonly Refusal[] {
    const block = bag(own, key);
    const names = bags(own, "ports").flatMap(({ item }) => text(item, "name") ?? []);
    return [
        ...oneHandler(block, PROBE_HANDLERS, `${at}.${key}`),
        ...["httpGet", "tcpSocket"].flatMap((handler) => {
            const port = text(block, `${handler}.port`);
            return refuseIf(port !== undefined && !/^\d+$/.test(port) && !names.includes(port), {
                property: `${at}.${key}.${handler}.port`,
                problem: `must be a number or name a port of the container (${names.length === 0 ? "it names none" : names.join(", ")})`,
                got: printable(port),
            });
        }),
    ];
}

function preStop(own: Bag, at: string, pod: Bag): readonly Refusal[] {
    const seconds = number(own, "lifecycle.preStop.sleep.seconds");
    const grace = number(pod, "terminationGracePeriodSeconds") ?? 30;
    return refuseIf(seconds !== undefined && seconds > grace, {
        property: `${at}.lifecycle.preStop.sleep.seconds`,
        problem: `must be at most terminationGracePeriodSeconds (${grace})`,
        got: String(seconds),
        remedy: "the pod is killed when the grace period ends",
    });
}

function resources(own: Bag, at: string): readonly Refusal[] {
    const limits = bag(own, "resources.limits") ?? {};
    return Object.entries(bag(own, "resources.requests") ?? {}).flatMap(([key, value]) => {
        const [asked, limit] = [amount(value), amount(limits[key])];
        return refuseIf(asked !== undefined && limit !== undefined && asked > limit, {
            property: `${at}.resources.requests.${key}`,
            problem: `must be at most the limit (${String(limits[key])})`,
            got: printable(value),
        });
    });
}

function spread(pod: Bag, path: string): readonly Refusal[] {
    const constraints = bags(pod, "topologySpreadConstraints");
    const pair = (item: Bag) => `${text(item, "topologyKey")} ${text(item, "whenUnsatisfiable")}`;
    return constraints.flatMap(({ index, item }) => {
        const property = `${path}.topologySpreadConstraints[${index}]`;
        const earlier = constraints.find((other) => other.index < index && pair(other.item) === pair(item));
        const isFirm = text(item, "whenUnsatisfiable") === "DoNotSchedule";
        return [
            ...refuseIf(earlier !== undefined, {
                property,
                problem: `must differ from [${earlier?.index}] in topologyKey or whenUnsatisfiable`,
                got: pair(item),
            }),
            ...refuseIf(number(item, "minDomains") !== undefined && !isFirm, {
                property: `${property}.minDomains`,
                problem: "must be left out unless whenUnsatisfiable is DoNotSchedule",
                got: String(number(item, "minDomains")),
            }),
        ];
    });
}

function tolerations(pod: Bag, path: string): readonly Refusal[] {
    return bags(pod, "tolerations").flatMap(({ index, item }) => {
        const property = `${path}.tolerations[${index}]`;
        const isExists = text(item, "operator") === "Exists";
        return [
            ...refuseIf(isExists && text(item, "value") !== undefined, {
                property: `${property}.value`,
                problem: "must be left out when operator is Exists",
                got: printable(text(item, "value")),
            }),
            ...refuseIf(!isExists && text(item, "key") === undefined, {
                property: `${property}.operator`,
                problem: "must be Exists when there is no key",
                got: printable(text(item, "operator")),
            }),
            ...refuseIf(number(item, "tolerationSeconds") !== undefined && text(item, "effect") !== "NoExecute", {
                property: `${property}.tolerationSeconds`,
                problem: "must be left out unless effect is NoExecute",
                got: String(number(item, "tolerationSeconds")),
            }),
        ];
    });
}
