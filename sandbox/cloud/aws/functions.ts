/** The AWS functions that the simulated cloud answers. */
import { bags, text, texts } from "../bag.ts";
import { token } from "../chance.ts";
import type { CloudView, Existing, Functions } from "../kind.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { homeOf } from "./references.ts";
import { SECRET } from "./tokens.ts";
import { zoneId, zonesOfRegion } from "./zones.ts";

const VERSION = "aws:secretsmanager/secretVersion:SecretVersion";

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
    /** The same text for the same request: nothing here is drawn anew in each run, as the real one would be. */
    "aws:secretsmanager/getRandomPassword:getRandomPassword": (args, { account, region }) => {
        const length = typeof args.passwordLength === "number" ? args.passwordLength : 32;
        const randomPassword = token(`${account} ${JSON.stringify(args)}`, "alnum", length, "password");
        return { ...args, id: randomPassword, randomPassword, region };
    },
    /** The current version of a secret, in its own region or in one that it is replicated to. */
    "aws:secretsmanager/getSecretVersion:getSecretVersion": (args, { region }, cloud) => {
        const here = typeof args.region === "string" ? args.region : region;
        const secret = secretIn(cloud, args.secretId, here);
        const version = cloud
            .all(VERSION)
            .find(({ inputs }) => [secret.id, secret.outputs.name].some((name) => name === inputs.secretId));
        if (version === undefined) throw new Error(`ResourceNotFoundException: ${secret.id} has no version yet`);
        return { ...args, ...read(version), id: version.id, arn: secret.id, region: here };
    },
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

function secretIn(cloud: CloudView, reference: unknown, region: string): Existing {
    const found = cloud
        .all(SECRET)
        .find(
            (secret) =>
                [secret.id, secret.outputs.name].some((name) => name === reference) &&
                [homeOf(secret), ...replicasOf(secret)].includes(region),
        );
    if (found === undefined) {
        throw new Error(`ResourceNotFoundException: no secret ${printable(String(reference))} in ${region}`);
    }
    return found;
}

const replicasOf = ({ outputs }: Existing): readonly string[] =>
    bags(outputs, "replicas").flatMap(({ item }) => text(item, "region") ?? []);

function read({ inputs, outputs }: Existing): Bag {
    return {
        secretString: inputs.secretStringWo ?? inputs.secretString ?? "",
        secretBinary: inputs.secretBinary ?? "",
        versionId: outputs.versionId ?? "",
        versionStages: texts(outputs, "versionStages").map(({ item }) => item),
        createdDate: "2026-01-01T00:00:00Z",
    };
}
