import { problemResponse } from "../problem.ts";
import { type Addressed, versionHeaders } from "./versions.ts";

/** The answer to a path that no origin serves: 410 for a retired version, 404 for one that never existed. */
export function refusal(path: Exclude<Addressed, { kind: "reachable" }>): Response {
    if (path.kind === "unknown") {
        return problemResponse({
            kind: "unknown-version",
            status: 404,
            title: "Unknown API version",
            detail: `${path.name} is not a version of this API`,
        });
    }
    const { name, successor } = path.version;
    const response = problemResponse({
        kind: "version-retired",
        status: 410,
        title: "API version retired",
        detail:
            successor === undefined ? `${name} is no longer served` : `${name} is no longer served, use ${successor}`,
    });
    for (const [header, value] of versionHeaders(path.version, path.resource)) response.headers.append(header, value);
    return response;
}
