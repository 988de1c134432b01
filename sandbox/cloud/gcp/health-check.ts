/** Global health checks. */
import { bag, list, number, text, unset } from "../bag.ts";
import type { Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { inUse } from "./checks.ts";
import { projectOf, selfLink } from "./names.ts";
import { KNOWN, pacific } from "./stamps.ts";

export const HEALTH_CHECK = "gcp:compute/healthCheck:HealthCheck";

const KINDS = {
    httpHealthCheck: "HTTP",
    httpsHealthCheck: "HTTPS",
    http2HealthCheck: "HTTP2",
    tcpHealthCheck: "TCP",
    sslHealthCheck: "SSL",
    grpcHealthCheck: "GRPC",
    grpcTlsHealthCheck: "GRPC_WITH_TLS",
} as const;

function kindOf(draft: Draft): string {
    const found = Object.entries(KINDS).find(([key]) => bag(draft.inputs, key) !== undefined);
    return found?.[1] ?? "";
}

function path(draft: Draft): string {
    return `projects/${projectOf(draft)}/global/healthChecks/${draft.name}`;
}

function timing(draft: Draft): readonly Refusal[] {
    const [timeout, interval] = [number(draft.inputs, "timeoutSec"), number(draft.inputs, "checkIntervalSec")];
    return refuseIf(timeout !== undefined && interval !== undefined && timeout > interval, {
        property: "timeoutSec",
        problem: `must be at most checkIntervalSec (${interval})`,
        got: String(timeout),
        remedy: "shorten the timeout or lengthen the interval",
    });
}

/** Limits of checks for Cloud DNS, from the description of `sourceRegions` in the SDK's typings. */
function fromRegions(draft: Draft): readonly Refusal[] {
    if (list(draft.inputs, "sourceRegions").length === 0) return [];
    const interval = number(draft.inputs, "checkIntervalSec") ?? 5;
    return [
        ...refuseIf(interval < 30, {
            property: "checkIntervalSec",
            problem: "must be at least 30 when sourceRegions are set",
            got: String(interval),
            remedy: "set 30, the fastest check that Cloud DNS can fail over on",
        }),
        ...refuseIf(!["HTTP", "HTTPS", "TCP"].includes(kindOf(draft)), {
            property: "sourceRegions",
            problem: `must be left out of a check of kind ${kindOf(draft)}`,
            remedy: "check with HTTP, HTTPS or TCP",
        }),
    ];
}

/** The provider's own check, which covers the HTTP block only. */
function portSpecification(draft: Draft): readonly Refusal[] {
    const http = bag(draft.inputs, "httpHealthCheck");
    const specification = text(http, "portSpecification");
    const hasPort = number(http, "port") !== undefined;
    const hasPortName = text(http, "portName") !== undefined;
    return [
        ...refuseIf(specification === "USE_NAMED_PORT" && (!hasPortName || hasPort), {
            property: "httpHealthCheck.portSpecification",
            problem: "must come with portName and without port when it is USE_NAMED_PORT",
            remedy: "set portName and leave out port",
        }),
        ...refuseIf(specification === "USE_SERVING_PORT" && (hasPortName || hasPort), {
            property: "httpHealthCheck.portSpecification",
            problem: "must come without port and portName when it is USE_SERVING_PORT",
            remedy: "leave out both",
        }),
    ];
}

const healthCheck: ResourceKind = {
    id: path,
    outputs: (draft) => ({
        project: projectOf(draft),
        ...unset(draft.inputs, { logConfig: { enable: false } }),
        creationTimestamp: pacific(draft),
        selfLink: selfLink(path(draft)),
        type: kindOf(draft),
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [...timing(draft), ...fromRegions(draft), ...portSpecification(draft)],
    refusalsOnDelete: (resource, cloud) => [
        ...inUse(
            resource,
            cloud.all("gcp:compute/regionBackendService:RegionBackendService"),
            ({ inputs }) => [text(inputs, "healthChecks")],
            "backend service",
        ),
        ...inUse(
            resource,
            cloud.all("gcp:dns/recordSet:RecordSet"),
            ({ inputs }) => [text(inputs, "routingPolicy.healthCheck")],
            "record set",
        ),
    ],
};

export const healthChecks: Family = { [HEALTH_CHECK]: healthCheck };
