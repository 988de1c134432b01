/** Validates Kubernetes objects with the schemas that Kubernetes itself publishes (package kubernetes-models). */
import { z } from "zod";

const kubernetesObject = z.looseObject({ apiVersion: z.string(), kind: z.string() });
const modelModule = z.record(z.string(), z.unknown());

/** Packages whose schemas are used, by the group of the object; groups of Kubernetes itself are in the first one. */
const PACKAGES: Readonly<Record<string, string>> = {
    "monitoring.coreos.com": "@kubernetes-models/prometheus-operator",
};

interface Model {
    validate(): void;
}

/** What the schema of the object's kind says is wrong with it; undefined when nothing is. Throws when there is no schema. */
export async function schemaProblem(value: unknown): Promise<string | undefined> {
    const object = kubernetesObject.parse(value);
    const { apiVersion, kind } = object;
    const [group = ""] = apiVersion.split("/");
    const name = PACKAGES[group] ?? "kubernetes-models";
    const models = modelModule.parse(await import(`${name}/${apiVersion}/${kind}`));
    const { [kind]: modelOf } = models;
    if (typeof modelOf !== "function") throw new TypeError(`${name} has no model of ${apiVersion} ${kind}`);
    const model: unknown = Reflect.construct(modelOf, [object]);
    if (!isModel(model)) throw new TypeError(`the model of ${apiVersion} ${kind} cannot validate`);
    try {
        model.validate();
        return undefined;
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}

function isModel(value: unknown): value is Model {
    return typeof value === "object" && value !== null && typeof Reflect.get(value, "validate") === "function";
}
