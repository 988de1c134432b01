import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";

/** One chart: what is drawn, and how its time series are combined. */
export interface Chart {
    readonly title: string;
    readonly filter: pulumi.Input<string>;
    readonly aligner: string;
    readonly reducer: string;
    readonly groupBy?: readonly string[];
}

export interface DashboardArgs {
    readonly project: string;
    /** Name of the dashboard. */
    readonly title: string;
    /** In the order in which they are shown. */
    readonly charts: readonly Chart[];
    readonly provider: pulumi.ProviderResource;
}

const COLUMNS = 48;
const WIDTH = 24;
const HEIGHT = 16;

/** The dashboard's definition: charts two abreast, in the order given. */
export function planDashboard(title: string, charts: readonly (Omit<Chart, "filter"> & { readonly filter: string })[]) {
    return {
        displayName: title,
        mosaicLayout: {
            columns: COLUMNS,
            tiles: charts.map(({ title: chartTitle, filter, aligner, reducer, groupBy = [] }, index) => ({
                width: WIDTH,
                height: HEIGHT,
                xPos: (index % 2) * WIDTH,
                yPos: Math.floor(index / 2) * HEIGHT,
                widget: {
                    title: chartTitle,
                    xyChart: {
                        dataSets: [
                            {
                                plotType: "LINE",
                                timeSeriesQuery: {
                                    timeSeriesFilter: {
                                        filter,
                                        aggregation: {
                                            alignmentPeriod: "60s",
                                            perSeriesAligner: aligner,
                                            crossSeriesReducer: reducer,
                                            groupByFields: [...groupBy],
                                        },
                                    },
                                },
                            },
                        ],
                    },
                },
            })),
        },
    };
}

/** One page with the system's signals, region beside region. */
export class Dashboard extends Component {
    constructor(name: string, args: DashboardArgs, options?: ComponentOptions) {
        super("gcp:Dashboard", name, options);
        const filters = pulumi.all(args.charts.map(({ filter }) => filter));
        const dashboardJson = filters.apply((resolved) =>
            JSON.stringify(
                planDashboard(
                    args.title,
                    args.charts.map((chart, index) => ({ ...chart, filter: resolved[index] ?? "" })),
                ),
            ),
        );
        new gcp.monitoring.Dashboard(
            this.child("dashboard"),
            { project: args.project, dashboardJson },
            this.inside(args.provider),
        );
        this.registerOutputs({ charts: args.charts.map(({ title }) => title) });
    }
}
