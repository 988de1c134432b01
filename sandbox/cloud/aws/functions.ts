/** The AWS functions that the simulated cloud answers. */
import type { Functions } from "../kind.ts";

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
};
