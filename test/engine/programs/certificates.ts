import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Certificates } from "../../../components/aws/certificates.ts";
import { HostedZone } from "../../../components/aws/hosted-zone.ts";

/** Certificates in two regions for the names under `ha-platform:names`. */
export async function platform(): Promise<Record<string, unknown>> {
    const names = new pulumi.Config("ha-platform").requireObject<string[]>("names");
    const tags = { system: "example" };
    const east = new aws.Provider("east", { region: "us-east-1" });
    const west = new aws.Provider("west", { region: "us-west-2" });
    const { zoneId } = new HostedZone("domain", { domain: "example.com", tags, protect: false, provider: east });
    const { arns } = new Certificates("certificate", {
        names,
        zoneId,
        providers: { "us-east-1": east, "us-west-2": west },
        tags,
    });
    return { arns };
}
