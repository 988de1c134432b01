/** What rules need to know about AWS WAF. */

import type { Resource } from "../../graph/graph.ts";
import { known, type Readable, readParts } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";

export const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
export const ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";

export const webAclDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/wafv2/webacl/",
    read: "2026-11-22",
};

export function rulesOf(acl: Resource): readonly Readable[] {
    return known(readParts(acl, "rules")) ?? [];
}
