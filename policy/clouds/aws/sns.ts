/** Topics of SNS, and who sends to them. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { METRIC_ALARM } from "./cloudwatch.ts";
import { EVENT_TARGET } from "./event-rule.ts";

export const TOPIC = "aws:sns/topic:Topic";
export const TOPIC_POLICY = "aws:sns/topicPolicy:TopicPolicy";

const COMPOSITE_ALARM = "aws:cloudwatch/compositeAlarm:CompositeAlarm";

const SENDERS = [
    { type: METRIC_ALARM, path: "alarmActions", service: "cloudwatch.amazonaws.com" },
    { type: COMPOSITE_ALARM, path: "alarmActions", service: "cloudwatch.amazonaws.com" },
    { type: EVENT_TARGET, path: "arn", service: "events.amazonaws.com" },
] as const;

/** Services of AWS that send to a topic, as alarms and rules of the stack say; none for a topic of something else. */
export function sendersOf(graph: Graph, topic: Resource): readonly string[] {
    const sending = SENDERS.filter(({ type, path }) => graph.referring(topic, type, path).length > 0);
    return [...new Set(sending.map(({ service }) => service))];
}
