import type { StateResource } from "../state.ts";
import { arn, EAST, placed, REGIONS, WEST } from "./aws-data-place.ts";

export function keyArn(region: string): string {
    return arn("kms", region, `key/key-${region}`);
}

/** A key in each region, and the secret that both regions read. */
export const keys: readonly StateResource[] = [
    ...REGIONS.map((region) =>
        placed(
            "aws:kms/key:Key",
            `key-${region}`,
            region,
            {
                arn: keyArn(region),
                deletionWindowInDays: 30,
                enableKeyRotation: true,
                isEnabled: true,
                multiRegion: false,
                customerMasterKeySpec: "SYMMETRIC_DEFAULT",
                policy: JSON.stringify({
                    Statement: ["cloudwatch.amazonaws.com", "events.amazonaws.com", "backup.amazonaws.com"].map(
                        (service) => ({
                            Effect: "Allow",
                            Principal: { Service: service },
                            Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
                            Resource: "*",
                        }),
                    ),
                }),
            },
            { options: { protect: true } },
        ),
    ),
    placed(
        "aws:secretsmanager/secret:Secret",
        "administrator-secret",
        EAST,
        {
            kmsKeyId: keyArn(EAST),
            recoveryWindowInDays: 30,
            replicas: [{ region: WEST, kmsKeyId: keyArn(WEST) }],
        },
        { options: { protect: true } },
    ),
];
