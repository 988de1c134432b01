/** One live resource of every Cloudflare type, in the order in which a program would make them. */
import { cloudflare } from "../../../../sandbox/cloud/cloudflare/family.ts";
import type { Existing } from "../../../../sandbox/cloud/kind.ts";
import type { Bag } from "../../../../sandbox/cloud/values.ts";
import { MemoryCloud } from "../draft.ts";

export const ACCOUNT = "f037e56e89293a057740de681ac9abbe";

export interface Example {
    readonly cloud: MemoryCloud;
    /** The resource by its logical name; throws when there is none. */
    readonly of: (logicalName: string) => Existing;
    /** What is refused when another resource is made like this one, but for the given inputs. */
    readonly refused: (like: string, inputs: Bag) => readonly string[];
    /** What is refused when this resource is updated. */
    readonly refusedUpdate: (logicalName: string, inputs: Bag) => readonly string[];
}

/** Throws as soon as one of them is refused. */
export function example(): Example {
    const cloud = new MemoryCloud(cloudflare, { account: ACCOUNT });
    const made = new Map<string, Existing>();
    const make = (type: string, name: string, inputs: Bag): Existing => {
        const resource = cloud.make(`cloudflare:index/${type}`, name, inputs);
        made.set(name, resource);
        return resource;
    };
    const of = (name: string): Existing => {
        const resource = made.get(name);
        if (resource === undefined) throw new Error(`the example has no ${name}`);
        return resource;
    };
    const zone = make("zone:Zone", "zone", { name: "example.com", account: { id: ACCOUNT } });
    const zoneId = zone.id;
    make("zoneSetting:ZoneSetting", "tls", { zoneId, settingId: "min_tls_version", value: "1.2" });
    make("zoneDnssec:ZoneDnssec", "dnssec", { zoneId });
    make("tieredCache:TieredCache", "tiered", { zoneId, value: "on" });
    make("authenticatedOriginPullsSettings:AuthenticatedOriginPullsSettings", "pulls", { zoneId, enabled: true });
    const address = { zoneId, name: "origin.example.com", type: "A", content: "198.18.0.1", ttl: 60 };
    make("dnsRecord:DnsRecord", "origin", address);
    edge(make, of);
    rules(make, zoneId);
    make("healthcheck:Healthcheck", "bypass", { zoneId, name: "bypass", address: "origin.example.com" });
    make("notificationPolicy:NotificationPolicy", "unhealthy", {
        accountId: ACCOUNT,
        name: "unhealthy",
        alertType: "load_balancing_health_alert",
        mechanisms: { emails: [{ id: "on-call@example.com" }] },
    });
    const refused = (like: string, inputs: Bag): readonly string[] =>
        cloud.refusals(of(like).type, `another-${like}`, { ...of(like).inputs, ...inputs });
    const refusedUpdate = (name: string, inputs: Bag): readonly string[] =>
        cloud.refusals(of(name).type, name, { ...of(name).inputs, ...inputs });
    return { cloud, of, refused, refusedUpdate };
}

type Make = (type: string, name: string, inputs: Bag) => Existing;

function edge(make: Make, of: (name: string) => Existing): void {
    const monitor = make("loadBalancerMonitor:LoadBalancerMonitor", "monitor", {
        accountId: ACCOUNT,
        type: "https",
        path: "/api/health",
        expectedCodes: "200",
        interval: 15,
        timeout: 3,
        retries: 1,
    });
    for (const region of ["us-central1", "us-east1"]) {
        make("loadBalancerPool:LoadBalancerPool", `pool-${region}`, {
            accountId: ACCOUNT,
            name: `pool-${region}`,
            monitor: monitor.id,
            origins: [{ name: region, address: "198.18.0.1", enabled: true, weight: 1, port: 443 }],
        });
    }
    const [primary, failover] = [of("pool-us-central1").id, of("pool-us-east1").id];
    make("loadBalancer:LoadBalancer", "api", {
        zoneId: of("zone").id,
        name: "api.example.com",
        proxied: true,
        steeringPolicy: "off",
        defaultPools: [primary, failover],
        fallbackPool: failover,
    });
    make("workersScript:WorkersScript", "router", {
        accountId: ACCOUNT,
        scriptName: "router",
        content: "export default {};",
        mainModule: "router.js",
    });
    make("workersRoute:WorkersRoute", "route", {
        zoneId: of("zone").id,
        pattern: "api.example.com/*",
        script: "router",
    });
    make("workersCronTrigger:WorkersCronTrigger", "cron", {
        accountId: ACCOUNT,
        scriptName: "router",
        schedules: [{ cron: "*/5 * * * *" }],
    });
    site(make);
}

function site(make: Make): void {
    const worker = make("worker:Worker", "site", { accountId: ACCOUNT, name: "site" });
    const version = make("workerVersion:WorkerVersion", "version", {
        accountId: ACCOUNT,
        workerId: worker.id,
        assets: { directory: import.meta.dirname },
        annotations: { workersTag: "2026.11.1" },
    });
    make("workersDeployment:WorkersDeployment", "deployment", {
        accountId: ACCOUNT,
        scriptName: "site",
        strategy: "percentage",
        versions: [{ versionId: version.id, percentage: 100 }],
    });
    make("workersCustomDomain:WorkersCustomDomain", "domain", {
        accountId: ACCOUNT,
        hostname: "www.example.com",
        service: "site",
    });
}

function rules(make: Make, zoneId: string): void {
    make("ruleset:Ruleset", "limits", {
        zoneId,
        name: "limits",
        kind: "zone",
        phase: "http_ratelimit",
        rules: [
            {
                ref: "api",
                action: "block",
                expression: "true",
                ratelimit: { characteristics: ["cf.colo.id", "ip.src"], period: 60, requestsPerPeriod: 100 },
            },
        ],
    });
}
