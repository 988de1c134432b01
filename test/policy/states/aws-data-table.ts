import type { State } from "../state.ts";
import { awsDataState } from "./aws-data.ts";
import { arn, EAST, placed } from "./aws-data-place.ts";

/** The data state with a table of DynamoDB beside the databases. */
export function tableState(): State {
    return awsDataState().plus(
        placed(
            "aws:dynamodb/table:Table",
            "table",
            EAST,
            {
                arn: arn("dynamodb", EAST, "table/orders"),
                name: "orders",
                billingMode: "PAY_PER_REQUEST",
                pointInTimeRecovery: { enabled: true },
                deletionProtectionEnabled: true,
                replicas: [{ regionName: "us-west-2" }],
                tagsAll: { backup: "erato" },
            },
            { options: { protect: true } },
        ),
        placed("aws:backup/restoreTestingSelection:RestoreTestingSelection", "restores-DynamoDB", EAST, {
            restoreTestingPlanName: "restores",
            protectedResourceType: "DynamoDB",
        }),
    );
}
