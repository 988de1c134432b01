/** GitHub's REST API, as far as the workflows need it. Without packages: a job that may write installs nothing. */

/** Answers one request with parsed JSON. Throws on every status but success. */
export type Request = (method: string, path: string, body?: object) => Promise<unknown>;

const LARGEST_PAGE = 100;

/** Requests with the token of the job, to the API of the repository that it runs for. */
export function requestsOf(environment: NodeJS.ProcessEnv): Request {
    const { GITHUB_TOKEN: token, GITHUB_API_URL: api, GITHUB_REPOSITORY: repository } = environment;
    if (!token || !api || !repository)
        throw new Error("GITHUB_TOKEN, GITHUB_API_URL and GITHUB_REPOSITORY must be set");
    return async (method, path, body) => {
        const response = await fetch(`${api}/repos/${repository}/${path}`, {
            method,
            headers: {
                accept: "application/vnd.github+json",
                authorization: `Bearer ${token}`,
                "x-github-api-version": "2022-11-28",
            },
            ...(body !== undefined && { body: JSON.stringify(body) }),
            signal: AbortSignal.timeout(30_000),
        });
        if (!response.ok)
            throw new Error(`${method} ${path}: ${response.status} ${(await response.text()).slice(0, 300)}`);
        return response.json();
    };
}

/** Every entry of a list, page by page. */
export async function allPages(request: Request, path: string): Promise<readonly unknown[]> {
    const entries: unknown[] = [];
    for (let page = 1; ; page++) {
        const separator = path.includes("?") ? "&" : "?";
        const answer = await request("GET", `${path}${separator}per_page=${LARGEST_PAGE}&page=${page}`);
        if (!Array.isArray(answer)) throw new Error(`GET ${path} must answer with a list`);
        entries.push(...answer);
        if (answer.length < LARGEST_PAGE) return entries;
    }
}

/** The value under a path of keys; undefined where there is none. */
export function valueAt(value: unknown, ...keys: readonly string[]): unknown {
    let at = value;
    for (const key of keys) {
        if (typeof at !== "object" || at === null) return undefined;
        at = Reflect.get(at, key);
    }
    return at;
}
