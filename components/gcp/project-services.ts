import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";

export interface ProjectServicesArgs {
    readonly project: string;
    /** APIs by short name, such as `run` for run.googleapis.com. */
    readonly services: readonly string[];
    readonly provider: pulumi.ProviderResource;
}

/** The Google APIs that a project needs. They stay enabled when the stack goes, because others may use them. */
export class ProjectServices extends Component {
    constructor(name: string, args: ProjectServicesArgs, options?: ComponentOptions) {
        super("gcp:ProjectServices", name, options);
        for (const service of args.services) {
            new gcp.projects.Service(
                this.child(service),
                { project: args.project, service: `${service}.googleapis.com`, disableOnDestroy: false },
                this.inside(args.provider),
            );
        }
        this.registerOutputs({ services: [...args.services] });
    }
}
