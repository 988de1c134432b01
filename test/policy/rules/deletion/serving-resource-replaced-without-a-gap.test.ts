import rule from "../../../../policy/rules/deletion/serving-resource-replaced-without-a-gap.ts";
import { LOAD_BALANCER } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import type { State } from "../../state.ts";

const SERVING = [
    "aws:rds/instance:Instance",
    "aws:elasticache/replicationGroup:ReplicationGroup",
    "aws:autoscaling/group:Group",
    "aws:route53/record:Record",
    "gcp:sql/databaseInstance:DatabaseInstance",
    "gcp:firestore/database:Database",
    "gcp:memorystore/instance:Instance",
    "gcp:storage/bucket:Bucket",
    "gcp:cloudrunv2/service:Service",
    "gcp:container/cluster:Cluster",
    "gcp:container/nodePool:NodePool",
    "gcp:compute/address:Address",
    "gcp:compute/forwardingRule:ForwardingRule",
    "gcp:compute/regionBackendService:RegionBackendService",
    "gcp:dns/recordSet:RecordSet",
    "cloudflare:index/loadBalancer:LoadBalancer",
    "cloudflare:index/loadBalancerPool:LoadBalancerPool",
    "cloudflare:index/dnsRecord:DnsRecord",
    "kubernetes:apps/v1:Deployment",
    "kubernetes:apps/v1:StatefulSet",
    "kubernetes:core/v1:Service",
];
const abrupt = { protect: true, deleteBeforeReplace: true };

export default meetsContract(rule, {
    passes: [
        {
            when: "other options are set",
            change: (good) => good.facts(LOAD_BALANCER, { options: { ignoreChanges: ["description"] } }),
            at: LOAD_BALANCER,
        },
    ],
    fails: [
        {
            when: "one that is there goes before its successor comes",
            change: (good) => good.facts(LOAD_BALANCER, { options: abrupt }),
            at: LOAD_BALANCER,
            says: /deleteBeforeReplace is true, needs false/,
        },
        ...SERVING.map((type) => ({
            when: `a ${type} goes before its successor comes`,
            change: (good: State) => good.plus({ type, name: "added", id: "added", outputs: {}, options: abrupt }),
            at: "added",
            says: /deleteBeforeReplace is true, needs false/,
        })),
    ],
    unknown: [],
});
