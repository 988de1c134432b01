/** What an instance of the origin is told by its environment. Times are milliseconds. */
export interface OriginSettings {
    readonly region: string;
    /** 0: any free port. */
    readonly port: number;
    readonly database: { readonly path: string; readonly user: string; readonly database: string };
    readonly cache: { readonly host: string; readonly port: number };
    readonly poolSize: number;
    /** A statement without an answer by then has failed, and its session is given up. */
    readonly statementMs: number;
    /** How long a write waits for a session or for another write of the same key. */
    readonly waitMs: number;
    /** How long a stopping instance goes on with what it has taken in. */
    readonly drainMs: number;
    /** How long a stopping instance still takes in, so that balancers notice first. */
    readonly lingerMs: number;
    /** How long no read of the database may succeed before the instance says so. */
    readonly databaseUnreachableMs: number;
}

const DEFAULTS = {
    PORT: "0",
    DATABASE_USER: "postgres",
    DATABASE_NAME: "postgres",
    CACHE_HOST: "127.0.0.1",
    POOL_SIZE: "8",
    STATEMENT_MS: "2000",
    WAIT_MS: "2000",
    DRAIN_MS: "10000",
    LINGER_MS: "0",
    DATABASE_UNREACHABLE_MS: "30000",
} as const;

/** Reads the environment; throws with all that is wrong with it at once. */
export function readSettings(environment: NodeJS.ProcessEnv): OriginSettings {
    const problems: string[] = [];
    const values: NodeJS.ProcessEnv = { ...DEFAULTS, ...environment };
    const text = (name: string): string => {
        const value = values[name] ?? "";
        if (value === "") problems.push(`${name} must be given, got nothing`);
        return value;
    };
    const whole = (name: string): number => {
        const value = text(name);
        if (value !== "" && !/^\d{1,9}$/.test(value)) problems.push(`${name} must be a whole number, got ${value}`);
        return Number(value);
    };
    const settings: OriginSettings = {
        region: text("REGION"),
        port: whole("PORT"),
        database: { path: text("DATABASE_SOCKET"), user: text("DATABASE_USER"), database: text("DATABASE_NAME") },
        cache: { host: text("CACHE_HOST"), port: whole("CACHE_PORT") },
        poolSize: whole("POOL_SIZE"),
        statementMs: whole("STATEMENT_MS"),
        waitMs: whole("WAIT_MS"),
        drainMs: whole("DRAIN_MS"),
        lingerMs: whole("LINGER_MS"),
        databaseUnreachableMs: whole("DATABASE_UNREACHABLE_MS"),
    };
    if (problems.length > 0) throw new Error(problems.join("\n"));
    return settings;
}
