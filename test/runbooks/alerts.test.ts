import assert from "node:assert/strict";
import * as fs from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { plan } from "../../sandbox/engine/plan.ts";
import { readStackConfiguration } from "../../sandbox/engine/stack-files.ts";
import { repository } from "../sandbox/engine/sandbox-fixture.ts";
import { readPage } from "./page.ts";
import { pagesOf, systemsWithPages } from "./suite.ts";

interface Alert {
    readonly name: string;
    /** Where it says what to read; nothing when it has no place for that or leaves it empty. */
    readonly address: string | undefined;
}

const documented = z.object({ documentation: z.object({ links: z.array(z.object({ url: z.string() })).min(1) }) });
const described = (key: string) => z.object({ [key]: z.string() }).transform((inputs) => inputs[key] ?? "");
const ruled = z.object({
    spec: z.object({
        groups: z.array(
            z.object({
                rules: z.array(z.object({ alert: z.string(), annotations: z.object({ runbook_url: z.string() }) })),
            }),
        ),
    }),
});

/** Kinds of resources that tell a person something, and where each keeps the address. */
const ADDRESSES: Readonly<Record<string, (inputs: unknown) => readonly string[]>> = {
    "gcp:monitoring/alertPolicy:AlertPolicy": (inputs) =>
        documented.parse(inputs).documentation.links.map(({ url }) => url),
    "aws:cloudwatch/metricAlarm:MetricAlarm": (inputs) => addressesIn(described("alarmDescription").parse(inputs)),
    "aws:cloudwatch/compositeAlarm:CompositeAlarm": (inputs) =>
        addressesIn(described("alarmDescription").parse(inputs)),
    "aws:cloudwatch/eventRule:EventRule": (inputs) => addressesIn(described("description").parse(inputs)),
    "cloudflare:index/notificationPolicy:NotificationPolicy": (inputs) =>
        addressesIn(described("description").parse(inputs)),
    "kubernetes:monitoring.coreos.com/v1:PrometheusRule": (inputs) =>
        ruled.parse(inputs).spec.groups.flatMap(({ rules }) => rules.map(({ annotations }) => annotations.runbook_url)),
};

function addressesIn(text: string): string[] {
    return text.match(/https:\/\/\S+/g) ?? [];
}

describe("every alert of prod", function () {
    this.timeout(120_000);
    const alerts: Alert[] = [];
    const kinds = new Set<string>();
    let systems: Record<string, { runbooks: Record<string, string> }> = {};
    const address = z.string().parse(readStackConfiguration(repository, "prod", {}).values["ha-platform:runbooks"]);

    before(async () => {
        const planned = await plan({ root: repository, stack: "prod", command: "preview" });
        assert.equal(planned.result, "succeeded", planned.diagnostics.map(({ message }) => message).join("; "));
        for (const { type, urn, inputs } of planned.state().deployment.resources) {
            const addressesOf = ADDRESSES[type];
            if (addressesOf === undefined) continue;
            kinds.add(type);
            const found = addressesOf(inputs);
            const name = urn.split("::").at(-1) ?? "";
            if (found.length === 0) alerts.push({ name, address: undefined });
            for (const one of found) alerts.push({ name, address: one });
        }
        const contract = z.object({
            systems: z.record(z.string(), z.object({ runbooks: z.record(z.string(), z.string()) })),
        });
        systems = contract.parse(planned.outputs).systems;
    });

    it("[ET-18] [CN-11] [ER-10] of each kind, names a page and the place on it", () => {
        assert.deepEqual([...kinds].sort(), Object.keys(ADDRESSES).sort());
        assert.ok(alerts.length > 130, `only ${alerts.length} alerts`);
        const without = alerts.filter(
            (alert) =>
                !alert.address?.startsWith(`${address}/`) || !/\/[a-z-]+\/[a-z-]+\.md#[a-z0-9-]+$/.test(alert.address),
        );
        assert.deepEqual(without, []);
    });

    it("leads to a page that exists and says there what the alert means", () => {
        const dead = alerts.filter((alert) => !isThere(address, alert.address ?? ""));
        assert.deepEqual(dead, []);
    });

    it("is in the outputs with the same address", () => {
        const told = new Set(alerts.map((alert) => alert.address));
        for (const [system, { runbooks }] of Object.entries(systems)) {
            assert.ok(Object.keys(runbooks).length > 10, system);
            for (const [name, page] of Object.entries(runbooks))
                assert.ok(told.has(page), `${system}: ${name} ${page}`);
        }
    });

    it("and no page explains an alert that nobody sends", () => {
        const told = new Set(alerts.map((alert) => alert.address));
        const silent = systemsWithPages().flatMap((system) =>
            fs.readdirSync(pagesOf(system)).flatMap((file) => {
                const markdown = fs.readFileSync(join(pagesOf(system), file), "utf8");
                return [...markdown.matchAll(/<a id="([^"]+)">/g)]
                    .map(([, id]) => `${address}/${system}/${file}#${id}`)
                    .filter((one) => !told.has(one));
            }),
        );
        assert.deepEqual(silent, []);
    });
});

function isThere(address: string, one: string): boolean {
    const [path = "", anchor = ""] = one.slice(address.length + 1).split("#");
    const [system = "", file = ""] = path.split("/");
    const page = join(pagesOf(system), file);
    return fs.existsSync(page) && readPage(fs.readFileSync(page, "utf8")).anchors.has(anchor);
}
