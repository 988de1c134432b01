/** What one request asks, and what the caller wants to find again in its sample. */
export interface LoadRequest<About> {
    readonly url: string | URL;
    /** Default: GET. */
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly about: About;
}

/** What became of one request. Times are milliseconds of this process's `performance.now()`. */
export interface Sample<About = unknown> {
    readonly index: number;
    readonly about: About;
    /** When the schedule wanted it sent: latency counts from here. */
    readonly intendedAt: number;
    readonly startedAt: number;
    readonly endedAt: number;
    /** Missing when no whole answer came. */
    readonly status?: number;
    /** A system's code such as ECONNRESET, or `timeout`, when no whole answer came. */
    readonly error?: string;
    /** Whether it went over a connection that had answered before. */
    readonly reused: boolean;
    /** Those that were to be kept, by name in lower case. */
    readonly headers: Readonly<Record<string, string>>;
    /** The first 64 KiB. */
    readonly body: string;
}

/** Milliseconds from the moment the schedule wanted it sent until its end. */
export function latencyOf({ intendedAt, endedAt }: Pick<Sample, "intendedAt" | "endedAt">): number {
    return endedAt - intendedAt;
}

/** Whether the client got no answer, or one that says the server's side failed. */
export function hasFailed({ status }: Pick<Sample, "status">): boolean {
    return status === undefined || status >= 500;
}
