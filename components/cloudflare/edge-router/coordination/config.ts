import type { ConfigReader } from "../configuration/config-reader.ts";

/**
 * Of the requests of all isolates together: a region is suspected when more than `worstPercent` fail with 95 % confidence
 * over `windowMs`, and left when a region that fails at just `worstPercent` would look as bad as this in fewer than one of
 * `alarmOdds` windows, of either length. Fewer than `leastRequests` say nothing.
 */
export interface RateRule {
    readonly windowMs: number;
    readonly longWindowMs: number;
    readonly alarmOdds: number;
    readonly leastRequests: number;
    readonly worstPercent: number;
}

/** Time open doubles with each opening up to `longestMs`; one opening is forgiven for each `forgivenAfterMs` closed. */
export interface OpenTimeRule {
    readonly firstMs: number;
    readonly longestMs: number;
    readonly jitterPercent: number;
    readonly forgivenAfterMs: number;
}

/** At most `most` moves away from regions or back to them within `withinMs`; then everything stays as it is. */
export interface SwitchCap {
    readonly most: number;
    readonly withinMs: number;
}

/**
 * The return in steps: a step lasts `leastMs` and `leastSamples` results, or `quietMs` when there are fewer. One step back
 * when failures are above `worstPercent` or the 95th percentile of latency is above `slowdown` times what it used to be.
 */
export interface RampRule {
    readonly percents: readonly number[];
    readonly leastMs: number;
    readonly leastSamples: number;
    readonly quietMs: number;
    readonly worstPercent: number;
    readonly slowdown: number;
}

/**
 * Active checks from the coordinator. `readPath` reads real data through the application: it has to answer 200 before a
 * region gets traffic again. `failures` and `successes` are consecutive; a trip of an isolate has all of them made at once.
 */
export interface ProbeRule {
    readonly path: string;
    readonly databasePath: string;
    readonly readPath: string;
    readonly intervalMs: number;
    readonly timeoutMs: number;
    readonly failures: number;
    readonly successes: number;
}

/** How isolates agree on the regions. Times are milliseconds. */
export interface CoordinationConfig {
    /** Isolates renew the snapshot at most this often. */
    readonly snapshotMs: number;
    /** A snapshot younger than this, from before it was asked for, lets writes go without asking the outbox. */
    readonly leaseMs: number;
    /** Isolates report their counts at most this often. */
    readonly reportMs: number;
    /** Names of the regions that an operator has taken out. */
    readonly isolated: readonly string[];
    readonly rate: RateRule;
    readonly openTime: OpenTimeRule;
    readonly switches: SwitchCap;
    readonly ramp: RampRule;
    readonly probe: ProbeRule;
    /** A database that answered no check for this long sends its region's reads elsewhere. */
    readonly databaseUnreachableMs: number;
}

/** What holds for everything that a configuration leaves out. */
export const defaultCoordination: CoordinationConfig = {
    snapshotMs: 1000,
    leaseMs: 2000,
    reportMs: 1000,
    isolated: [],
    rate: { windowMs: 10_000, longWindowMs: 25_000, leastRequests: 20, worstPercent: 10, alarmOdds: 100_000 },
    openTime: { firstMs: 30_000, longestMs: 600_000, jitterPercent: 20, forgivenAfterMs: 600_000 },
    switches: { most: 3, withinMs: 900_000 },
    ramp: {
        percents: [1, 5, 10, 25, 50, 100],
        leastMs: 15_000,
        leastSamples: 50,
        quietMs: 60_000,
        worstPercent: 5,
        slowdown: 2,
    },
    probe: {
        path: "/api/health",
        databasePath: "/api/health/db",
        readPath: "/api/health/db",
        intervalMs: 2000,
        timeoutMs: 1000,
        failures: 3,
        successes: 3,
    },
    databaseUnreachableMs: 30_000,
};

const longestMs = 86_400_000;

/** Reads the section; what is left out has its default, and without the section nothing is coordinated. */
export function readCoordination(
    reader: ConfigReader,
    value: unknown,
    regions: readonly string[],
): CoordinationConfig | undefined {
    if (value === undefined) return undefined;
    const fields = new Fields(reader, "coordination", value);
    const snapshotMs = fields.time("snapshotMs", defaultCoordination.snapshotMs);
    const leaseMs = fields.time("leaseMs", defaultCoordination.leaseMs);
    if (leaseMs <= snapshotMs) reader.refuse("coordination.leaseMs", "must be longer than snapshotMs", leaseMs);
    const isolated = reader
        .list("coordination.isolated", fields.given("isolated", defaultCoordination.isolated))
        .map((name, index) => reader.oneOf(`coordination.isolated[${index}]`, name, regions));
    if (regions.length > 0 && regions.every((name) => isolated.includes(name))) {
        reader.refuse("coordination.isolated", "must leave a region in", isolated);
    }
    return {
        snapshotMs,
        leaseMs,
        reportMs: fields.time("reportMs", defaultCoordination.reportMs),
        isolated,
        rate: readRate(reader, fields.section("rate")),
        openTime: readOpenTime(fields.section("openTime")),
        switches: readSwitches(fields.section("switches")),
        ramp: readRamp(reader, fields.section("ramp")),
        probe: readProbe(fields.section("probe")),
        databaseUnreachableMs: fields.time("databaseUnreachableMs", defaultCoordination.databaseUnreachableMs),
    };
}

function readRate(reader: ConfigReader, fields: Fields): RateRule {
    const usual = defaultCoordination.rate;
    const windowMs = fields.time("windowMs", usual.windowMs, 1000);
    const longWindowMs = fields.time("longWindowMs", Math.max(windowMs, usual.longWindowMs), 1000);
    if (longWindowMs < windowMs) {
        reader.refuse("coordination.rate.longWindowMs", "must be at least windowMs", longWindowMs);
    }
    return {
        windowMs,
        longWindowMs,
        leastRequests: fields.whole("leastRequests", usual.leastRequests, 1, 100_000, "requests"),
        worstPercent: fields.whole("worstPercent", usual.worstPercent, 1, 99, "percent"),
        alarmOdds: fields.whole("alarmOdds", usual.alarmOdds, 10, 1_000_000_000, "windows"),
    };
}

function readOpenTime(fields: Fields): OpenTimeRule {
    const usual = defaultCoordination.openTime;
    return {
        firstMs: fields.time("firstMs", usual.firstMs),
        longestMs: fields.time("longestMs", usual.longestMs),
        jitterPercent: fields.whole("jitterPercent", usual.jitterPercent, 0, 50, "percent"),
        forgivenAfterMs: fields.time("forgivenAfterMs", usual.forgivenAfterMs),
    };
}

function readSwitches(fields: Fields): SwitchCap {
    const { most, withinMs } = defaultCoordination.switches;
    return { most: fields.whole("most", most, 1, 1000, "switches"), withinMs: fields.time("withinMs", withinMs) };
}

function readRamp(reader: ConfigReader, fields: Fields): RampRule {
    const usual = defaultCoordination.ramp;
    const path = "coordination.ramp.percents";
    const percents = reader
        .list(path, fields.given("percents", usual.percents))
        .map((percent, index) => reader.whole(`${path}[${index}]`, percent, 1, 100, "percent"));
    const rises = percents.every((percent, index) => index === 0 || percent > (percents[index - 1] ?? 0));
    if (!rises || percents.at(-1) !== 100) reader.refuse(path, "must rise and end with 100", percents);
    return {
        percents,
        leastMs: fields.time("leastMs", usual.leastMs),
        leastSamples: fields.whole("leastSamples", usual.leastSamples, 1, 100_000, "results"),
        quietMs: fields.time("quietMs", usual.quietMs),
        worstPercent: fields.whole("worstPercent", usual.worstPercent, 1, 99, "percent"),
        slowdown: fields.whole("slowdown", usual.slowdown, 2, 100, "times the usual latency"),
    };
}

function readProbe(fields: Fields): ProbeRule {
    const usual = defaultCoordination.probe;
    return {
        path: fields.path("path", usual.path),
        databasePath: fields.path("databasePath", usual.databasePath),
        readPath: fields.path("readPath", usual.readPath),
        intervalMs: fields.time("intervalMs", usual.intervalMs),
        timeoutMs: fields.time("timeoutMs", usual.timeoutMs),
        failures: fields.whole("failures", usual.failures, 1, 20, "probes"),
        successes: fields.whole("successes", usual.successes, 1, 20, "probes"),
    };
}

/** Fields of a section that all have a default. */
class Fields {
    readonly #reader: ConfigReader;
    readonly #path: string;
    readonly #values: Readonly<Record<string, unknown>>;

    constructor(reader: ConfigReader, path: string, value: unknown) {
        this.#reader = reader;
        this.#path = path;
        this.#values = reader.record(path, value);
    }

    given(key: string, usual: unknown): unknown {
        return this.#values[key] === undefined ? usual : this.#values[key];
    }

    section(key: string): Fields {
        return new Fields(this.#reader, `${this.#path}.${key}`, this.given(key, {}));
    }

    time(key: string, usual: number, least = 1): number {
        return this.whole(key, usual, least, longestMs, "milliseconds");
    }

    whole(key: string, usual: number, least: number, most: number, unit: string): number {
        return this.#reader.whole(`${this.#path}.${key}`, this.given(key, usual), least, most, unit);
    }

    path(key: string, usual: string): string {
        const needed = "a path such as /api/health";
        return this.#reader.text(`${this.#path}.${key}`, this.given(key, usual), /^\/[^\s#]*$/, needed);
    }
}
