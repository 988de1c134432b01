/** Databases, clusters, queues and the global load balancer of the example. */
import type { Make, Of } from "./example.ts";

const REGION = "us-central1";
const FAILOVER = "us-east1";

export function platform(make: Make, of: Of): void {
    databases(make, of);
    connectivity(make, of);
    clusters(make, of);
    messages(make, of);
    globalLoadBalancer(make, of);
    rest(make, of);
}

function databases(make: Make, of: Of): void {
    make("compute/globalAddress:GlobalAddress", "range", {
        name: "range",
        addressType: "INTERNAL",
        purpose: "VPC_PEERING",
        prefixLength: 16,
        network: of("network").id,
    });
    make("servicenetworking/connection:Connection", "peering", {
        network: of("network").id,
        service: "servicenetworking.googleapis.com",
        reservedPeeringRanges: ["range"],
    });
    const settings = {
        tier: "db-perf-optimized-N-2",
        edition: "ENTERPRISE_PLUS",
        availabilityType: "REGIONAL",
        ipConfiguration: { ipv4Enabled: false, privateNetwork: of("network").id, sslMode: "ENCRYPTED_ONLY" },
    };
    make("sql/databaseInstance:DatabaseInstance", "primary", {
        name: "primary",
        region: REGION,
        databaseVersion: "POSTGRES_17",
        deletionProtection: false,
        settings: {
            ...settings,
            backupConfiguration: { enabled: true, pointInTimeRecoveryEnabled: true, transactionLogRetentionDays: 14 },
            insightsConfig: { queryInsightsEnabled: true },
        },
    });
    make("sql/databaseInstance:DatabaseInstance", "replica", {
        name: "replica",
        region: FAILOVER,
        databaseVersion: "POSTGRES_17",
        deletionProtection: false,
        masterInstanceName: "primary",
        settings,
    });
    make("sql/database:Database", "claims", { name: "claims", instance: "primary" });
    make("sql/user:User", "app", { name: "app", instance: "primary", password: "example" });
}

function connectivity(make: Make, of: Of): void {
    make("compute/router:Router", "router", { name: "router", region: REGION, network: of("network").id });
    make("compute/routerNat:RouterNat", "translation", {
        name: "translation",
        region: REGION,
        router: "router",
        natIpAllocateOption: "AUTO_ONLY",
        sourceSubnetworkIpRangesToNat: "ALL_SUBNETWORKS_ALL_IP_RANGES",
    });
    make("compute/firewall:Firewall", "checks-in", {
        name: "checks-in",
        network: of("network").id,
        sourceRanges: ["130.211.0.0/22", "35.191.0.0/16"],
        allows: [{ protocol: "tcp", ports: ["8080"] }],
    });
    make("vpcaccess/connector:Connector", "connector", {
        name: "connector",
        region: REGION,
        network: "network",
        ipCidrRange: "10.8.0.0/28",
        minInstances: 2,
        maxInstances: 3,
    });
}

function clusters(make: Make, of: Of): void {
    make("container/cluster:Cluster", "cluster", {
        name: "cluster",
        location: REGION,
        network: of("network").id,
        subnetwork: of(`subnet-${REGION}`).id,
        initialNodeCount: 1,
        removeDefaultNodePool: true,
        deletionProtection: false,
    });
    make("container/nodePool:NodePool", "pool", {
        name: "pool",
        location: REGION,
        cluster: of("cluster").id,
        autoscaling: { minNodeCount: 1, maxNodeCount: 3 },
    });
    make("gkebackup/backupPlan:BackupPlan", "plan", {
        name: "plan",
        location: FAILOVER,
        cluster: of("cluster").id,
        backupConfig: { allNamespaces: true },
        retentionPolicy: { backupRetainDays: 30, backupDeleteLockDays: 7 },
    });
}

function messages(make: Make, of: Of): void {
    make("cloudtasks/queue:Queue", "queue", {
        name: "queue",
        location: REGION,
        rateLimits: { maxDispatchesPerSecond: 100 },
        retryConfig: { maxAttempts: 10, minBackoff: "1s", maxBackoff: "60s" },
    });
    make("pubsub/topic:Topic", "dead", { name: "dead" });
    make("pubsub/topic:Topic", "events", { name: "events" });
    make("pubsub/subscription:Subscription", "worker", {
        name: "worker",
        topic: of("events").id,
        deadLetterPolicy: { deadLetterTopic: of("dead").id, maxDeliveryAttempts: 5 },
        retryPolicy: { minimumBackoff: "10s" },
    });
    make("workflows/workflow:Workflow", "failover", {
        name: "failover",
        region: FAILOVER,
        sourceContents: "main: {}",
        serviceAccount: of("runner").outputs.email ?? "",
        deletionProtection: false,
    });
}

function globalLoadBalancer(make: Make, of: Of): void {
    make("compute/globalAddress:GlobalAddress", "anycast", { name: "anycast" });
    make("compute/securityPolicy:SecurityPolicy", "global-armor", { name: "global-armor" });
    make("compute/regionHealthCheck:RegionHealthCheck", "region-check", {
        name: "region-check",
        region: REGION,
        httpHealthCheck: { port: 8080 },
    });
    make("compute/backendService:BackendService", "global-backend", {
        name: "global-backend",
        loadBalancingScheme: "EXTERNAL_MANAGED",
        backends: [{ group: of(`group-${REGION}`).id }, { group: of(`group-${FAILOVER}`).id }],
        securityPolicy: of("global-armor").id,
        outlierDetection: { consecutiveErrors: 5 },
    });
    make("compute/backendBucket:BackendBucket", "assets", {
        name: "assets",
        bucketName: "example-backups",
        enableCdn: true,
    });
    make("compute/uRLMap:URLMap", "global-map", {
        name: "global-map",
        defaultService: of("global-backend").id,
        hostRules: [{ hosts: ["*"], pathMatcher: "all" }],
        pathMatchers: [
            {
                name: "all",
                defaultService: "global-backend",
                pathRules: [{ paths: ["/assets/*"], service: of("assets").outputs.selfLink ?? "" }],
            },
        ],
    });
    make("compute/sSLPolicy:SSLPolicy", "global-tls", { name: "global-tls", profile: "RESTRICTED" });
    make("compute/managedSslCertificate:ManagedSslCertificate", "managed", {
        name: "managed",
        managed: { domains: ["www.example.com"] },
    });
    make("certificatemanager/certificate:Certificate", "global-certificate", {
        name: "global-certificate",
        managed: { domains: ["www.example.com"] },
    });
    make("certificatemanager/certificateMap:CertificateMap", "certificates", { name: "certificates" });
    make("certificatemanager/certificateMapEntry:CertificateMapEntry", "www", {
        name: "www",
        map: "certificates",
        hostname: "www.example.com",
        certificates: [of("global-certificate").id],
    });
    make("compute/targetHttpsProxy:TargetHttpsProxy", "global-proxy", {
        name: "global-proxy",
        urlMap: of("global-map").id,
        sslPolicy: of("global-tls").id,
        sslCertificates: [of("managed").id],
    });
    make("compute/targetHttpProxy:TargetHttpProxy", "plain-proxy", {
        name: "plain-proxy",
        urlMap: of("global-map").id,
    });
    make("compute/regionTargetHttpProxy:RegionTargetHttpProxy", "region-proxy", {
        name: "region-proxy",
        region: REGION,
        urlMap: of("map").id,
    });
    make("compute/globalForwardingRule:GlobalForwardingRule", "global-front", {
        name: "global-front",
        loadBalancingScheme: "EXTERNAL_MANAGED",
        target: of("global-proxy").outputs.selfLink ?? "",
        ipAddress: of("anycast").id,
        portRange: "443",
    });
}

function rest(make: Make, of: Of): void {
    const member = `serviceAccount:${of("runner").outputs.email}`;
    make("identityplatform/config:Config", "identity", { authorizedDomains: ["example.com"] });
    make("storage/bucketObject:BucketObject", "page", {
        name: "index.html",
        bucket: "example-backups",
        content: "<p>example</p>",
    });
    make("secretmanager/regionalSecret:RegionalSecret", "regional-token", {
        secretId: "regional-token",
        location: REGION,
    });
    make("serviceaccount/iAMMember:IAMMember", "runner-self", {
        serviceAccountId: of("runner").id,
        role: "roles/iam.serviceAccountUser",
        member,
    });
    make("kms/cryptoKeyIAMMember:CryptoKeyIAMMember", "runner-key", {
        cryptoKeyId: of("key").id,
        role: "roles/cloudkms.cryptoKeyEncrypterDecrypter",
        member,
    });
}
