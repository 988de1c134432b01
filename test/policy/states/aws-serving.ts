/** A state of Erato's serving side in which every rule passes: three zones, a warm standby of two, Route 53 and CloudFront. */

import { type Properties, State, type StateResource } from "../state.ts";
import { edge } from "./aws-serving-edge.ts";
import { entrance, names } from "./aws-serving-entrance.ts";
import { fleet } from "./aws-serving-fleet.ts";
import { network } from "./aws-serving-network.ts";

export const SYSTEM = "erato";
export const REGIONS = ["us-east-1", "us-west-2"] as const;
export const ZONES: Readonly<Record<string, readonly string[]>> = {
    "us-east-1": ["us-east-1a", "us-east-1b", "us-east-1c"],
    "us-west-2": ["us-west-2a", "us-west-2b"],
};

/** What stands in one region: its name, its zones, and who its resources belong to. */
export interface Place {
    readonly region: string;
    readonly zones: readonly string[];
    readonly of: { readonly parent: string; readonly provider: string };
}

export function awsServingState(stack = "prod"): State {
    const places = REGIONS.map((region) => ({
        region,
        zones: ZONES[region] ?? [],
        of: { parent: SYSTEM, provider: `aws-${region}` },
    }));
    return new State(
        [
            { type: "pulumi:pulumi:Stack", name: `ha-platform-${stack}` },
            ...REGIONS.map((region) => provider(region)),
            system,
            ...places.flatMap((place) => [...network(place), ...entrance(place), ...fleet(place)]),
            ...names({ parent: SYSTEM, provider: "aws-us-east-1" }),
            ...edge({ parent: SYSTEM, provider: "aws-us-east-1" }),
            budgetAlarm,
        ],
        stack,
    );
}

function provider(region: string): StateResource {
    const outputs: Properties = { region };
    return { type: "pulumi:providers:aws", name: `aws-${region}`, id: `aws-${region}-id`, outputs };
}

const system: StateResource = {
    type: "ha-platform:systems:Erato",
    name: SYSTEM,
    outputs: {
        system: SYSTEM,
        regions: { primary: "us-east-1", failover: "us-west-2", writer: "us-east-1" },
        objectives: {
            availability: 0.999,
            recoveryTime: { targetSeconds: 14400 },
            recoveryPoint: { targetSeconds: 900 },
            triggers: { partition: { failoverSeconds: 120 } },
            load: { requestsPerMinutePerInstance: { target: 1000, peak: 1500 } },
        },
        health: { all: "/health", database: "/health/db" },
    },
};

const budgetAlarm: StateResource = {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    name: "budget-alarm",
    id: "budget",
    parent: SYSTEM,
    provider: "aws-us-east-1",
    outputs: {
        alarmDescription: "Runbook: https://runbooks.example.com/erato/error-budget",
        alarmActions: ["arn:aws:sns:us-east-1:123456789012:critical"],
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0.01,
        evaluationPeriods: 1,
        metricQueries: [
            { id: "share", expression: "FILL(part, 0) / whole", returnData: true },
            { id: "part", metric: { metricName: "HTTPCode_Target_5XX_Count", period: 3600, stat: "Sum" } },
            { id: "whole", metric: { metricName: "RequestCount", period: 3600, stat: "Sum" } },
        ],
    },
};
