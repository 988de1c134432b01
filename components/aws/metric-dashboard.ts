import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";
import { type Metric, PERIOD_SECONDS } from "./metric.ts";

/** One chart: series of one region, drawn over each other. */
export interface Chart {
    readonly title: string;
    readonly region: string;
    readonly metrics: readonly Metric[];
}

export interface MetricDashboardArgs {
    /** Name of the dashboard. */
    readonly title: string;
    /** In the order in which they are shown. */
    readonly charts: readonly Chart[];
    readonly provider: pulumi.ProviderResource;
}

type Known = Omit<Chart, "metrics"> & {
    readonly metrics: readonly (Omit<Metric, "dimensions"> & {
        readonly dimensions: Readonly<Record<string, string>>;
    })[];
};

/** CloudWatch's grid has 24 columns. */
const WIDTH = 12;
const HEIGHT = 6;

/** The dashboard's definition: charts two abreast, in the order given. */
export function planMetricDashboard(charts: readonly Known[]) {
    return {
        widgets: charts.map(({ title, region, metrics }, index) => ({
            type: "metric",
            x: (index % 2) * WIDTH,
            y: Math.floor(index / 2) * HEIGHT,
            width: WIDTH,
            height: HEIGHT,
            properties: {
                title,
                region,
                view: "timeSeries",
                stacked: false,
                period: PERIOD_SECONDS,
                metrics: metrics.map(({ namespace, name, statistic, dimensions }) => [
                    namespace,
                    name,
                    ...Object.entries(dimensions).flat(),
                    { stat: statistic },
                ]),
            },
        })),
    };
}

/** One page with the system's signals, region beside region: CloudWatch's dashboards belong to no region. */
export class MetricDashboard extends Component {
    constructor(name: string, args: MetricDashboardArgs, options?: ComponentOptions) {
        super("aws:MetricDashboard", name, options);
        const known = pulumi.output(args.charts.map(({ metrics, ...chart }) => ({ ...chart, metrics: [...metrics] })));
        new aws.cloudwatch.Dashboard(
            this.child("dashboard"),
            {
                dashboardName: args.title,
                dashboardBody: known.apply((charts) => JSON.stringify(planMetricDashboard(charts))),
            },
            this.inside(args.provider),
        );
        this.registerOutputs({ charts: args.charts.map(({ title }) => title) });
    }
}
