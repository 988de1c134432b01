import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import type { BackupPlan } from "../core/backup-plan.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { cloudName } from "../core/naming.ts";

export interface AuditLogArgs {
    readonly project: string;
    /** Log bucket location; `global` is not tied to a region. */
    readonly location: string;
    /** `locked` cannot be undone: the bucket can then be neither shortened nor deleted by anybody. */
    readonly retention: Extract<BackupPlan, { kind: "backed-up" }>;
    readonly protect: boolean;
    readonly provider: pulumi.ProviderResource;
}

/** Who did what, kept apart from ordinary logs and for as long as the law asks. */
export class AuditLog extends Component {
    readonly bucket: pulumi.Output<string>;

    constructor(name: string, args: AuditLogArgs, options?: ComponentOptions) {
        super("gcp:AuditLog", name, options);
        const bucket = new gcp.logging.ProjectBucketConfig(
            this.child("bucket"),
            {
                project: args.project,
                location: args.location,
                bucketId: cloudName("google-log-bucket", name),
                retentionDays: args.retention.keep.days,
                locked: args.retention.locked,
                description: "Audit logs; retention is a legal duty",
            },
            this.inside(args.provider, { protect: args.protect }),
        );
        new gcp.logging.ProjectSink(
            this.child("sink"),
            {
                project: args.project,
                name: cloudName("google-log-bucket", name, "sink"),
                destination: pulumi.interpolate`logging.googleapis.com/${bucket.id}`,
                filter: 'log_id("cloudaudit.googleapis.com/activity") OR log_id("cloudaudit.googleapis.com/data_access") OR log_id("cloudaudit.googleapis.com/system_event")',
                uniqueWriterIdentity: true,
            },
            this.inside(args.provider),
        );
        this.bucket = bucket.id;
        this.registerOutputs({ bucket: this.bucket });
    }
}
