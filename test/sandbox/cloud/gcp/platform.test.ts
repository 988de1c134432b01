import assert from "node:assert/strict";
import { at } from "../../../../sandbox/cloud/bag.ts";
import type { Bag } from "../../../../sandbox/cloud/values.ts";
import { example, FAILOVER, REGION } from "./example.ts";

const EXISTS = "create it first and pass its output, so that the engine orders the two";
const absent = (property: string, noun: string, got = "absent") =>
    `${property} must name ${noun} that exists, got "${got}"; ${EXISTS}`;

describe("connectivity of the simulated Google Cloud", () => {
    const { cloud, of, refused } = example();

    it("refuses a peering range that is public, without a network, or another network's", () => {
        const { network: _network, ...alone } = of("range").inputs;
        assert.deepEqual(cloud.refusals(of("range").type, "other", { ...alone, addressType: "EXTERNAL" }), [
            'addressType must be INTERNAL when purpose is VPC_PEERING, got "EXTERNAL"',
            "network must be set when purpose is VPC_PEERING; name the network that the range is reserved in",
        ]);
        assert.deepEqual(refused("peering", { network: "default", reservedPeeringRanges: ["range", "anycast"] }), [
            'reservedPeeringRanges[0] must name a range of the connection\'s own network, got "range"',
            'reservedPeeringRanges[1] must name a range with purpose VPC_PEERING, got "anycast" with purpose none',
            'reservedPeeringRanges[1] must name a range of the connection\'s own network, got "anycast"',
        ]);
        assert.deepEqual(refused("peering", { reservedPeeringRanges: ["absent"] }), [
            absent("reservedPeeringRanges[0]", "a global address range"),
        ]);
        assert.equal(of("peering").outputs.peering, "servicenetworking-googleapis-com");
    });

    it("refuses a translation on a router that is missing or in another region, or a second one for everything", () => {
        assert.deepEqual(refused("translation", { router: "absent" }), [absent("router", "a router")]);
        assert.deepEqual(refused("translation", { region: FAILOVER }), [
            `router must be in the region of the translation (${FAILOVER}), got "router"; give each region its own router and translation`,
        ]);
        assert.deepEqual(refused("translation", {}), [
            `sourceSubnetworkIpRangesToNat must not be for all subnetworks twice on a router: "${of("translation").id}" is, got "ALL_SUBNETWORKS_ALL_IP_RANGES"; list the subnetworks of each`,
        ]);
        assert.equal(of("translation").id, `example-project/${REGION}/router/translation`);
    });

    it("refuses addresses, drains and subnetworks of a translation that do not fit together", () => {
        const listed = { sourceSubnetworkIpRangesToNat: "LIST_OF_SUBNETWORKS", subnetworks: [{ name: "absent" }] };
        const manual = { ...listed, natIpAllocateOption: "MANUAL_ONLY" };
        assert.deepEqual(refused("translation", { ...manual, drainNatIps: ["address"] }), [
            "natIps must name at least one address when natIpAllocateOption is MANUAL_ONLY, got 0; name the reserved addresses to translate to",
            'drainNatIps[0] must have been in natIps before and not be in it now, got "address"',
            absent("subnetworks[0].name", "a subnetwork"),
        ]);
        assert.deepEqual(refused("translation", { ...listed, subnetworks: [], natIps: ["address"] }), [
            "natIps must be left out when natIpAllocateOption is AUTO_ONLY, got 1",
            "subnetworks must name at least one subnetwork when sourceSubnetworkIpRangesToNat is LIST_OF_SUBNETWORKS, got 0",
        ]);
    });

    it("refuses advertisements in the default mode, a firewall rule for nobody and a log that is off", () => {
        assert.deepEqual(refused("router", { bgp: { asn: 64514, advertisedGroups: ["ALL_SUBNETS"] } }), [
            'bgp.advertisedGroups must be left out unless bgp.advertiseMode is CUSTOM, got "DEFAULT"',
        ]);
        assert.deepEqual(
            refused("checks-in", { sourceRanges: [], enableLogging: false, logConfig: { metadata: "x" } }),
            [
                "sourceRanges must be set, or sourceTags or sourceServiceAccounts, unless direction is EGRESS, got nothing; say who may connect",
                "logConfig must be left out when enableLogging is false",
            ],
        );
        assert.deepEqual(refused("checks-in", { direction: "EGRESS", sourceRanges: [] }), []);
    });

    it("refuses a connector that cannot grow or whose subnetwork is elsewhere, and replaces one that shrinks", () => {
        assert.deepEqual(refused("connector", { minInstances: 3 }), [
            "minInstances must be less than maxInstances (3), got 3",
        ]);
        assert.deepEqual(refused("connector", { subnet: { name: `subnet-${FAILOVER}` } }), [
            `subnet.name must be a subnetwork of region ${REGION}, got "subnet-${FAILOVER}"; make one connector for each region`,
        ]);
        const resized = (maxInstances: number) => ({ ...of("connector").inputs, maxInstances });
        assert.deepEqual(cloud.replacements({ ...of("connector"), inputs: resized(5) }, resized(4)), ["maxInstances"]);
        assert.deepEqual(cloud.replacements({ ...of("connector"), inputs: resized(5) }, resized(6)), []);
    });
});

describe("Kubernetes Engine in the simulated Google Cloud", () => {
    const { cloud, of, refused } = example();

    it("tells regional clusters from zonal ones", () => {
        assert.deepEqual(of("cluster").outputs.nodeLocations, [`${REGION}-a`, `${REGION}-b`, `${REGION}-c`]);
        assert.match(String(of("cluster").outputs.selfLink), /\/locations\/us-central1\/clusters\/cluster$/);
        const zonal = cloud.put(of("cluster").type, "zonal", { ...of("cluster").inputs, location: `${REGION}-a` });
        assert.deepEqual(zonal.outputs.nodeLocations, []);
        assert.match(String(zonal.outputs.selfLink), /\/zones\/us-central1-a\/clusters\//);
    });

    it("refuses a cluster in a place that is none, with parts elsewhere, or without nodes", () => {
        assert.deepEqual(refused("cluster", { location: "us", nodeLocations: [], subnetwork: "" }), [
            'location must be a region such as us-central1 or a zone such as us-central1-a, got "us"; a region spreads the control plane and the nodes over its zones',
        ]);
        assert.deepEqual(refused("cluster", { location: FAILOVER, nodeLocations: [`${REGION}-a`] }), [
            `nodeLocations[0] must be a zone of ${FAILOVER}, got "${REGION}-a"`,
            `subnetwork must be a subnetwork of region ${FAILOVER}, got "${of(`subnet-${REGION}`).id}"; give each region its own subnetwork and cluster`,
        ]);
        assert.deepEqual(refused("cluster", { initialNodeCount: 0 }), [
            "initialNodeCount must be at least 1 unless nodePools or enableAutopilot is set, got 0; set 1 together with removeDefaultNodePool to have pools of your own",
        ]);
        assert.deepEqual(refused("cluster", { enableAutopilot: true, location: `${REGION}-a` }), [
            `location must be a region when enableAutopilot is true, got "${REGION}-a"`,
        ]);
        assert.deepEqual(refused("cluster", { network: "absent" }), [absent("network", "a network")]);
    });

    it("refuses versions that contradict each other and pools that are and are not refreshed", () => {
        assert.deepEqual(refused("cluster", { nodeVersion: "1.33.1-gke.1", minMasterVersion: "1.33.2-gke.1" }), [
            'nodeVersion must be left out when removeDefaultNodePool is true, got "1.33.1-gke.1"',
            'nodeVersion must be the version of minMasterVersion (1.33.2-gke.1) up to the first hyphen, got "1.33.1-gke.1"',
        ]);
        assert.deepEqual(refused("cluster", { skipNodePoolRefresh: true, nodePools: [{}] }), [
            "skipNodePoolRefresh must be false when nodePools are set, got true",
        ]);
    });

    it("replaces a cluster for what can only be turned on, and for a beta API that goes", () => {
        const changed = (before: Bag, after: Bag) =>
            cloud.replacements({ ...of("cluster"), inputs: { ...of("cluster").inputs, ...before } }, after);
        assert.deepEqual(changed({ enableL4IlbSubsetting: true }, { enableL4IlbSubsetting: false }), [
            "enableL4IlbSubsetting",
        ]);
        assert.deepEqual(changed({ enableL4IlbSubsetting: false }, { enableL4IlbSubsetting: true }), []);
        const apis = (enabledApis: readonly string[]) => ({ enableK8sBetaApis: { enabledApis } });
        assert.deepEqual(changed(apis(["a", "b"]), apis(["a"])), ["enableK8sBetaApis.enabledApis"]);
        assert.deepEqual(changed(apis(["a"]), apis(["a", "b"])), []);
    });

    it("refuses a pool of a cluster that is missing, elsewhere or on Autopilot, or of impossible size", () => {
        assert.deepEqual(refused("pool", { cluster: "absent" }), [absent("cluster", "a cluster")]);
        assert.deepEqual(refused("pool", { location: FAILOVER, nodeLocations: [`${REGION}-a`] }), [
            `location must be the location of the cluster (${REGION}), got "${FAILOVER}"`,
            `nodeLocations[0] must be a zone of ${FAILOVER}, got "${REGION}-a"`,
        ]);
        assert.deepEqual(refused("pool", { autoscaling: { minNodeCount: 3, maxNodeCount: 2, totalMaxNodeCount: 9 } }), [
            "autoscaling.minNodeCount must be at most maxNodeCount (2), got 3",
            "autoscaling must have limits for each zone or for the whole pool, not both; drop either minNodeCount and maxNodeCount or the two totals",
        ]);
        assert.deepEqual(refused("pool", { upgradeSettings: { maxSurge: 0, maxUnavailable: 0 } }), [
            "upgradeSettings.maxUnavailable must not be 0 while maxSurge is 0, got 0; allow a surge of at least 1",
        ]);
        const auto = cloud.put(of("cluster").type, "auto", { name: "auto", location: REGION, enableAutopilot: true });
        assert.deepEqual(refused("pool", { cluster: auto.id }), [
            `cluster must not name an Autopilot cluster, got "${auto.id}"; Autopilot makes the nodes that the pods ask for`,
        ]);
    });
});

describe("backups of Kubernetes Engine in the simulated Google Cloud", () => {
    const { cloud, of, refused } = example();

    it("are of a cluster that exists, kept as long as they are locked, and keep their cluster", () => {
        assert.deepEqual(refused("plan", { cluster: "absent" }), [absent("cluster", "a cluster")]);
        const retentionPolicy = { backupRetainDays: 6, backupDeleteLockDays: 7 };
        assert.deepEqual(refused("plan", { retentionPolicy }), [
            "retentionPolicy.backupRetainDays must be at least backupDeleteLockDays (7), got 6",
        ]);
        assert.deepEqual(cloud.refusalsOnDelete(of("cluster")), [
            `is in use by backup plan "${of("plan").id}"; delete that first, or let it refer to something else`,
        ]);
    });

    it("refuses an object in a bucket that does not exist", () => {
        assert.deepEqual(refused("page", { bucket: "absent" }), [absent("bucket", "a bucket")]);
    });
});

describe("queues of the simulated Google Cloud", () => {
    const { of, refused } = example();

    it("refuses a task queue that is faster than the service, never tries or waits backwards", () => {
        assert.deepEqual(
            refused("queue", {
                rateLimits: { maxDispatchesPerSecond: 501, maxConcurrentDispatches: 0 },
                retryConfig: { maxAttempts: 0, minBackoff: "61s", maxBackoff: "60s" },
            }),
            [
                "rateLimits.maxDispatchesPerSecond must be above 0 and at most 500, got 501; spread the tasks over several queues",
                "rateLimits.maxConcurrentDispatches must be above 0 and at most 5000, got 0; spread the tasks over several queues",
                "retryConfig.maxAttempts must be -1 for no limit, or at least 1, got 0",
                'retryConfig.minBackoff must be at most maxBackoff (60s), got "61s"',
            ],
        );
        assert.equal(at(of("queue").outputs, "rateLimits.maxBurstSize"), 20);
    });

    it("refuses a subscription to a topic that is missing or with limits out of range", () => {
        assert.deepEqual(refused("worker", { topic: "absent", deadLetterPolicy: { deadLetterTopic: "gone" } }), [
            absent("topic", "a topic"),
            absent("deadLetterPolicy.deadLetterTopic", "a topic", "gone"),
        ]);
        assert.deepEqual(
            refused("worker", {
                ackDeadlineSeconds: 601,
                messageRetentionDuration: "599s",
                deadLetterPolicy: { maxDeliveryAttempts: 4 },
                retryPolicy: { minimumBackoff: "20s", maximumBackoff: "10s" },
            }),
            [
                "ackDeadlineSeconds must be from 10 to 600, got 601",
                'messageRetentionDuration must be from 600s to 2678400s, got "599s"',
                "deadLetterPolicy.maxDeliveryAttempts must be from 5 to 100, got 4",
                'retryPolicy.minimumBackoff must be at most maximumBackoff (10s), got "20s"',
            ],
        );
    });

    it("refuses a workflow of a service account that does not exist", () => {
        const email = "absent@example-project.iam.gserviceaccount.com";
        assert.deepEqual(refused("failover", { serviceAccount: `projects/-/serviceAccounts/${email}` }), [
            absent("serviceAccount", "a service account", email),
        ]);
    });
});

describe("the global load balancer of the simulated Google Cloud", () => {
    const { cloud, of, refused } = example();
    const link = (part: string) => `https://www.googleapis.com/compute/v1/projects/example-project/global/${part}`;

    it("resolves addresses and services to what compute stores", () => {
        assert.equal(of("global-front").outputs.ipAddress, of("anycast").outputs.address);
        assert.equal(of("global-front").outputs.portRange, "443-443");
        assert.equal(
            at(of("global-map").outputs, "pathMatchers.0.defaultService"),
            of("global-backend").outputs.selfLink,
        );
    });

    it("[trap 4] refuses outlier detection and preferences on the classic balancer, and health checks for serverless groups", () => {
        const classic = { loadBalancingScheme: "EXTERNAL", backends: [{ preference: "PREFERRED" }] };
        assert.deepEqual(refused("global-backend", classic), [
            'outlierDetection must be left out unless loadBalancingScheme is EXTERNAL_MANAGED or INTERNAL_SELF_MANAGED, got "EXTERNAL"; set loadBalancingScheme to EXTERNAL_MANAGED',
            'backends[0].preference must be left out when loadBalancingScheme is EXTERNAL, got "PREFERRED"',
        ]);
        const check = of("region-check").id;
        assert.deepEqual(refused("global-backend", { healthChecks: check, securityPolicy: "absent" }), [
            `healthChecks must be left out when a backend is a serverless network endpoint group, got "${check}"; Cloud Run readiness probes say whether a region is healthy`,
            absent("securityPolicy", "a security policy"),
        ]);
        assert.deepEqual(refused("assets", { bucketName: "absent" }), [absent("bucketName", "a bucket")]);
    });

    it("refuses maps, proxies and rules that point at nothing, and a proxy without a certificate", () => {
        const bucket = link("backendBuckets/absent");
        assert.deepEqual(refused("global-map", { defaultService: bucket, pathMatchers: [], hostRules: [] }), [
            absent("defaultService", "a bucket backend", bucket),
        ]);
        assert.deepEqual(refused("global-map", { defaultService: "absent", pathMatchers: [], hostRules: [] }), [
            absent("defaultService", "a global backend service"),
        ]);
        assert.deepEqual(refused("plain-proxy", { urlMap: "absent" }), [absent("urlMap", "a global URL map")]);
        assert.deepEqual(refused("region-proxy", { urlMap: "absent" }), [absent("urlMap", "a URL map")]);
        assert.deepEqual(refused("global-proxy", { sslCertificates: [] }), [
            "sslCertificates must name at least one certificate, unless certificateMap or certificateManagerCertificates is set, got nothing",
        ]);
        assert.deepEqual(refused("global-proxy", { sslCertificates: [], certificateMap: "absent" }), [
            absent("certificateMap", "a certificate map"),
        ]);
        assert.deepEqual(refused("www", { map: "absent", certificates: ["gone"] }), [
            absent("map", "a certificate map"),
            absent("certificates[0]", "a certificate", "gone"),
        ]);
    });

    it("refuses a rule with a regional target, a missing target, or an address and port in use", () => {
        const regional = String(of("proxy").outputs.selfLink);
        assert.deepEqual(refused("global-front", { target: regional, ipAddress: "" }), [
            `target must be a global target proxy, got "${regional}"; use a regional forwarding rule for a regional proxy`,
        ]);
        const gone = link("targetHttpsProxies/absent");
        assert.deepEqual(refused("global-front", { target: gone, ipAddress: "" }), [
            absent("target", "a target proxy", gone),
        ]);
        assert.deepEqual(refused("global-front", {}), [
            `ipAddress must not serve port 443-443 twice: "${of("global-front").id}" does already, got "${of("anycast").outputs.address}"`,
        ]);
    });

    for (const [part, noun, user] of [
        ["global-map", "target proxy", "global-proxy"],
        ["global-backend", "URL map", "global-map"],
        ["assets", "URL map", "global-map"],
        ["global-armor", "backend service", "global-backend"],
        ["global-tls", "target proxy", "global-proxy"],
        ["managed", "target proxy", "global-proxy"],
        ["global-certificate", "map entry", "www"],
        ["certificates", "map entry", "www"],
        ["global-proxy", "forwarding rule", "global-front"],
    ] as const) {
        it(`refuses to delete ${part} while a ${noun} uses it`, () => {
            assert.deepEqual(cloud.refusalsOnDelete(of(part)), [
                `is in use by ${noun} "${of(user).id}"; delete that first, or let it refer to something else`,
            ]);
        });
    }

    it("refuses to delete the address of a rule", () => {
        assert.deepEqual(cloud.refusalsOnDelete(of("anycast")), [
            `is in use by forwarding rule "${of("global-front").id}"; delete the forwarding rule first`,
        ]);
    });
});
