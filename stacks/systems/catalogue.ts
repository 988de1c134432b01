import type { HostRules } from "../../components/cloudflare/zone-rules.ts";
import { AgentBackend } from "./agent-backend/system.ts";
import { ClaimNavigator } from "./claim-navigator/system.ts";
import { edgeRules } from "./edge.ts";
import { Erato } from "./erato/system.ts";
import { EstaTracker } from "./esta-tracker/system.ts";
import { HireMeBahamas } from "./hire-me-bahamas/system.ts";
import type { SystemName, SystemSettings } from "./settings.ts";
import type { SystemPlatform } from "./system-platform.ts";

/** How one system is put into a stack. */
interface Entry<Settings> {
    /** The rules that it wants on the shared edge zone, by host name. */
    readonly edgeRules: (name: string, settings: Settings) => readonly HostRules[];
    /** Builds it and returns what application teams may rely on. */
    readonly create: (name: string, settings: Settings, platform: SystemPlatform) => unknown;
}

/** Every system of the platform. */
const SYSTEMS: { readonly [Name in SystemName]: Entry<SystemSettings[Name]> } = {
    "claim-navigator": {
        edgeRules: (name, settings) => [edgeRules(name, settings)],
        create: (name, settings, platform) => new ClaimNavigator(name, { ...settings, platform }).outputs,
    },
    "esta-tracker": {
        edgeRules: (name, settings) => [edgeRules(name, settings)],
        create: (name, settings, platform) => new EstaTracker(name, { ...settings, platform }).outputs,
    },
    "hire-me-bahamas": {
        edgeRules: (name, settings) => [edgeRules(name, settings)],
        create: (name, settings, platform) => new HireMeBahamas(name, { ...settings, platform }).outputs,
    },
    "agent-backend": {
        edgeRules: (name, settings) => [edgeRules(name, settings)],
        create: (name, settings, platform) => new AgentBackend(name, { ...settings, platform }).outputs,
    },
    erato: {
        // CloudFront and Route 53 are its edge.
        edgeRules: () => [],
        create: (name, settings, platform) => new Erato(name, { ...settings, platform }).outputs,
    },
};

/** The rules that a system wants on the shared edge zone. */
export function edgeRulesOf<Name extends SystemName>(
    name: Name,
    settings: Partial<SystemSettings>,
): readonly HostRules[] {
    return SYSTEMS[name].edgeRules(name, settingsOf(name, settings));
}

/** Builds a system and returns its outputs. */
export function createSystem<Name extends SystemName>(
    name: Name,
    settings: Partial<SystemSettings>,
    platform: SystemPlatform,
): unknown {
    return SYSTEMS[name].create(name, settingsOf(name, settings), platform);
}

function settingsOf<Name extends SystemName>(name: Name, settings: Partial<SystemSettings>): SystemSettings[Name] {
    const { [name]: own } = settings;
    if (own === undefined) throw new RangeError(`the configuration holds no settings for ${name}`);
    return own;
}
