import Handlebars from 'handlebars';

type Ast = hbs.AST.Program;

/**
 * Every field that a template uses, each once: `link`, `steps` and `steps.title`. Blocks are `if`, `unless` and
 * `each`; anything else is refused, so that a template cannot reach for more than it shows.
 */
export function fieldsOf(template: string): string[] {
  const used = new Set<string>();
  visit(Handlebars.parse(template), '', used);
  return [...used];
}

function visit(program: Ast, inside: string, used: Set<string>): void {
  for (const statement of program.body) {
    if (isBlock(statement)) visitBlock(statement, inside, used);
    else if (isMustache(statement)) used.add(pathOf(statement.path, inside));
    else if (!/^(Content|Comment)Statement$/.test(statement.type)) throw refused(statement.type);
  }
}

function visitBlock(block: hbs.AST.BlockStatement, inside: string, used: Set<string>): void {
  const [subject] = block.params;
  const helper = block.path.original;
  if (!/^(if|unless|each)$/.test(helper) || !subject) throw refused(`{{#${helper}}}`);
  const field = pathOf(subject, inside);
  used.add(field);
  visit(block.program, helper === 'each' ? `${field}.` : inside, used);
  if (block.inverse) visit(block.inverse, inside, used);
}

function pathOf(expression: hbs.AST.Node, inside: string): string {
  const path = expression as hbs.AST.PathExpression;
  if (path.type !== 'PathExpression' || path.data || path.depth > 0 || path.parts.length !== 1) {
    throw refused(path.original ?? path.type);
  }
  return `${inside}${path.parts[0]}`;
}

const isBlock = (node: hbs.AST.Node): node is hbs.AST.BlockStatement => node.type === 'BlockStatement';
const isMustache = (node: hbs.AST.Node): node is hbs.AST.MustacheStatement =>
  node.type === 'MustacheStatement' && (node as hbs.AST.MustacheStatement).params.length === 0;
const refused = (what: string) => new Error(`A mail template may not use ${what}`);
