/** Standalone health checks: they notify, and never steer traffic. */
import { filledAt, text, unset } from "../bag.ts";
import type { Draft, Family, ResourceKind } from "../kind.ts";
import type { Bag } from "../values.ts";
import { inZone } from "./zone-reference.ts";

const HTTP: Bag = {
    allowInsecure: false,
    expectedBody: "",
    expectedCodes: ["200"],
    followRedirects: false,
    method: "GET",
    path: "/",
    port: 80,
};
const TCP: Bag = { method: "connection_established", port: 80 };

function config(draft: Draft): Bag {
    const type = (text(draft.inputs, "type") ?? "HTTP").toUpperCase();
    return {
        ...unset(draft.inputs, type === "TCP" ? { tcpConfig: TCP } : { httpConfig: HTTP }),
        ...filledAt(draft.inputs, "httpConfig", HTTP),
        ...filledAt(draft.inputs, "tcpConfig", TCP),
    };
}

const healthcheck: ResourceKind = {
    id: (draft) => draft.token("hex", 32, "id"),
    outputs: (draft) => ({
        ...unset(draft.inputs, { checkRegions: [] }),
        ...config(draft),
        createdOn: draft.time("created"),
        modifiedOn: draft.time("modified"),
        failureReason: "",
        status: draft.inputs.suspended === true ? "suspended" : "healthy",
    }),
    refusals: inZone,
};

export const healthchecks: Family = { "cloudflare:index/healthcheck:Healthcheck": healthcheck };
