import rule from "../../../../policy/rules/redundancy/availability-property-not-ignored.ts";
import { estaState, LOAD_BALANCER, MONITOR } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";

const SQL = "records";
const ignoring =
    (at: string, ...ignoreChanges: readonly string[]) =>
    (good: State) =>
        good.facts(at, { options: { protect: true, ignoreChanges } });
const follower = (good: State) => good.at(SQL, "masterInstanceName", "records-us-central1");

export default meetsContract(rule, {
    good: () =>
        estaState().plus({
            type: "gcp:sql/databaseInstance:DatabaseInstance",
            name: SQL,
            id: SQL,
            options: { protect: true },
            outputs: { region: "us-east1", masterInstanceName: "" },
        }),
    passes: [
        {
            when: "what is ignored grows by itself",
            change: ignoring(SQL, "settings.diskSize", "masterInstanceName"),
            at: SQL,
        },
        {
            when: "a replica's backups are ignored",
            change: (good) => follower(ignoring(SQL, "settings.backupConfiguration")(good)),
            at: SQL,
        },
        {
            when: "a name only begins alike",
            change: ignoring(LOAD_BALANCER, "proxiedAs", "enabledness"),
            at: LOAD_BALANCER,
        },
    ],
    fails: [
        {
            when: "the pools are ignored",
            change: ignoring(LOAD_BALANCER, "description", "defaultPools"),
            at: LOAD_BALANCER,
            says: /ignoreChanges passes over defaultPools, on which availability rests/,
        },
        {
            when: "one pool is ignored",
            change: ignoring(LOAD_BALANCER, "defaultPools[0]"),
            at: LOAD_BALANCER,
            says: /defaultPools\[0\]/,
        },
        { when: "everything is ignored", change: ignoring(MONITOR, "*"), at: MONITOR, says: /passes over \*/ },
        { when: "all settings are ignored", change: ignoring(SQL, "settings"), at: SQL, says: /passes over settings,/ },
        {
            when: "a part is ignored in brackets",
            change: ignoring(SQL, 'settings["availabilityType"]'),
            at: SQL,
            says: /passes over settings\["availabilityType"\]/,
        },
        {
            when: "a part of the backups is ignored",
            change: ignoring(SQL, "settings.backupConfiguration.enabled", "settings.diskSize"),
            at: SQL,
            says: /passes over settings\.backupConfiguration\.enabled,/,
        },
        {
            when: "a replica's zones are ignored",
            change: (good) => follower(ignoring(SQL, "settings.availabilityType")(good)),
            at: SQL,
            says: /passes over settings\.availabilityType/,
        },
        {
            when: "a primary's backups are ignored and nothing is said about a primary",
            change: (good) =>
                ignoring(SQL, "settings.backupConfiguration")(good.at(SQL, "masterInstanceName", undefined)),
            at: SQL,
            says: /passes over settings\.backupConfiguration/,
        },
    ],
    unknown: [
        {
            when: "it is not known whether it follows",
            change: (good) => good.at(SQL, "masterInstanceName", UNKNOWN),
            at: SQL,
            becomes: "fail",
        },
    ],
});
