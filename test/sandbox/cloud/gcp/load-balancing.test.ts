import assert from "node:assert/strict";
import { example, FAILOVER, REGION } from "./example.ts";

const EXISTS = "create it first and pass its output, so that the engine orders the two";
const FIRST = "delete that first, or let it refer to something else";

describe("load balancing of the simulated Google Cloud", () => {
    const { cloud, of, refused } = example();

    it("refuses an endpoint group for a Cloud Run service of another region or of none", () => {
        const group = `group-${REGION}`;
        const remedy = "make the group in the region of its service, after the service";
        assert.deepEqual(refused(group, { cloudRun: { service: `api-${FAILOVER}` } }), [
            `cloudRun.service must name a Cloud Run service of region ${REGION} (it exists in ${FAILOVER}), got "api-${FAILOVER}"; ${remedy}`,
        ]);
        assert.deepEqual(refused(group, { cloudRun: { service: "absent" } }), [
            `cloudRun.service must name a Cloud Run service of region ${REGION}, got "absent"; ${remedy}`,
        ]);
    });

    it("refuses a backend that is missing or in another region", () => {
        const absent = "projects/example-project/regions/us-central1/networkEndpointGroups/absent";
        assert.deepEqual(refused("backend", { backends: [{ group: absent, capacityScaler: 1 }] }), [
            `backends[0].group must name a network endpoint group that exists, got "${absent}"; ${EXISTS}`,
        ]);
        const elsewhere = of(`group-${FAILOVER}`);
        assert.deepEqual(
            refused("backend", { backends: [{ group: elsewhere.outputs.selfLink ?? "", capacityScaler: 1 }] }),
            [
                `backends[0].group must be in the region of the backend service (${REGION}), got "${elsewhere.id}"; give each region its own backend service`,
            ],
        );
    });

    it("[trap 2] refuses health checks and timeouts on serverless backends, and checks that serve Cloud DNS only", () => {
        const why = "must be left out when a backend is a serverless network endpoint group";
        assert.deepEqual(refused("backend", { healthChecks: of("check").id, timeoutSec: 60 }), [
            `healthChecks ${why}, got "${of("check").id}"; Cloud Run readiness probes say whether a region is healthy`,
            `timeoutSec ${why}, got 60; set the request timeout on the Cloud Run service`,
            `healthChecks must not name a health check with sourceRegions, got "${of("check").id}"; such a check serves Cloud DNS only; make another one for the backend service`,
        ]);
        assert.deepEqual(refused("backend", { timeoutSec: 30 }), []);
        assert.deepEqual(refused("backend", { backends: [], healthChecks: "absent" }), [
            `healthChecks must name a health check that exists, got "absent"; ${EXISTS}`,
        ]);
    });

    it("wants a capacity where the scheme has one, and none where it has not", () => {
        const group = of(`group-${REGION}`).id;
        assert.deepEqual(refused("backend", { backends: [{ group }] }), [
            "backends[0].capacityScaler must be set when loadBalancingScheme is EXTERNAL_MANAGED; set 1 to let the backend take its full share",
        ]);
        assert.deepEqual(refused("backend", { backends: [{ group, capacityScaler: 0 }] }), [
            "backends must have a capacityScaler above 0 in at least one backend; drain one backend at a time",
        ]);
        assert.deepEqual(refused("backend", { loadBalancingScheme: "INTERNAL" }), [
            "backends[0].capacityScaler must be left out when loadBalancingScheme is INTERNAL, got 1",
        ]);
        assert.deepEqual(refused("backend", { loadBalancingScheme: "INTERNAL_MANAGED", backends: [{ group }] }), []);
    });

    it("refuses a security policy that does not exist", () => {
        assert.deepEqual(refused("backend", { securityPolicy: "absent" }), [
            `securityPolicy must name a security policy that exists, got "absent"; ${EXISTS}`,
        ]);
    });

    it("refuses rules of a security policy that share a priority or throttle without a rate", () => {
        const rules = [
            { priority: 1, action: "throttle" },
            { priority: 1, action: "allow" },
        ];
        assert.deepEqual(refused("armor", { rules }), [
            "rules[1].priority must differ from that of rules[0], got 1; priorities are the identity of rules in a policy",
            "rules[0].rateLimitOptions must be set when the action is throttle; say conformAction, exceedAction and rateLimitThreshold",
        ]);
    });

    it("refuses a URL map to services that are missing or elsewhere, wherever it names them", () => {
        const service = "projects/example-project/regions/us-east1/backendServices/absent";
        const pathMatchers = [
            { name: "api", defaultService: of("backend").id, pathRules: [{ paths: ["/"], service }] },
        ];
        const property = "pathMatchers[0].pathRules[0].service";
        assert.deepEqual(refused("map", { pathMatchers, hostRules: [{ hosts: ["*"], pathMatcher: "web" }] }), [
            `${property} must name a regional backend service that exists, got "${service}"; ${EXISTS}`,
            `${property} must be in the region of the URL map (${REGION}), got "${service}"; give each region its own URL map`,
            'hostRules[0].pathMatcher must name one of the path matchers (api), got "web"',
        ]);
    });

    it("refuses a proxy whose URL map, TLS policy or certificate does not exist", () => {
        const certificateManagerCertificates = ["projects/example-project/locations/us-central1/certificates/absent"];
        assert.deepEqual(refused("proxy", { urlMap: "absent", sslPolicy: "absent", certificateManagerCertificates }), [
            `urlMap must name a URL map that exists, got "absent"; ${EXISTS}`,
            `sslPolicy must name a TLS policy that exists, got "absent"; ${EXISTS}`,
            `certificateManagerCertificates[0] must name a certificate that exists, got "${certificateManagerCertificates[0]}"; ${EXISTS}`,
        ]);
    });

    it("refuses a proxy without a certificate or with one of another region", () => {
        assert.deepEqual(refused("proxy", { certificateManagerCertificates: [] }), [
            "certificateManagerCertificates must name at least one certificate; pass the id of a Certificate Manager certificate of this region",
        ]);
        const elsewhere = cloud.make(of("certificate").type, "global", { name: "global", managed: { domains: [] } });
        assert.deepEqual(refused("proxy", { certificateManagerCertificates: [elsewhere.id] }), [
            `certificateManagerCertificates[0] must be a certificate of region ${REGION}, got "${elsewhere.id}"; make the certificate with location "${REGION}"`,
        ]);
    });

    it("refuses a TLS policy whose features do not go with its profile", () => {
        assert.deepEqual(refused("tls", { profile: "CUSTOM" }), [
            "customFeatures must be set when profile is CUSTOM, got none",
        ]);
        assert.deepEqual(refused("tls", { customFeatures: ["TLS_AES_128_GCM_SHA256"] }), [
            'customFeatures must be left out unless profile is CUSTOM, got 1 with profile "MODERN"',
        ]);
    });

    it("refuses a load balancer in a region without a proxy-only subnetwork", () => {
        const { cloud: bare, of: named, refused: refusedThere } = example();
        bare.delete(named(`proxies-${REGION}`));
        assert.deepEqual(refusedThere("front", { ipAddress: "198.18.9.9" }), [
            `network must have an active proxy-only subnetwork in ${REGION} when loadBalancingScheme is EXTERNAL_MANAGED, got "${named("network").outputs.selfLink}"; make a subnetwork with purpose REGIONAL_MANAGED_PROXY and role ACTIVE there first`,
        ]);
    });

    it("refuses a target, network, backend service or address that does not exist or lies elsewhere", () => {
        const target = "projects/example-project/regions/us-east1/targetHttpsProxies/absent";
        const ipAddress = "projects/example-project/regions/us-central1/addresses/absent";
        assert.deepEqual(refused("front", { target, ipAddress, backendService: "absent" }), [
            `target must name a target proxy that exists, got "${target}"; ${EXISTS}`,
            `target must be in the region of the forwarding rule (${REGION}), got "${target}"`,
            `backendService must name a backend service that exists, got "absent"; ${EXISTS}`,
            `ipAddress must name an address that exists, got "${ipAddress}"; ${EXISTS}`,
        ]);
        assert.match(
            refused("front", { network: "absent", ipAddress: "198.18.9.9" })[0] ?? "",
            /^network must name a network/,
        );
        const east = { region: FAILOVER, target: "", ipAddress: of("address").id };
        assert.deepEqual(refused("front", east), [
            `ipAddress must be an address of region ${FAILOVER}, got "${of("address").id}"`,
            `ipAddress must not serve port 443-443 twice: "${of("front").id}" does already, got "${of("address").outputs.address}"`,
        ]);
    });

    it("refuses another network tier than that of the address, and a port that is served already", () => {
        assert.deepEqual(refused("front", { networkTier: "STANDARD" }), [
            'networkTier must equal the tier of its address (PREMIUM), got "STANDARD"',
            `ipAddress must not serve port 443-443 twice: "${of("front").id}" does already, got "${of("address").outputs.address}"`,
        ]);
        assert.deepEqual(refused("front", { portRange: "80" }), []);
    });

    it("replaces a forwarding rule only for what Google cannot change in place", () => {
        const { inputs } = of("front");
        const attachment = (name: string) => `projects/p/regions/r/serviceAttachments/${name}`;
        const held = cloud.put(of("front").type, "psc", { ...inputs, name: "psc", target: attachment("a") });
        assert.deepEqual(cloud.replacements(held, { ...held.inputs, target: attachment("b") }), ["target"]);
        assert.deepEqual(cloud.replacements(held, { ...held.inputs, target: of("proxy").id }), []);
        const internal = { ...inputs, loadBalancingScheme: "INTERNAL_MANAGED", allowGlobalAccess: true };
        assert.deepEqual(cloud.replacements(of("front"), internal), ["allowGlobalAccess"]);
        assert.deepEqual(cloud.replacements(of("front"), { ...inputs, allowGlobalAccess: true }), []);
        cloud.delete(held);
    });

    it("refuses to delete a part that the next part still uses", () => {
        const chain = [
            [`group-${REGION}`, "backend service", "backend"],
            ["armor", "backend service", "backend"],
            ["backend", "URL map", "map"],
            ["map", "target proxy", "proxy"],
            ["tls", "target proxy", "proxy"],
            ["certificate", "target proxy", "proxy"],
            ["authorization", "certificate", "certificate"],
            ["proxy", "forwarding rule", "front"],
            ["check", "record set", "api-record"],
        ] as const;
        for (const [part, noun, user] of chain) {
            assert.deepEqual(
                cloud.refusalsOnDelete(of(part)),
                [`is in use by ${noun} "${of(user).id}"; ${FIRST}`],
                part,
            );
        }
        assert.deepEqual(cloud.refusalsOnDelete(of("front")), []);
    });

    it("refuses health checks that time out late, or that Cloud DNS cannot run", () => {
        assert.deepEqual(refused("check", { timeoutSec: 40 }), [
            "timeoutSec must be at most checkIntervalSec (30), got 40; shorten the timeout or lengthen the interval",
        ]);
        const { httpsHealthCheck: _https, ...rest } = of("check").inputs;
        const grpc = { ...rest, name: "grpc", checkIntervalSec: 5, timeoutSec: 1, grpcHealthCheck: { port: 443 } };
        assert.deepEqual(cloud.refusals(of("check").type, "grpc", grpc), [
            "checkIntervalSec must be at least 30 when sourceRegions are set, got 5; set 30, the fastest check that Cloud DNS can fail over on",
            "sourceRegions must be left out of a check of kind GRPC; check with HTTP, HTTPS or TCP",
        ]);
    });

    it("refuses port specifications of HTTP checks that contradict the ports given", () => {
        const http = (httpHealthCheck: { portSpecification: string; port: number }) =>
            cloud.refusals(of("check").type, "http", { name: "http", httpHealthCheck });
        assert.deepEqual(http({ portSpecification: "USE_NAMED_PORT", port: 80 }), [
            "httpHealthCheck.portSpecification must come with portName and without port when it is USE_NAMED_PORT; set portName and leave out port",
        ]);
        assert.deepEqual(http({ portSpecification: "USE_SERVING_PORT", port: 80 }), [
            "httpHealthCheck.portSpecification must come without port and portName when it is USE_SERVING_PORT; leave out both",
        ]);
        assert.deepEqual(http({ portSpecification: "USE_FIXED_PORT", port: 80 }), []);
    });

    it("refuses certificates whose domains or authorizations do not fit", () => {
        const managed = { domains: ["other.example.com"], dnsAuthorizations: [of("authorization").id] };
        assert.deepEqual(refused("certificate", { managed }), [
            'managed.domains[0] must be covered by one of the DNS authorizations (origin.example.com), got "other.example.com"; add an authorization for the domain without its wildcard',
        ]);
        assert.deepEqual(refused("certificate", { managed: { domains: [], dnsAuthorizations: ["absent"] } }), [
            `managed.dnsAuthorizations[0] must name a DNS authorization that exists, got "absent"; ${EXISTS}`,
        ]);
        assert.deepEqual(refused("certificate", { location: FAILOVER }), [
            `managed.dnsAuthorizations[0] must be an authorization of location ${FAILOVER}, got "${of("authorization").id}"; make one authorization for each location that has a certificate`,
        ]);
    });
});
