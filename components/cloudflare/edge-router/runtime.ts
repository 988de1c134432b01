/** What Cloudflare's runtime gives a Worker, as far as the router uses it; the names and shapes are the runtime's. */

/** A binding to a class of Durable Objects. */
export interface DurableObjectNamespace {
    idFromName(name: string): DurableObjectId;
    get(id: DurableObjectId, options?: { readonly locationHint: string }): DurableObjectStub;
}

export interface DurableObjectId {
    toString(): string;
}

/** One Durable Object as its callers see it. After an exception it is used up: get a new one. */
export interface DurableObjectStub {
    fetch(request: Request | string, init?: RequestInit): Promise<Response>;
}

/** What a Durable Object is made with. */
export interface DurableObjectState {
    readonly storage: DurableObjectStorage;
    waitUntil(work: Promise<unknown>): void;
    blockConcurrencyWhile<T>(work: () => Promise<T>): Promise<T>;
}

export interface DurableObjectStorage {
    readonly sql: SqlStorage;
    transactionSync<T>(work: () => T): T;
    getAlarm(): Promise<number | null>;
    setAlarm(at: number): Promise<void>;
    deleteAlarm(): Promise<void>;
}

export type SqlValue = string | number | ArrayBuffer | null;

export interface SqlStorage {
    exec(query: string, ...bindings: readonly SqlValue[]): SqlCursor;
}

export interface SqlCursor {
    toArray(): Record<string, SqlValue>[];
    one(): Record<string, SqlValue>;
    readonly rowsWritten: number;
}

/** A binding that counts requests of a key in one location: permissive and eventually consistent. */
export interface RateLimit {
    limit(request: { readonly key: string }): Promise<{ readonly success: boolean }>;
}

/** The cache of one location. */
export interface LocationCache {
    match(request: Request | string): Promise<Response | undefined>;
    put(request: Request | string, response: Response): Promise<void>;
    delete(request: Request | string): Promise<boolean>;
}
