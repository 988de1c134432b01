import ts from "typescript";
import { type Declarations, type Declared, docOf, type Source } from "./declarations.ts";

/** One argument of a component, or one thing that it gives. */
export interface Member {
    readonly name: string;
    readonly type: string;
    readonly required: boolean;
    readonly doc: string;
}

/** All members of an interface, those that it extends, picks or leaves out included. */
export function membersOf(declarations: Declarations, { source, node }: Declared): Member[] {
    const own = node.members.filter(ts.isPropertySignature).map((member) => memberOf(member, source));
    const inherited = (node.heritageClauses ?? []).flatMap(({ types }) =>
        types.flatMap((type) => heritage(declarations, source, type)),
    );
    const names = new Set(own.map(({ name }) => name));
    return [...inherited.filter(({ name }) => !names.has(name)), ...own];
}

function memberOf(member: ts.PropertySignature, { tree }: Source): Member {
    return {
        name: member.name.getText(tree),
        type: member.type?.getText(tree).replace(/\s+/g, " ") ?? "",
        required: member.questionToken === undefined,
        doc: docOf(member),
    };
}

/** What `extends X`, `extends Pick<X, "a">` and `extends Omit<X, "a">` bring in. */
function heritage(
    declarations: Declarations,
    source: Source,
    { expression, typeArguments = ts.factory.createNodeArray() }: ts.ExpressionWithTypeArguments,
): Member[] {
    const name = expression.getText(source.tree);
    const [of, keys] = typeArguments;
    const isChoice = name === "Pick" || name === "Omit";
    const declared = declarations.interfaceIn(source, isChoice ? (of?.getText(source.tree) ?? "") : name);
    if (!declared) return [];
    const all = membersOf(declarations, declared);
    if (!isChoice || !keys) return all;
    const chosen = new Set([...keys.getText(source.tree).matchAll(/"([^"]+)"/g)].map(([, key]) => key));
    return all.filter((member) => chosen.has(member.name) === (name === "Pick"));
}

/** What a class offers: its public fields. */
export function fieldsOf(node: ts.ClassDeclaration, { tree }: Source): Member[] {
    return node.members.filter(ts.isPropertyDeclaration).flatMap((field): Member[] => {
        const hidden = field.modifiers?.some(({ kind }) => HIDDEN.has(kind)) ?? false;
        if (hidden || ts.isPrivateIdentifier(field.name)) return [];
        const type = field.type?.getText(tree).replace(/\s+/g, " ") ?? "";
        return [{ name: field.name.getText(tree), type, required: true, doc: docOf(field) }];
    });
}

const HIDDEN = new Set([ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword, ts.SyntaxKind.StaticKeyword]);
