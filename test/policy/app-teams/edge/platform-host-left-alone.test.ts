import rule from "../../../../policy/app-teams/rules/edge/platform-host-left-alone.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { appTeamState as good, PLATFORM } from "../../states/app-team.ts";

const named = (type: string, property: string, host: string) => (state: State) =>
    state.plus({ type, name: "named", id: "named", outputs: { [property]: host } });

export default meetsContract(rule, {
    good,
    passes: [
        {
            when: "a host lies under one of the platform's",
            change: (state) => state.at("balancer", "name", "portal.claims.example.com"),
            at: "balancer",
        },
        {
            when: "a host has the name of what is no host",
            change: (state) => state.at("balancer", "name", "write.claim-navigator.internal"),
            at: "balancer",
        },
    ],
    fails: [
        {
            when: "a load balancer takes the platform's host",
            change: (state) => state.at("balancer", "name", "claims.example.com"),
            at: "balancer",
            says: /^name is for claims\.example\.com, claim-navigator's endpoints\.public$/,
        },
        ...(
            [
                ["cloudflare:index/dnsRecord:DnsRecord", "name", "us-east1.claims-origin.example.com"],
                ["cloudflare:index/workersCustomDomain:WorkersCustomDomain", "hostname", "agents.example.com"],
                ["cloudflare:index/workersRoute:WorkersRoute", "pattern", "claims.example.com/api/*"],
                ["cloudflare:index/workersRoute:WorkersRoute", "pattern", "claims.example.com*"],
                ["gcp:dns/recordSet:RecordSet", "name", "claims.example.com."],
                ["aws:route53/record:Record", "name", "_writer.api.erato.example"],
            ] as const
        ).map(([type, property, host]) => ({
            when: `${type} is for ${host}`,
            change: named(type, property, host),
            at: "named",
            says: new RegExp(`^${property} is for .*'s (endpoints|writerRecord)`),
        })),
    ],
    unknown: [
        {
            when: "the host is not known yet",
            change: (state) => state.at("balancer", "name", UNKNOWN),
            at: "balancer",
            becomes: "unknown",
        },
    ],
    silent: [{ when: "there is no platform", change: (state) => state.without(PLATFORM) }],
});
