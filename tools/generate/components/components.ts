import * as fs from "node:fs";
import * as path from "node:path";
import ts from "typescript";
import { Declarations, docOf } from "./declarations.ts";
import { fieldsOf, type Member, membersOf } from "./members.ts";

/** A component class as its page shows it. */
export interface ComponentEntry {
    readonly name: string;
    readonly file: string;
    readonly promise: string;
    readonly args: readonly Member[];
    readonly gives: readonly Member[];
}

/** The components of one cloud, by name. */
export function readComponents(root: string, cloud: string): ComponentEntry[] {
    const declarations = new Declarations(root);
    const folder = `components/${cloud}`;
    return fs
        .readdirSync(path.join(root, folder))
        .filter((file) => file.endsWith(".ts"))
        .flatMap((file) => {
            const source = declarations.read(`${folder}/${file}`);
            return source.tree.statements.filter(isComponent).map((node): ComponentEntry => {
                const declared = declarations.interfaceIn(source, argumentsOf(node));
                if (!declared) throw new Error(`${source.file}: the constructor's arguments have no interface`);
                return {
                    name: node.name?.text ?? "",
                    file: source.file,
                    promise: docOf(node),
                    args: membersOf(declarations, declared),
                    gives: fieldsOf(node, source),
                };
            });
        })
        .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function isComponent(node: ts.Statement): node is ts.ClassDeclaration {
    if (!ts.isClassDeclaration(node)) return false;
    return (node.heritageClauses ?? []).some(({ types }) =>
        types.some(({ expression }) => ts.isIdentifier(expression) && expression.text === "Component"),
    );
}

/** The name of the type of the second parameter: what a component takes besides its name. */
function argumentsOf(node: ts.ClassDeclaration): string {
    const type = node.members.find(ts.isConstructorDeclaration)?.parameters[1]?.type;
    return type && ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) ? type.typeName.text : "";
}
