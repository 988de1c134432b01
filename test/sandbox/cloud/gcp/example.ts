/** One live resource of every Google Cloud type, in the order in which a program would make them. */
import { gcp } from "../../../../sandbox/cloud/gcp/family.ts";
import type { Existing } from "../../../../sandbox/cloud/kind.ts";
import type { Bag } from "../../../../sandbox/cloud/values.ts";
import { MemoryCloud } from "../draft.ts";
import { platform } from "./example-platform.ts";

export const REGION = "us-central1";
export const FAILOVER = "us-east1";

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
    const cloud = new MemoryCloud(gcp);
    const made = new Map<string, Existing>();
    const make = (type: string, name: string, inputs: Bag): Existing => {
        const resource = cloud.make(`gcp:${type}`, name, inputs);
        made.set(name, resource);
        return resource;
    };
    const of = (name: string): Existing => {
        const resource = made.get(name);
        if (resource === undefined) throw new Error(`the example has no ${name}`);
        return resource;
    };
    make("projects/service:Service", "api", { service: "run.googleapis.com" });
    identities(make);
    network(make, of);
    data(make, of);
    workloads(make, of);
    loadBalancer(make, of);
    names(make, of);
    operations(make, of);
    platform(make, of);
    const refused = (like: string, inputs: Bag): readonly string[] =>
        cloud.refusals(of(like).type, `another-${like}`, { ...of(like).inputs, name: `another-${like}`, ...inputs });
    const refusedUpdate = (name: string, inputs: Bag): readonly string[] =>
        cloud.refusals(of(name).type, name, { ...of(name).inputs, ...inputs });
    return { cloud, of, refused, refusedUpdate };
}

export type Make = (type: string, name: string, inputs: Bag) => Existing;
export type Of = (name: string) => Existing;

function identities(make: Make): void {
    const account = make("serviceaccount/account:Account", "runner", { accountId: "api-runner" });
    const member = `serviceAccount:${account.outputs.email}`;
    make("projects/iAMMember:IAMMember", "runner-datastore", {
        project: "example-project",
        role: "roles/datastore.user",
        member,
    });
    const repository = { repositoryId: "images", format: "DOCKER", location: "us" };
    make("artifactregistry/repository:Repository", "images", repository);
    make("artifactregistry/repositoryIamMember:RepositoryIamMember", "runner-images", {
        repository: "images",
        location: "us",
        role: "roles/artifactregistry.reader",
        member,
    });
    const secret = make("secretmanager/secret:Secret", "token", { secretId: "token", replication: { auto: {} } });
    make("secretmanager/secretVersion:SecretVersion", "token-1", { secret: secret.id, secretData: "example" });
    make("secretmanager/secretIamMember:SecretIamMember", "runner-token", {
        secretId: secret.id,
        role: "roles/secretmanager.secretAccessor",
        member,
    });
    const ring = make("kms/keyRing:KeyRing", "ring", { name: "ring", location: REGION });
    make("kms/cryptoKey:CryptoKey", "key", { name: "key", keyRing: ring.id, purpose: "ENCRYPT_DECRYPT" });
}

function network(make: Make, of: Of): void {
    make("compute/network:Network", "network", { name: "network", autoCreateSubnetworks: false });
    for (const [index, region] of [REGION, FAILOVER].entries()) {
        make("compute/subnetwork:Subnetwork", `subnet-${region}`, {
            name: `subnet-${region}`,
            network: of("network").id,
            region,
            ipCidrRange: `10.${index}.0.0/20`,
        });
        make("compute/subnetwork:Subnetwork", `proxies-${region}`, {
            name: `proxies-${region}`,
            network: of("network").id,
            region,
            ipCidrRange: `10.${index}.16.0/23`,
            purpose: "REGIONAL_MANAGED_PROXY",
            role: "ACTIVE",
        });
        make("networkconnectivity/serviceConnectionPolicy:ServiceConnectionPolicy", `policy-${region}`, {
            name: `policy-${region}`,
            location: region,
            network: of("network").id,
            serviceClass: "gcp-memorystore",
            pscConfig: { subnetworks: [of(`subnet-${region}`).id] },
        });
    }
}

function data(make: Make, of: Of): void {
    const database = make("firestore/database:Database", "database", {
        name: "esta-tracker",
        locationId: "nam5",
        type: "FIRESTORE_NATIVE",
        pointInTimeRecoveryEnablement: "POINT_IN_TIME_RECOVERY_ENABLED",
    });
    const inDatabase = { database: "esta-tracker" };
    if (database.outputs.name === undefined) throw new Error("a database has a name");
    make("firestore/backupSchedule:BackupSchedule", "daily", {
        ...inDatabase,
        retention: "2592000s",
        dailyRecurrence: {},
    });
    make("firestore/index:Index", "by-time", {
        ...inDatabase,
        collection: "claims",
        fields: [
            { fieldPath: "owner", order: "ASCENDING" },
            { fieldPath: "time", order: "DESCENDING" },
        ],
    });
    make("firestore/field:Field", "expiry", { ...inDatabase, collection: "claims", field: "expires", ttlConfig: {} });
    const cache = (region: string, replication: Bag): void => {
        make("memorystore/instance:Instance", `cache-${region}`, {
            instanceId: `cache-${region}`,
            location: region,
            shardCount: 1,
            nodeType: "HIGHMEM_MEDIUM",
            replicaCount: 1,
            transitEncryptionMode: "SERVER_AUTHENTICATION",
            desiredAutoCreatedEndpoints: [{ network: of("network").id, projectId: "example-project" }],
            crossInstanceReplicationConfig: replication,
            maintenancePolicy: { weeklyMaintenanceWindows: [] },
        });
    };
    cache(REGION, { instanceRole: "PRIMARY" });
    cache(FAILOVER, { instanceRole: "SECONDARY", primaryInstance: { instance: of(`cache-${REGION}`).id } });
    const bucket = make("storage/bucket:Bucket", "backups", { name: "example-backups", location: "us" });
    make("storage/bucketIAMMember:BucketIAMMember", "runner-backups", {
        bucket: bucket.id,
        role: "roles/storage.objectCreator",
        member: `serviceAccount:${of("runner").outputs.email}`,
    });
}

function workloads(make: Make, of: Of): void {
    const serviceAccount = of("runner").outputs.email ?? "";
    const image = "us-docker.pkg.dev/example-project/images/api:1";
    for (const region of [REGION, FAILOVER]) {
        make("cloudrunv2/service:Service", `api-${region}`, {
            name: `api-${region}`,
            location: region,
            template: {
                serviceAccount,
                scaling: { minInstanceCount: 2, maxInstanceCount: 20 },
                vpcAccess: { networkInterfaces: [{ network: "network", subnetwork: of(`subnet-${region}`).id }] },
                containers: [
                    {
                        image,
                        envs: [{ name: "TOKEN", valueSource: { secretKeyRef: { secret: "token", version: "1" } } }],
                        readinessProbe: { httpGet: { path: "/api/health" }, periodSeconds: 5, timeoutSeconds: 2 },
                    },
                ],
            },
        });
        make("compute/regionNetworkEndpointGroup:RegionNetworkEndpointGroup", `group-${region}`, {
            name: `group-${region}`,
            region,
            networkEndpointType: "SERVERLESS",
            cloudRun: { service: `api-${region}` },
        });
    }
    make("cloudrunv2/serviceIamMember:ServiceIamMember", "callers", {
        name: `api-${REGION}`,
        location: REGION,
        role: "roles/run.invoker",
        member: "allUsers",
    });
    make("cloudrunv2/job:Job", "export", {
        name: "export",
        location: REGION,
        template: { template: { serviceAccount, containers: [{ image }] } },
    });
    make("cloudscheduler/job:Job", "nightly", {
        name: "nightly",
        region: REGION,
        schedule: "0 3 * * *",
        retryConfig: { retryCount: 3 },
        httpTarget: { uri: "https://example.com", oauthToken: { serviceAccountEmail: serviceAccount } },
    });
}

function loadBalancer(make: Make, of: Of): void {
    make("compute/address:Address", "address", { name: "address", region: REGION });
    make("compute/regionSecurityPolicy:RegionSecurityPolicy", "armor", { name: "armor", region: REGION });
    make("compute/healthCheck:HealthCheck", "check", {
        name: "check",
        checkIntervalSec: 30,
        timeoutSec: 5,
        sourceRegions: [REGION, FAILOVER, "us-west1"],
        httpsHealthCheck: { port: 443, requestPath: "/api/health" },
    });
    make("compute/regionBackendService:RegionBackendService", "backend", {
        name: "backend",
        region: REGION,
        loadBalancingScheme: "EXTERNAL_MANAGED",
        backends: [{ group: of(`group-${REGION}`).id, capacityScaler: 1 }],
        securityPolicy: of("armor").outputs.selfLink ?? "",
        logConfig: { enable: true, sampleRate: 1 },
    });
    make("compute/regionUrlMap:RegionUrlMap", "map", { name: "map", region: REGION, defaultService: of("backend").id });
    make("compute/regionSslPolicy:RegionSslPolicy", "tls", { name: "tls", region: REGION, profile: "MODERN" });
    const domain = "origin.example.com";
    make("certificatemanager/dnsAuthorization:DnsAuthorization", "authorization", {
        name: "authorization",
        location: REGION,
        domain,
    });
    make("certificatemanager/certificate:Certificate", "certificate", {
        name: "certificate",
        location: REGION,
        managed: { domains: [domain, `*.${domain}`], dnsAuthorizations: [of("authorization").id] },
    });
    make("compute/regionTargetHttpsProxy:RegionTargetHttpsProxy", "proxy", {
        name: "proxy",
        region: REGION,
        urlMap: of("map").id,
        sslPolicy: of("tls").id,
        certificateManagerCertificates: [`//certificatemanager.googleapis.com/${of("certificate").id}`],
    });
    make("compute/forwardingRule:ForwardingRule", "front", {
        name: "front",
        region: REGION,
        loadBalancingScheme: "EXTERNAL_MANAGED",
        network: of("network").id,
        target: of("proxy").outputs.selfLink ?? "",
        ipAddress: of("address").outputs.address ?? "",
        portRange: "443",
    });
}

function names(make: Make, of: Of): void {
    const zone = { name: "zone", dnsName: "example.com.", dnssecConfig: { state: "on" } };
    make("dns/managedZone:ManagedZone", "zone", zone);
    make("dns/recordSet:RecordSet", "api-record", {
        managedZone: "zone",
        name: "api.example.com.",
        type: "A",
        ttl: 30,
        routingPolicy: {
            healthCheck: of("check").id,
            primaryBackup: {
                primary: { externalEndpoints: [of("address").outputs.address ?? ""] },
                backupGeos: [{ location: FAILOVER, healthCheckedTargets: { externalEndpoints: ["198.18.0.9"] } }],
            },
        },
    });
}

function operations(make: Make, of: Of): void {
    const audit = make("logging/projectBucketConfig:ProjectBucketConfig", "audit", {
        project: "example-project",
        location: REGION,
        bucketId: "audit",
        retentionDays: 1095,
        locked: true,
    });
    make("logging/projectSink:ProjectSink", "audit-sink", {
        name: "audit-sink",
        destination: `logging.googleapis.com/${audit.id}`,
    });
    make("logging/metric:Metric", "errors", { name: "errors", filter: "severity>=ERROR" });
    make("monitoring/notificationChannel:NotificationChannel", "on-call", {
        type: "email",
        labels: { email_address: "on-call@example.com" },
    });
    const filter = 'resource.type="cloud_run_revision" AND metric.type="logging.googleapis.com/user/errors"';
    make("monitoring/alertPolicy:AlertPolicy", "errors-high", {
        displayName: "errors high",
        combiner: "OR",
        notificationChannels: [of("on-call").id],
        conditions: [
            {
                displayName: "rate",
                conditionThreshold: {
                    filter,
                    duration: "60s",
                    comparison: "COMPARISON_GT",
                    aggregations: [{ alignmentPeriod: "60s" }],
                },
            },
        ],
    });
    const service = make("monitoring/customService:CustomService", "service", { serviceId: "esta-tracker" });
    make("monitoring/slo:Slo", "availability", {
        service: service.outputs.serviceId ?? "",
        goal: 0.999,
        rollingPeriodDays: 30,
        basicSli: { availability: { enabled: true } },
    });
    make("monitoring/dashboard:Dashboard", "dashboard", { dashboardJson: '{"displayName":"esta-tracker"}' });
    make("monitoring/uptimeCheckConfig:UptimeCheckConfig", "uptime", {
        displayName: "API up",
        period: "60s",
        timeout: "10s",
        httpCheck: { path: "/api/health", useSsl: true },
        monitoredResource: { type: "uptime_url", labels: { host: "api.example.com", project_id: "example-project" } },
    });
}
