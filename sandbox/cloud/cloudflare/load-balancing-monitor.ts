/** Load balancing monitors. */
import { bag, number, text, unset } from "../bag.ts";
import type { CloudView, Draft, Existing, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { POOL } from "./load-balancing-types.ts";

/**
 * Seconds between checks below Enterprise (10 there) and at most.
 * Source: developers.cloudflare.com/load-balancing/reference/limitations and
 * cloudflare/terraform-provider-cloudflare issue 133, read 2026-11-22.
 */
const INTERVAL = { shortest: 15, longest: 3600 } as const;

const DEFAULTS = { interval: 60, retries: 2, timeout: 5 } as const;

function type({ inputs }: Draft): string {
    return (text(inputs, "type") ?? "http").toLowerCase();
}

function isWeb(draft: Draft): boolean {
    return type(draft) === "http" || type(draft) === "https";
}

function timing({ inputs }: Draft): readonly Refusal[] {
    const interval = number(inputs, "interval") ?? DEFAULTS.interval;
    const timeout = number(inputs, "timeout") ?? DEFAULTS.timeout;
    const attempts = (number(inputs, "retries") ?? DEFAULTS.retries) + 1;
    return [
        ...refuseIf(interval < INTERVAL.shortest || interval > INTERVAL.longest, {
            property: "interval",
            problem: `must be from ${INTERVAL.shortest} to ${INTERVAL.longest} seconds (code 1002)`,
            got: String(interval),
            remedy: "only Enterprise accounts check every 10 s",
        }),
        ...refuseIf(interval <= timeout * attempts, {
            property: "interval",
            problem: `must be longer than timeout times attempts (${timeout} s x ${attempts})`,
            got: String(interval),
            remedy: "shorten the timeout or retry less, or checks overlap",
        }),
    ];
}

function byType(draft: Draft): readonly Refusal[] {
    const { inputs } = draft;
    const needsPort = ["tcp", "udp_icmp", "smtp"].includes(type(draft));
    const headers = Object.keys(bag(inputs, "header") ?? {});
    return [
        ...refuseIf(needsPort && inputs.port === undefined, {
            property: "port",
            problem: `must be set for a monitor of type ${type(draft)}`,
        }),
        ...refuseIf(!isWeb(draft) && headers.length > 0, {
            property: "header",
            problem: `must be left out of a monitor of type ${type(draft)}`,
            got: headers.join(", "),
        }),
        ...refuseIf(!isWeb(draft) && text(inputs, "expectedBody") !== undefined, {
            property: "expectedBody",
            problem: `must be left out of a monitor of type ${type(draft)}`,
            got: printable(inputs.expectedBody),
        }),
        ...refuseIf(
            headers.some((name) => name.toLowerCase() === "user-agent"),
            {
                property: "header",
                problem: "must not set User-Agent",
                remedy: "Cloudflare names its monitors itself",
            },
        ),
    ];
}

function refusalsOnDelete(resource: Existing, cloud: CloudView): readonly Refusal[] {
    const pool = cloud.all(POOL).find(({ inputs }) => text(inputs, "monitor") === resource.id);
    return refuseIf(pool !== undefined, {
        property: "",
        problem: `is attached to load balancer pool ${printable(pool?.id)} (412, code 1005)`,
        remedy: "take it off the pool in an earlier update",
    });
}

function method(draft: Draft): string {
    if (isWeb(draft)) return "GET";
    return type(draft) === "tcp" ? "connection_established" : "";
}

export const monitor: ResourceKind = {
    id: (draft) => draft.token("hex", 32, "id"),
    outputs: (draft) => ({
        ...unset(draft.inputs, { method: method(draft), path: isWeb(draft) ? "/" : "" }),
        createdOn: draft.time("created"),
        modifiedOn: draft.time("modified"),
    }),
    refusals: (draft) => [...timing(draft), ...byType(draft)],
    refusalsOnDelete,
    // The service answers 0 for what was left out, and the provider takes that for a change.
    readBack: ({ inputs, outputs }) => {
        const zeros = { port: 0, consecutiveUp: 0, consecutiveDown: 0 };
        return { inputs: { ...inputs, ...unset(inputs, zeros) }, outputs: { ...outputs, ...unset(outputs, zeros) } };
    },
};
