import * as pulumi from "@pulumi/pulumi";
import { readConfig } from "../stacks/config.ts";
import { Foundations } from "../stacks/foundations/foundations.ts";
import { edgeRules } from "../stacks/systems/edge.ts";
import { EstaTracker } from "../stacks/systems/esta-tracker/system.ts";

/** The real program with `bench:copies` systems of the same kind, each with host names of its own. */
export async function platform(): Promise<Record<string, unknown>> {
    const config = readConfig();
    const copies = new pulumi.Config("bench").requireNumber("copies");
    const settings = config.settings["esta-tracker"];
    if (!settings) throw new Error("the benchmark needs the settings of esta-tracker");
    const systems = Array.from({ length: copies }, (_, index) => ({
        name: `esta-${index + 1}`,
        ...settings,
        releases: {
            ...settings.releases,
            image: settings.releases.image.replace("/esta-tracker/", `/esta-${index + 1}/`),
        },
        backup: { image: settings.backup.image.replace("/esta-tracker/", `/esta-${index + 1}/`) },
        host: `api-${index + 1}.${config.cloudflare.domain}`,
        bypass: { domain: `bypass-${index + 1}.example.net`, host: `api.bypass-${index + 1}.example.net` },
    }));
    const shared = new Foundations(
        config,
        systems.map(({ name, ...system }) => edgeRules(name, system)),
    );
    for (const { name, ...system } of systems) {
        new EstaTracker(name, { ...system, platform: shared });
    }
    return {};
}
