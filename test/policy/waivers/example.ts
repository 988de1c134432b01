import type { Waiver } from "../../../policy/waivers/waiver.ts";

export const waiver: Waiver = {
    rule: "valkey-survives-a-zone",
    stack: "prod",
    resource: "cache-us-east1",
    owner: "platform-team@example.com",
    reason: "the standby is rebuilt this week",
    ticket: "https://tickets.example.com/HA-1",
    created: "2026-11-01",
    expires: "2026-11-30",
};
