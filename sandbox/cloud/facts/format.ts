/** The one format in which provider facts are kept; see README.md beside this file. */
import type { Bag, Value } from "../values.ts";

/** `scalar` is a string, number or bool where the source does not say which; `any` is not checked. */
export type ValueType =
    | "string"
    | "bool"
    | "int"
    | "number"
    | "intOrString"
    | "scalar"
    | "list"
    | "set"
    | "map"
    | "object"
    | "any";

/** What a single value must satisfy; the same words serve properties, list elements (`each`) and map keys (`keys`). */
export interface Constraints {
    readonly type?: ValueType;
    readonly enum?: readonly Value[];
    readonly ignoreCase?: boolean;
    /** Values accepted besides what the other constraints allow. */
    readonly alsoAllowed?: readonly Value[];
    readonly notEnum?: readonly Value[];
    readonly min?: number;
    readonly max?: number;
    /** The value must be greater than this. */
    readonly above?: number;
    readonly multipleOf?: number;
    readonly nonZero?: boolean;
    readonly minLength?: number;
    readonly maxLength?: number;
    /** RE2 expressions that a text must all match. */
    readonly patterns?: readonly string[];
    readonly notPatterns?: readonly string[];
    /** A named check of `formats.ts`. */
    readonly format?: string;
    /** The empty text passes whatever else is asked. */
    readonly orEmpty?: boolean;
    readonly prefixLengths?: readonly number[];
    readonly minItems?: number;
    readonly maxItems?: number;
    /** For every element of a list or value of a map. */
    readonly each?: Constraints;
    readonly keys?: Constraints;
    /** One of these must hold. */
    readonly anyOf?: readonly Constraints[];
    /** Names in `FactsFile.rules`. */
    readonly rule?: string;
    readonly itemsUniqueBy?: readonly string[];
}

export interface AutoName {
    readonly separator: string;
    readonly hex: number;
    readonly maxLength?: number;
    readonly lower?: boolean;
}

export interface PropertyFacts extends Constraints {
    /** A default for objects and lists can be structured. */
    readonly default?: Value;
    /** Written by the cloud and seen in outputs, never part of the inputs. */
    readonly serverDefault?: Value;
    readonly required?: boolean;
    readonly optional?: boolean;
    readonly computed?: boolean;
    /** Accepted by the typings, never sent by the provider. */
    readonly ignored?: boolean;
    /** `deep` also covers everything below. */
    readonly forceNew?: true | "deep";
    /** `if-configured`, or a condition that family code evaluates. */
    readonly forceNewIf?: string;
    readonly immutable?: boolean;
    readonly forbidden?: boolean;
    readonly conflictsWith?: readonly string[];
    readonly requiredWith?: readonly string[];
    /** May be set only while each path has one of the values. */
    readonly onlyIf?: Readonly<Record<string, readonly Value[]>>;
    readonly unknownOnlyIf?: readonly [string, Value];
    readonly stable?: boolean;
    readonly noRefresh?: boolean;
    readonly sensitive?: boolean;
    readonly writeOnly?: boolean;
    readonly deprecated?: boolean;
    readonly suppress?: string;
    readonly autoName?: AutoName;
    /** Known only to the SDK's typings: what replaces, defaults or is refused is not known. */
    readonly newer?: boolean;
    /** Kept from the source, not evaluated here. */
    readonly notEvaluated?: Bag;
}

export interface TypeFacts {
    /** The name of the type in the source. */
    readonly source: string;
    readonly notes?: readonly string[];
    readonly noUpdate?: boolean;
    readonly updateIsNoop?: boolean;
    readonly deleteIsNoop?: boolean;
    readonly deleteBeforeReplace?: boolean;
    readonly deletionPolicyDefault?: string;
    readonly exactlyOneOf?: readonly (readonly string[])[];
    readonly atLeastOneOf?: readonly (readonly string[])[];
    readonly notEvaluated?: Bag;
    readonly properties: Readonly<Record<string, PropertyFacts>>;
}

export interface FactsFile {
    readonly cloud: string;
    /** Where the facts were read, at which commit and date. */
    readonly source: Bag;
    /** True when a property that is not listed does not exist. */
    readonly closed: boolean;
    readonly rules?: Readonly<Record<string, Constraints>>;
    readonly types: Readonly<Record<string, TypeFacts>>;
}
