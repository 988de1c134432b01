import { problemResponse } from "../edge-router/problem.ts";

/** A request without a good token (RFC 6750 section 3): what was wrong, for whoever sent it. */
export function unauthenticated(detail: string, isMissing: boolean): Response {
    const response = problemResponse({ kind: "unauthenticated", status: 401, title: "Not authenticated", detail });
    const error = isMissing ? "" : `, error="invalid_token", error_description="${detail}"`;
    response.headers.set("www-authenticate", `Bearer realm="api"${error}`);
    return response;
}

/** The gateway cannot tell good tokens from bad ones, so nothing passes. */
export function gatewayUnavailable(detail: string): Response {
    const response = problemResponse({
        kind: "gateway-unavailable",
        status: 503,
        title: "Authentication is not available",
        detail,
    });
    response.headers.set("retry-after", "5");
    return response;
}
