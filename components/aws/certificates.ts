import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { refuse } from "../core/argument-error.ts";
import { type ByRegion, inRegion } from "../core/by-region.ts";
import { Component, type ComponentOptions } from "../core/component.ts";

export interface CertificatesArgs {
    /** Names that each certificate covers; the first one is its title. `*.example.com` covers one label. */
    readonly names: readonly string[];
    readonly zoneId: pulumi.Input<string>;
    /** A provider for each region that needs the certificate; CloudFront's is us-east-1. */
    readonly providers: ByRegion<pulumi.ProviderResource>;
    readonly tags: Readonly<Record<string, string>>;
}

/** Names that are proven by records of their own: a wildcard shares the record of the name below it. */
export function provenNames(name: string, names: readonly string[]): readonly string[] {
    if (names.length === 0) {
        refuse(`Certificates ${name}`, [{ path: "names", reason: "must hold at least one name, got none" }]);
    }
    return [...new Set(names.map((one) => one.replace(/^\*\./, "")))];
}

/**
 * One certificate in each region, all for the same names and proven by the same DNS records: a proof belongs to account
 * and name, and holds in every region (https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html, 2026-11-22).
 * They renew themselves for as long as the records stay. A changed certificate is made before the old one is deleted.
 */
export class Certificates extends Component {
    /** ARN by region, of certificates that have been issued. */
    readonly arns: ByRegion<pulumi.Output<string>>;

    constructor(name: string, args: CertificatesArgs, options?: ComponentOptions) {
        super("aws:Certificates", name, options);
        const proven = provenNames(name, args.names);
        const requested = Object.fromEntries(
            Object.keys(args.providers).map((region) => [region, this.request(region, args)] as const),
        );
        const [first] = Object.values(requested);
        const records = proven.map((host) => this.prove(host, first, args));
        this.arns = Object.fromEntries(
            Object.entries(requested).map(([region, certificate]) => {
                const validation = new aws.acm.CertificateValidation(
                    this.child(`${region}-issued`),
                    { certificateArn: certificate.arn, validationRecordFqdns: records.map(({ fqdn }) => fqdn) },
                    this.inside(inRegion(args.providers, region)),
                );
                return [region, validation.certificateArn];
            }),
        );
        this.registerOutputs({ names: args.names, arns: this.arns });
    }

    private request(region: string, { names, providers, tags }: CertificatesArgs): aws.acm.Certificate {
        const [domainName = "", ...subjectAlternativeNames] = names;
        return new aws.acm.Certificate(
            this.child(region),
            { domainName, subjectAlternativeNames, validationMethod: "DNS", tags },
            this.inside(inRegion(providers, region)),
        );
    }

    private prove(host: string, certificate: aws.acm.Certificate | undefined, args: CertificatesArgs) {
        const proof = pulumi.output(certificate?.domainValidationOptions ?? []).apply((options) => {
            const own = options.find(({ domainName }) => domainName.replace(/^\*\./, "") === host);
            if (own === undefined) throw new pulumi.RunError(`ACM returned no proof for ${host}`);
            return own;
        });
        const [provider] = Object.values(args.providers);
        return new aws.route53.Record(
            this.child(`proof-${host.replaceAll(".", "-")}`),
            {
                zoneId: args.zoneId,
                name: proof.resourceRecordName,
                type: proof.resourceRecordType,
                ttl: 300,
                records: [proof.resourceRecordValue],
            },
            this.inside(provider),
        );
    }
}
