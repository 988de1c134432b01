import { Duration } from "../../../components/core/duration.ts";
import type { Probe } from "../../../components/core/probe.ts";

/**
 * Health paths that the application serves. Load balancers and DNS look at the first, which never fails for the database:
 * if it did, a database that moves to its other zone would empty the fleet, and the name would leave for a region where
 * nothing can be written.
 */
export const HEALTH_PATHS = {
    all: "/health",
    database: "/health/db",
    cache: "/health/cache",
} as const;

/** The database and the user that the application logs in as, by IAM token and with the server's certificate checked. */
export const DATABASE = { name: "erato", user: "erato" } as const;

/** Where the application listens on an instance. */
export const PORT = 8080;

export const REQUEST_TIMEOUT = Duration.seconds(30);

/** An instance that stopped answering gets no more requests after this long. */
export const DETECT_WITHIN = Duration.seconds(30);

/**
 * The document probes every 30 s and gives up after three: up to 3 x 30 + 5 = 95 s of failing requests. Every 10 s and two
 * failures find it in 2 x 10 + 5 = 25 s; three good answers let it back, so a restart does not flap.
 */
export const TARGET_PROBE: Probe = {
    path: HEALTH_PATHS.all,
    interval: Duration.seconds(10),
    timeout: Duration.seconds(5),
    retries: 0,
    failures: 2,
    successes: 3,
};

/** Route 53's fastest, and as many failures as it takes for one lost packet not to move a region. */
export const REGION_PROBE = { path: HEALTH_PATHS.all, interval: Duration.seconds(10), failures: 3 } as const;

/** What makes the fleet grow. */
export const FLEET_TARGETS = { cpuPercent: 70, requestsPerMinute: 1000 } as const;

/** From launch until the first good answer, and until an instance carries its share. */
export const BOOT = Duration.seconds(180);
export const WARMUP = Duration.seconds(300);

/** Assets that say nothing themselves are kept for an hour, and none for more than a day. */
export const ASSETS_KEPT = { usually: Duration.seconds(3600), atMost: Duration.seconds(86_400) } as const;

/** What the API answers, behind the same name as the assets. */
export const API_PATHS = ["/api/*"] as const;

export const LOGS_KEPT = Duration.days(90);
/** How long a replaced or deleted object of a bucket can be fetched back. */
export const REPLACED_OBJECTS_KEPT = Duration.days(30);

/** Every Sunday, after the daily backups, for as long as somebody needs to look at what was restored. */
export const RESTORE_TEST = { schedule: "cron(0 9 ? * SUN *)", validationHours: 4 } as const;
