/** CloudFront distributions. */
import { at, bag, bags, filled, flag, list, text, texts, unset } from "../bag.ts";
import type { Draft, Family, Refusal } from "../kind.ts";
import { notFound, refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { certificateUsable } from "./certificate-state.ts";
import { etag, globalArn, goTime, KNOWN_TAGS, stamp, tagsAll, upper } from "./draw.ts";
import { homeOf, named } from "./references.ts";
import { CERTIFICATE, DISTRIBUTION, WEB_ACL } from "./tokens.ts";

/** The one region whose certificates and web ACLs CloudFront takes. */
export const CONTROL_REGION = "us-east-1";

const ORIGIN_ACCESS = "aws:cloudfront/originAccessControl:OriginAccessControl";

const distributionId = (draft: Draft): string => `E${upper(draft, 13, "distribution")}`;

/** The default behaviour and the ordered ones, with the path of each. */
function behaviours(inputs: Bag): readonly { readonly path: string; readonly behaviour: Bag }[] {
    const standard = bag(inputs, "defaultCacheBehavior");
    return [
        ...(standard === undefined ? [] : [{ path: "defaultCacheBehavior", behaviour: standard }]),
        ...bags(inputs, "orderedCacheBehaviors").map(({ index, item }) => ({
            path: `orderedCacheBehaviors[${index}]`,
            behaviour: item,
        })),
    ];
}

function ids(inputs: Bag, key: string): readonly string[] {
    return bags(inputs, key).flatMap(({ item }) => text(item, "originId") ?? []);
}

function originRefusals({ inputs }: Draft): readonly Refusal[] {
    const [origins, groups] = [ids(inputs, "origins"), ids(inputs, "originGroups")];
    const writing = ["POST", "PUT", "PATCH", "DELETE"];
    return [
        ...bags(inputs, "originGroups").flatMap(({ index, item }) =>
            bags(item, "members").flatMap(({ index: position, item: member }) =>
                refuseIf(!origins.includes(text(member, "originId") ?? ""), {
                    property: `originGroups[${index}].members[${position}].originId`,
                    problem: `must name one of the origins (${origins.join(", ")})`,
                    got: printable(member.originId),
                }),
            ),
        ),
        ...behaviours(inputs).flatMap(({ path, behaviour }) => {
            const target = text(behaviour, "targetOriginId") ?? "";
            const methods = texts(behaviour, "allowedMethods").map(({ item }) => item);
            return [
                ...refuseIf(![...origins, ...groups].includes(target), {
                    property: `${path}.targetOriginId`,
                    problem: `must name one of the origins or origin groups (${[...origins, ...groups].join(", ")})`,
                    got: printable(target),
                }),
                ...refuseIf(groups.includes(target) && methods.some((method) => writing.includes(method)), {
                    property: `${path}.allowedMethods`,
                    problem: "must hold only GET, HEAD and OPTIONS for an origin group",
                    got: methods.join(", "),
                    remedy: "an origin group fails over reads only: send writes to an origin",
                }),
                ...refuseIf(
                    text(behaviour, "cachePolicyId") === undefined && at(behaviour, "forwardedValues") === undefined,
                    {
                        property: `${path}.cachePolicyId`,
                        problem: "or forwardedValues must be set",
                    },
                ),
            ];
        }),
        ...bags(inputs, "origins").flatMap(({ index, item }) => missingAccess(index, item)),
    ];
}

/** An S3 origin is reached by access control or by the older identity; others say how. */
function missingAccess(index: number, origin: Bag): readonly Refusal[] {
    const domain = text(origin, "domainName") ?? "";
    const ways = ["s3OriginConfig", "customOriginConfig", "vpcOriginConfig", "originAccessControlId"];
    return refuseIf(!domain.includes(".s3.") && ways.every((way) => at(origin, way) === undefined), {
        property: `origins[${index}].customOriginConfig`,
        problem: "must be set for an origin that is not a bucket",
        got: printable(domain),
    });
}

function accessExists(draft: Draft): readonly Refusal[] {
    return bags(draft.inputs, "origins").flatMap(({ index, item }) => {
        const id = text(item, "originAccessControlId");
        return refuseIf(
            id !== undefined && named(draft.cloud, ORIGIN_ACCESS, id).length === 0,
            notFound(`origins[${index}].originAccessControlId`, "an origin access control", id ?? ""),
        );
    });
}

function certificateRefusals(draft: Draft): readonly Refusal[] {
    const { inputs } = draft;
    const aliases = texts(inputs, "aliases").map(({ item }) => item);
    const property = "viewerCertificate.acmCertificateArn";
    const reference = text(inputs, property);
    const certificate = reference === undefined ? undefined : named(draft.cloud, CERTIFICATE, reference)[0];
    const own = ["acmCertificateArn", "iamCertificateId"].some((key) => text(inputs, `viewerCertificate.${key}`));
    const covered = texts(certificate?.outputs, "subjectAlternativeNames").map(({ item }) => item);
    const bare = aliases.find((alias) => !covered.some((name) => covers(name, alias)));
    const region = certificate === undefined ? reference?.split(":")[3] : homeOf(certificate);
    return [
        ...refuseIf(aliases.length > 0 && !own, {
            property: "viewerCertificate",
            problem: "must name a certificate when there are aliases",
            got: aliases.join(", "),
            remedy: `validate one in ${CONTROL_REGION} and pass its ARN`,
        }),
        ...refuseIf(reference !== undefined && region !== CONTROL_REGION, {
            property,
            problem: `must be a certificate of ${CONTROL_REGION}`,
            got: printable(reference),
            remedy: "make and validate it through a provider of that region",
        }),
        ...refuseIf(
            reference !== undefined && region === CONTROL_REGION && certificate === undefined,
            notFound(property, "a certificate", reference ?? ""),
        ),
        ...certificateUsable(draft, property, certificate),
        ...refuseIf(certificate !== undefined && bare !== undefined, {
            property: "aliases",
            problem: `must be names that the certificate covers (${covered.join(", ")})`,
            got: printable(bare),
        }),
        ...refuseIf(own && text(inputs, "viewerCertificate.sslSupportMethod") === undefined, {
            property: "viewerCertificate.sslSupportMethod",
            problem: "must be set with a certificate of your own",
            remedy: 'set "sni-only"',
        }),
    ];
}

/** `*.example.com` covers one label below `example.com`. */
function covers(name: string, host: string): boolean {
    return name === host || (name.startsWith("*.") && host.slice(host.indexOf(".")) === name.slice(1));
}

function aliasesFree(draft: Draft): readonly Refusal[] {
    const others = draft.cloud.all(DISTRIBUTION).filter(({ urn }) => urn !== draft.urn);
    return texts(draft.inputs, "aliases").flatMap(({ index, item }) => {
        const holder = others.find(({ inputs }) => list(inputs, "aliases").includes(item));
        return refuseIf(holder !== undefined, {
            property: `aliases[${index}]`,
            problem: `must not be an alias of another distribution (${holder?.id})`,
            got: printable(item),
        });
    });
}

/** A web ACL for CloudFront is named by its ARN and has that scope. */
function webAcl(draft: Draft): readonly Refusal[] {
    const reference = text(draft.inputs, "webAclId");
    if (reference === undefined || !reference.startsWith("arn:")) return [];
    const found = named(draft.cloud, WEB_ACL, reference)[0];
    if (found === undefined) return [notFound("webAclId", "a web ACL", reference)];
    return refuseIf(text(found.inputs, "scope") !== "CLOUDFRONT", {
        property: "webAclId",
        problem: "must name a web ACL of scope CLOUDFRONT",
        got: printable(found.inputs.scope),
        remedy: `make one in ${CONTROL_REGION} with that scope`,
    });
}

function filledIn({ inputs }: Draft): Bag {
    const trust = { trustedKeyGroups: [], trustedSigners: [], grpcConfig: { enabled: false } };
    const standard = bag(inputs, "defaultCacheBehavior");
    const cached = text(standard, "cachePolicyId") !== undefined;
    return {
        ...unset(inputs, { continuousDeploymentPolicyId: "" }),
        defaultCacheBehavior: filled(standard, {
            ...trust,
            defaultTtl: cached ? 0 : 86400,
            maxTtl: cached ? 0 : 31536000,
        }),
        ...(list(inputs, "orderedCacheBehaviors").length === 0
            ? {}
            : {
                  orderedCacheBehaviors: bags(inputs, "orderedCacheBehaviors").map(({ item }) =>
                      filled(item, { grpcConfig: { enabled: false }, defaultTtl: 0, maxTtl: 0 }),
                  ),
              }),
    };
}

export const cloudFront: Family = {
    [DISTRIBUTION]: {
        id: distributionId,
        knownAtPreview: KNOWN_TAGS,
        outputs: (draft) => ({
            ...filledIn(draft),
            ...tagsAll(draft),
            arn: globalArn(draft, "cloudfront", `distribution/${distributionId(draft)}`),
            callerReference: stamp(draft, "caller"),
            domainName: `d${draft.token("alnum", 13, "host")}.cloudfront.net`,
            etag: etag(draft),
            hostedZoneId: "Z2FDTNDATAQYW2",
            inProgressValidationBatches: 0,
            lastModifiedTime: goTime(draft, "modified"),
            loggingV1Enabled: text(draft.inputs, "loggingConfig.bucket") !== undefined,
            status: flag(draft.inputs, "waitForDeployment") === false ? "InProgress" : "Deployed",
            trustedKeyGroups: [{ enabled: false, items: [] }],
            trustedSigners: [{ enabled: false, items: [] }],
        }),
        refusals: (draft) => [
            ...originRefusals(draft),
            ...accessExists(draft),
            ...certificateRefusals(draft),
            ...aliasesFree(draft),
            ...webAcl(draft),
        ],
    },
};
