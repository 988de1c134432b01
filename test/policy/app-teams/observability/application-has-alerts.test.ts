import rule from "../../../../policy/app-teams/rules/observability/application-has-alerts.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { appTeamState as good, PLATFORM, STACK, WORKLOADS } from "../../states/app-team.ts";

const alarm = (type: string) => (state: State) => state.without("errors").plus({ type, name: "alarm", id: "alarm" });

export default meetsContract(rule, {
    good,
    passes: ["aws:cloudwatch/metricAlarm:MetricAlarm", "kubernetes:monitoring.coreos.com/v1:PrometheusRule"].map(
        (type) => ({ when: `its only alert is a ${type}`, change: alarm(type), at: STACK }),
    ),
    fails: [
        {
            when: "there is no alert",
            change: (state) => state.without("errors"),
            at: STACK,
            says: /^serves requests and has no alert$/,
        },
    ],
    unknown: [
        {
            when: "an alert's channels are not known yet",
            change: (state) => state.at("errors", "notificationChannels", UNKNOWN),
            at: STACK,
            becomes: "pass",
        },
    ],
    silent: [
        { when: "there is no platform", change: (state) => state.without(PLATFORM) },
        { when: "the stack serves nothing", change: (state) => state.without(...WORKLOADS) },
    ],
});
