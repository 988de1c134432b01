import * as pulumi from "@pulumi/pulumi";
import { readConfig } from "../stacks/config.ts";
import { Foundations } from "../stacks/foundations/foundations.ts";
import { ownFoundations } from "../stacks/foundations/own-foundations.ts";
import { edgeRules } from "../stacks/systems/edge.ts";
import { EstaTracker } from "../stacks/systems/esta-tracker/system.ts";

/** The real program with `bench:copies` systems of the same kind, numbered from `bench:first`, each with host names of its own. */
export async function platform(): Promise<Record<string, unknown>> {
    const config = readConfig();
    const bench = new pulumi.Config("bench");
    const [copies, first] = [bench.requireNumber("copies"), bench.getNumber("first") ?? 1];
    const settings = config.settings["esta-tracker"];
    if (!settings) throw new Error("the benchmark needs the settings of esta-tracker");
    const systems = Array.from({ length: copies }, (_, index) => first + index).map((number) => ({
        name: `esta-${number}`,
        ...settings,
        releases: {
            ...settings.releases,
            image: settings.releases.image.replace("/esta-tracker/", `/esta-${number}/`),
        },
        backup: { image: settings.backup.image.replace("/esta-tracker/", `/esta-${number}/`) },
        host: `api-${number}.${config.cloudflare.domain}`,
        bypass: { domain: `bypass-${number}.example.net`, host: `api.bypass-${number}.example.net` },
    }));
    const hosts = systems.map(({ name, ...system }) => edgeRules(name, system));
    const shared = new Foundations(config, ownFoundations(config, hosts));
    for (const { name, ...system } of systems) {
        new EstaTracker(name, { ...system, platform: shared });
    }
    return {};
}
