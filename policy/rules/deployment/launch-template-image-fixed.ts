import { LAUNCH_TEMPLATE, launchTemplateDocs } from "../../clouds/aws/autoscaling.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "launch-template-image-fixed",
    title: "A launch template names its machine image by id",
    severity: "high",
    concern: "deployment",
    types: [LAUNCH_TEMPLATE],
    breaks: "instances that are started tomorrow run another image than those of today, without a rollout or a way back",
    remedy: '{ imageId: "ami-0123456789abcdef0" }',
    sources: [
        launchTemplateDocs,
        {
            url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/using-systems-manager-parameters.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-06", "AG-08"],
    whenUnknown: "unknown",
    settings: {},
    judge: (template) => {
        const image = known(readString(template, "imageId"));
        return image !== undefined && /^ami-[0-9a-f]+$/.test(image)
            ? pass(template, `imageId is ${image}`)
            : fail(template, `imageId is ${image ?? "not set"}, needs the id of an image`);
    },
});
