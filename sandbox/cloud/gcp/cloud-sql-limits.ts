/** What the Cloud SQL API asks of an instance's settings: network, backups, edition and machine type. */
import { bag, flag, list, number, text } from "../bag.ts";
import type { Draft, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { refersToNetwork } from "./checks.ts";
import { edition, engine, isReplica } from "./cloud-sql-names.ts";
import { privateServicesConnection } from "./service-networking.ts";

const BACKUPS = "settings.backupConfiguration";
const ADDRESSES = "settings.ipConfiguration";

export function settingsRefusals(draft: Draft): readonly Refusal[] {
    return [
        ...reachable(draft),
        ...privateNetwork(draft),
        ...zoneFailover(draft),
        ...logging(draft),
        ...forEdition(draft),
    ];
}

function reachable({ inputs }: Draft): readonly Refusal[] {
    const isPrivate = bag(inputs, ADDRESSES)?.privateNetwork !== undefined;
    const hasEndpoint = list(inputs, `${ADDRESSES}.pscConfigs`).length > 0;
    return refuseIf(flag(inputs, `${ADDRESSES}.ipv4Enabled`) === false && !isPrivate && !hasEndpoint, {
        property: `${ADDRESSES}.ipv4Enabled`,
        problem: "must be true unless privateNetwork is set or Private Service Connect is on",
        got: "false",
        remedy: "set privateNetwork, so that the instance has an address",
    });
}

/** The provider asks for the connection before it calls the API. */
function privateNetwork(draft: Draft): readonly Refusal[] {
    const property = `${ADDRESSES}.privateNetwork`;
    const network = text(draft.inputs, property);
    if (network === undefined) return [];
    const missing = refersToNetwork(draft, property);
    if (missing.length > 0) return missing;
    return refuseIf(privateServicesConnection(draft.cloud, network) === undefined, {
        property,
        problem: "must name a network with a private services connection",
        got: printable(network),
        remedy: "make a servicenetworking connection of the network first and let the instance depend on it",
    });
}

/** Source: description of `settings.availabilityType` in the typings of `@pulumi/gcp` 9.37.0, read 2026-11-22. */
function zoneFailover({ inputs }: Draft): readonly Refusal[] {
    if (text(inputs, "settings.availabilityType") !== "REGIONAL" || isReplica(inputs)) return [];
    const log = engine(inputs) === "MYSQL" ? "binaryLogEnabled" : "pointInTimeRecoveryEnabled";
    return ["enabled", log].flatMap((key) => {
        const property = `${BACKUPS}.${key}`;
        const isOn = flag(inputs, property) === true;
        // Some editions turn the log on by themselves, so that only an explicit false is wrong.
        const isDefault = key !== "enabled" && bag(inputs, BACKUPS)?.[key] === undefined && defaultsOn(inputs);
        return refuseIf(!isOn && !isDefault && !isUndecided(inputs, key), {
            property,
            problem: "must be true when settings.availabilityType is REGIONAL",
            got: String(flag(inputs, property) ?? "nothing"),
            remedy: "the standby in the other zone needs backups and the transaction log",
        });
    });
}

function defaultsOn(inputs: Bag): boolean {
    return text(inputs, "settings.edition") === "ENTERPRISE_PLUS" && engine(inputs) !== "MYSQL";
}

/** True when the value is written but not known. */
function isUndecided(inputs: Bag, key: string): boolean {
    const written = bag(inputs, BACKUPS)?.[key];
    return written !== undefined && written !== null && typeof written !== "boolean";
}

/** The first is the provider's plan check. */
function logging(draft: Draft): readonly Refusal[] {
    const { inputs } = draft;
    const days = number(inputs, `${BACKUPS}.transactionLogRetentionDays`);
    const most = edition(draft) === "ENTERPRISE_PLUS" ? 35 : 7;
    return [
        ...refuseIf(engine(inputs) === "MYSQL" && flag(inputs, `${BACKUPS}.pointInTimeRecoveryEnabled`) === true, {
            property: `${BACKUPS}.pointInTimeRecoveryEnabled`,
            problem: "must be left out for MySQL",
            got: "true",
            remedy: "set binaryLogEnabled, which gives MySQL point-in-time recovery",
        }),
        ...refuseIf(engine(inputs) !== "MYSQL" && flag(inputs, `${BACKUPS}.binaryLogEnabled`) === true, {
            property: `${BACKUPS}.binaryLogEnabled`,
            problem: "must be left out unless the engine is MySQL",
            got: "true",
            remedy: "set pointInTimeRecoveryEnabled",
        }),
        ...refuseIf(days !== undefined && (days < 1 || days > most), {
            property: `${BACKUPS}.transactionLogRetentionDays`,
            problem: `must be from 1 to ${most} in edition ${edition(draft)}`,
            got: String(days),
        }),
    ];
}

/** Machine types and settings that only one of the editions has. */
function forEdition(draft: Draft): readonly Refusal[] {
    const { inputs } = draft;
    const isPlus = edition(draft) === "ENTERPRISE_PLUS";
    const tier = text(inputs, "settings.tier");
    const isPlusTier = tier?.startsWith("db-perf-optimized") === true || tier?.startsWith("db-c4a") === true;
    return [
        ...refuseIf(tier !== undefined && isPlusTier !== isPlus, {
            property: "settings.tier",
            problem: isPlus
                ? "must be a db-perf-optimized machine type in edition ENTERPRISE_PLUS"
                : "must not be a db-perf-optimized machine type in edition ENTERPRISE",
            got: printable(tier),
            remedy: "say settings.edition: PostgreSQL 16 and later default to ENTERPRISE_PLUS",
        }),
        ...refuseIf(!isPlus && flag(inputs, "settings.dataCacheConfig.dataCacheEnabled") === true, {
            property: "settings.dataCacheConfig.dataCacheEnabled",
            problem: "must be false unless settings.edition is ENTERPRISE_PLUS",
            got: "true",
        }),
        ...refuseIf(!isPlus && list(inputs, "settings.connectionPoolConfigs").length > 0, {
            property: "settings.connectionPoolConfigs",
            problem: "must be left out unless settings.edition is ENTERPRISE_PLUS",
            got: `edition ${edition(draft)}`,
            remedy: "run a pooler beside the application",
        }),
    ];
}
