import { Certificates } from "../../../components/aws/certificates.ts";
import { EDGE_REGION } from "../../../components/aws/content-delivery.ts";
import { HostedZone } from "../../../components/aws/hosted-zone.ts";
import { InstanceIdentity } from "../../../components/aws/instance-identity.ts";
import { refuse } from "../../../components/core/argument-error.ts";
import { forRegions, inRegion } from "../../../components/core/by-region.ts";
import { Component, type ComponentOptions } from "../../../components/core/component.ts";
import { objectivesProblems, plainObjectives } from "../../../components/core/objectives.ts";
import { inBothAwsRegions, type SystemPlatform } from "../system-platform.ts";
import { createBackups } from "./backups.ts";
import type { EratoConfig } from "./config.ts";
import { createData, dataEnvironment, dataGrants } from "./data.ts";
import { createDelivery, createRecords } from "./delivery.ts";
import { createEntrances } from "./entrances.ts";
import { createFleets } from "./fleets.ts";
import { hostsOf } from "./names.ts";
import { backupPlans, OBJECTIVES } from "./objectives.ts";
import { createAlarms, rollbackAlarms, watchFleets } from "./observability.ts";
import { type EratoOutputs, eratoOutputs } from "./outputs.ts";
import { HEALTH_PATHS } from "./tables.ts";

export interface EratoArgs extends EratoConfig {
    readonly platform: SystemPlatform;
}

/** A web backend on AWS alone: three zones in one region, a warm standby in another, Route 53 and CloudFront in front (ER-01 to ER-15). */
export class Erato extends Component {
    readonly outputs: EratoOutputs;

    constructor(name: string, args: EratoArgs, options?: ComponentOptions) {
        super("systems:Erato", name, options);
        refuse(`Erato ${name}`, objectivesProblems(OBJECTIVES));
        const { aws } = args.platform;
        const { regions } = aws;
        const both = inBothAwsRegions(name, args.platform);
        const inside = { parent: this };
        const backups = backupPlans(args);
        const global = { ...both, provider: aws.edgeProvider };

        // Names, and the proof that they are ours.
        const zone = new HostedZone(`${name}-domain`, { ...global, domain: args.domain }, inside);
        const certificates = new Certificates(
            `${name}-certificate`,
            {
                names: hostsOf(args.domain).certificate,
                zoneId: zone.zoneId,
                providers: { ...aws.providers, [EDGE_REGION]: aws.edgeProvider },
                tags: both.tags,
            },
            inside,
        );

        // How requests get in, and what is kept behind that.
        const entrances = createEntrances(name, args, certificates, this);
        const records = createRecords(name, args, zone, entrances, this);
        const data = createData(name, args, entrances, this);

        // What answers, and who is told when it does not.
        const watches = createAlarms(name, args, { entrances, data }, this);
        const identity = new InstanceIdentity(
            `${name}-instance`,
            { ...global, grants: dataGrants(args, data) },
            inside,
        );
        const fleets = createFleets(
            name,
            args,
            {
                identity,
                entrances,
                rollbackAlarms: forRegions(regions, (region) => rollbackAlarms(inRegion(watches, region))),
                environment: (region) => dataEnvironment(region, data, records.writerHost),
            },
            this,
        );
        const fleetAlarms = watchFleets(name, args, watches, fleets, this);

        // What is kept of it elsewhere.
        const configuration = createBackups(name, args, { data, watches }, this);

        // What is nearest to people.
        const { assets, delivery } = createDelivery(name, args, zone, certificates, this);

        const parts = { zone, records, data, configuration, identity, watches, fleets, fleetAlarms, assets, delivery };
        this.outputs = eratoOutputs(args, parts);
        this.registerOutputs({
            system: name,
            regions,
            objectives: plainObjectives(OBJECTIVES),
            backups: { databaseDays: backups.database.keep.days, vaultDays: backups.vault.keep.days },
            endpoints: this.outputs.endpoints,
            health: HEALTH_PATHS,
        });
    }
}
