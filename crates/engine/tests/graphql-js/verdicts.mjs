// Runs every case through graphql-js and writes the verdicts that the Rust test compares with.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { GraphQLError, buildSchema, execute, getOperationAST, parse, specifiedRules, validate } from "graphql";

const spec = new URL("../spec/", import.meta.url);
const read = (name) => readFileSync(new URL(name, spec), "utf8");
const schema = buildSchema(read("schema.graphql"));
const data = JSON.parse(read("data.json"));

function cases(file) {
  const found = [];
  for (const line of read(`cases/${file}`).split("\n")) {
    const header = line.match(/^#= (?:(variables|operation): )?(.*)$/);
    if (!header) found.at(-1)?.lines.push(line);
    else if (header[1] === "variables") found.at(-1).variables = JSON.parse(header[2]);
    else if (header[1] === "operation") found.at(-1).operation = header[2];
    else found.push({ name: `${file.replace(".graphql", "")}/${header[2]}`, lines: [], variables: {} });
  }
  return found.map(({ lines, ...rest }) => ({ ...rest, text: lines.join("\n") }));
}

function resolver(state) {
  const resolve = (value, args) => {
    if (Array.isArray(value)) return value.map((item) => resolve(item, args));
    if (value === null || typeof value !== "object") return value;
    if ("$ref" in value) return data.objects[value.$ref];
    if ("$error" in value) {
      throw new GraphQLError(value.$error, { extensions: value.code ? { code: value.code } : {} });
    }
    if ("$arguments" in value) return args;
    if ("$add" in value) return (state.total += args.amount);
    if ("$total" in value) return state.total;
    return value;
  };
  return (source, args, _context, info) => resolve(source[info.fieldName], args);
}

function shown(error) {
  return { message: error.message, path: error.path, locations: error.locations, extensions: error.extensions };
}

function verdict({ text, variables, operation }) {
  let document;
  try {
    document = parse(text);
  } catch {
    return { refused: "syntax" };
  }
  const rules = specifiedRules.filter((rule) => validate(schema, document, [rule]).length > 0).map((rule) => rule.name);
  if (rules.length > 0) return { refused: "validation", rules };
  const isMutation = getOperationAST(document, operation)?.operation === "mutation";
  const answer = execute({
    schema,
    document,
    rootValue: isMutation ? data.mutation : data.query,
    variableValues: variables,
    operationName: operation,
    fieldResolver: resolver({ total: 0 }),
    typeResolver: (value) => value.__typename,
  });
  if (answer.data === undefined) return { refused: "request", messages: answer.errors.map((error) => error.message) };
  const errors = answer.errors ? { errors: answer.errors.map(shown) } : {};
  return { data: JSON.stringify(answer.data), ...errors };
}

const verdicts = {};
for (const file of readdirSync(new URL("cases/", spec)).sort()) {
  for (const one of cases(file)) {
    if (one.name in verdicts) throw new Error(`two cases are named ${one.name}`);
    verdicts[one.name] = verdict(one);
  }
}
writeFileSync(new URL("verdicts.json", spec), `${JSON.stringify(verdicts, null, 1)}\n`);
console.log(`${Object.keys(verdicts).length} verdicts`);
