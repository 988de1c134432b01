/** The AWS functions that the simulated cloud answers. */
import type { Functions } from "../kind.ts";
import { zoneId, zonesOfRegion } from "./zones.ts";

export const awsFunctions: Functions = {
    "aws:index/getRegion:getRegion": (args, { region }) => {
        const name = typeof args.region === "string" ? args.region : region;
        return { id: name, name, region: name, description: name, endpoint: `ec2.${name}.amazonaws.com` };
    },
    "aws:index/getCallerIdentity:getCallerIdentity": (_, { account }) => ({
        id: account,
        accountId: account,
        arn: `arn:aws:iam::${account}:user/deployer`,
        userId: "AIDAEXAMPLEEXAMPLE000",
    }),
    /** Always the same three zones of the region; filters are handed back and not applied. */
    "aws:index/getAvailabilityZones:getAvailabilityZones": (args, { region }) => {
        const name = typeof args.region === "string" ? args.region : region;
        const zones = zonesOfRegion(name);
        return {
            ...args,
            id: name,
            region: name,
            names: zones,
            zoneIds: zones.map(zoneId),
            groupNames: [`${name}-zg-1`],
        };
    },
};
