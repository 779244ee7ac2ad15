import ts from "typescript";

const TAGS = ["css", "html", "svg"];

/** Return a source whose templates have no indentation; line breaks in them mean no more than a space. */
export function squeezeTemplates(path, source) {
  const parts = [];
  const visit = (node) => {
    if (ts.isTaggedTemplateExpression(node) && TAGS.includes(node.tag.getText())) parts.push(...partsOf(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true));
  let [squeezed, done] = ["", 0];
  for (const { start, end, isCss } of parts.sort((one, other) => one.start - other.start)) {
    squeezed += source.slice(done, start) + squeeze(source.slice(start, end), isCss);
    done = end;
  }
  return squeezed + source.slice(done);
}

function partsOf({ tag, template }) {
  const literals = ts.isNoSubstitutionTemplateLiteral(template)
    ? [template]
    : [template.head, ...template.templateSpans.map(({ literal }) => literal)];
  return literals.map((literal) => ({ start: literal.getStart(), end: literal.end, isCss: tag.getText() === "css" }));
}

function squeeze(text, isCss) {
  const onOneLine = text.replace(/\s*\n\s*/g, " ");
  return isCss ? onOneLine.replace(/\s*([{};,])\s*/g, "$1").replaceAll(": ", ":") : onOneLine;
}
