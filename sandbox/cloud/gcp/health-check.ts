/** Global and regional health checks. */
import { bag, list, number, text, unset } from "../bag.ts";
import type { CloudView, Draft, Existing, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { inUse } from "./checks.ts";
import { globalPath, projectOf, regionalPath, regionOf, selfLink } from "./names.ts";
import { KNOWN, pacific, serverNumber } from "./stamps.ts";

export const HEALTH_CHECK = "gcp:compute/healthCheck:HealthCheck";
export const REGION_HEALTH_CHECK = "gcp:compute/regionHealthCheck:RegionHealthCheck";

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
    return globalPath(draft, "healthChecks");
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
        ...usedByServices(resource, cloud),
        ...inUse(
            resource,
            cloud.all("gcp:dns/recordSet:RecordSet"),
            ({ inputs }) => [text(inputs, "routingPolicy.healthCheck")],
            "record set",
        ),
    ],
};

function usedByServices(resource: Existing, cloud: CloudView): readonly Refusal[] {
    const services = [
        ...cloud.all("gcp:compute/regionBackendService:RegionBackendService"),
        ...cloud.all("gcp:compute/backendService:BackendService"),
    ];
    return inUse(resource, services, ({ inputs }) => [text(inputs, "healthChecks")], "backend service");
}

const regionHealthCheck: ResourceKind = {
    id: (draft) => regionalPath(draft, "healthChecks"),
    outputs: (draft) => ({
        project: projectOf(draft),
        region: regionOf(draft),
        ...unset(draft.inputs, { logConfig: { enable: false } }),
        creationTimestamp: pacific(draft),
        selfLink: selfLink(regionalPath(draft, "healthChecks")),
        type: kindOf(draft),
        healthCheckId: serverNumber(draft),
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [...timing(draft), ...portSpecification(draft)],
    refusalsOnDelete: usedByServices,
};

export const healthChecks: Family = { [HEALTH_CHECK]: healthCheck, [REGION_HEALTH_CHECK]: regionHealthCheck };
