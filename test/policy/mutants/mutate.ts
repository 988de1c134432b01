/** Mutants of a rule: its text with one comparison flipped, one clause dropped or one number changed. */

import ts from "typescript";

export interface Mutant {
    readonly line: number;
    /** What was changed: `>= becomes >`. */
    readonly change: string;
    readonly source: string;
}

/** Parts of a rule that only describe it. */
const DESCRIPTIONS = new Set(["id", "title", "severity", "concern", "breaks", "remedy", "sources", "requirements"]);

const FLIPPED = new Map<ts.SyntaxKind, string>([
    [ts.SyntaxKind.LessThanToken, "<="],
    [ts.SyntaxKind.LessThanEqualsToken, "<"],
    [ts.SyntaxKind.GreaterThanToken, ">="],
    [ts.SyntaxKind.GreaterThanEqualsToken, ">"],
    [ts.SyntaxKind.EqualsEqualsEqualsToken, "!=="],
    [ts.SyntaxKind.ExclamationEqualsEqualsToken, "==="],
    [ts.SyntaxKind.PlusToken, "-"],
    [ts.SyntaxKind.MinusToken, "+"],
    [ts.SyntaxKind.AsteriskToken, "/"],
    [ts.SyntaxKind.SlashToken, "*"],
]);

const SWAPPED_METHODS = new Map([
    ["some", "every"],
    ["every", "some"],
    ["max", "min"],
    ["min", "max"],
]);

type Edit = (node: ts.Node, text: string) => void;

/** All mutants of a TypeScript module, in the order of its text. */
export function mutantsOf(source: string): readonly Mutant[] {
    const file = ts.createSourceFile("rule.ts", source, ts.ScriptTarget.Latest, true);
    const mutants: Mutant[] = [];
    const edit: Edit = (node, text) => {
        const [start, end] = [node.getStart(file), node.getEnd()];
        mutants.push({
            line: file.getLineAndCharacterOfPosition(start).line + 1,
            change: `${shorten(source.slice(start, end))} becomes ${shorten(text)}`,
            source: `${source.slice(0, start)}${text}${source.slice(end)}`,
        });
    };
    const visit = (node: ts.Node): void => {
        if (onlyDescribes(node)) return;
        mutate(node, edit);
        ts.forEachChild(node, visit);
    };
    visit(file);
    return mutants;
}

function mutate(node: ts.Node, edit: Edit): void {
    if (ts.isBinaryExpression(node)) mutateBinary(node, edit);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
        edit(node, node.operand.getText());
    }
    if (ts.isIfStatement(node)) {
        edit(node.expression, "true");
        edit(node.expression, "false");
    }
    if (ts.isConditionalExpression(node)) {
        edit(node, node.whenTrue.getText());
        edit(node, node.whenFalse.getText());
    }
    if (ts.isNumericLiteral(node)) edit(node, String(Number(node.text) + 1));
    if (node.kind === ts.SyntaxKind.TrueKeyword) edit(node, "false");
    if (node.kind === ts.SyntaxKind.FalseKeyword) edit(node, "true");
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
        const { name, expression } = node.expression;
        const swapped = SWAPPED_METHODS.get(name.text);
        if (swapped !== undefined) edit(name, swapped);
        if (name.text === "filter") edit(node, expression.getText());
    }
    if (
        ts.isPropertyAssignment(node) &&
        node.name.getText() === "types" &&
        ts.isArrayLiteralExpression(node.initializer)
    ) {
        dropElements(node.initializer, edit);
    }
}

function mutateBinary(node: ts.BinaryExpression, edit: Edit): void {
    const { left, right, operatorToken } = node;
    const flipped = FLIPPED.get(operatorToken.kind);
    // Plus between texts joins them.
    if (flipped !== undefined && !ts.isStringLiteralLike(left) && !ts.isStringLiteralLike(right)) {
        edit(operatorToken, flipped);
    } else if (flipped !== undefined && operatorToken.kind !== ts.SyntaxKind.PlusToken) {
        edit(operatorToken, flipped);
    }
    const { AmpersandAmpersandToken, BarBarToken, QuestionQuestionToken } = ts.SyntaxKind;
    if (operatorToken.kind === AmpersandAmpersandToken || operatorToken.kind === BarBarToken) {
        edit(node, left.getText());
        edit(node, right.getText());
    }
    // A default that is empty keeps a type, and changes nothing.
    if (operatorToken.kind === QuestionQuestionToken && !["[]", "{}", '""', "undefined"].includes(right.getText())) {
        edit(node, left.getText());
    }
}

function dropElements({ elements }: ts.ArrayLiteralExpression, edit: Edit): void {
    if (elements.length < 2) return;
    for (const element of elements) edit(element, '"none"');
}

/** Metadata, types, imports, and the words and advice that a result is told with. */
function onlyDescribes(node: ts.Node): boolean {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return true;
    if (ts.isPropertyAssignment(node)) return DESCRIPTIONS.has(node.name.getText()) && isDefinition(node.parent);
    const { parent } = node;
    if (parent === undefined || !ts.isCallExpression(parent)) return false;
    const called = parent.expression.getText();
    return (called === "pass" || called === "fail") && parent.arguments[0] !== node && parent.expression !== node;
}

/** Whether an object is the argument of `defineRule` or `defineResourceRule`. */
function isDefinition(node: ts.Node): boolean {
    return ts.isCallExpression(node.parent) && /^define\w*Rule$/.test(node.parent.expression.getText());
}

function shorten(text: string): string {
    const line = text.replace(/\s+/g, " ");
    return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
