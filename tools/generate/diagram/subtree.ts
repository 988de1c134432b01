import type { Graph, Resource } from "../../../policy/graph/graph.ts";
import { known, type Readable, readNumber, readString } from "../../../policy/graph/read.ts";

/** The resources of one system and what is inside what. */
export class Subtree {
    readonly graph: Graph;
    readonly root: Resource;
    readonly resources: readonly Resource[];

    constructor(graph: Graph, root: Resource) {
        this.graph = graph;
        this.root = root;
        this.resources = graph.resources.filter((resource) => graph.ancestors(resource).includes(root));
    }

    /** Resources of a type inside a component, at any depth. */
    inside(component: Resource, type: string): readonly Resource[] {
        return this.graph.ofType(type).filter((resource) => this.graph.ancestors(resource).includes(component));
    }

    ofType(type: string): readonly Resource[] {
        return this.inside(this.root, type);
    }

    isInside(resource: Resource, type: string): boolean {
        return this.graph.ancestors(resource).some((ancestor) => ancestor.type === type);
    }
}

/** A text in a resource; empty where it is not set. */
export function word(from: Readable | undefined, path: string): string {
    return (from && known(readString(from, path))) ?? "";
}

/** A number in a resource; undefined where it is not set. */
export function count(from: Readable | undefined, path: string): number | undefined {
    return from && known(readNumber(from, path));
}
