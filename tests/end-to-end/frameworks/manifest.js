// Whether a custom-elements manifest is what its schema says: the path is the last word of the command.

const { readFileSync } = require("node:fs");
const Ajv = require("ajv");

const [schema, manifest] = [require.resolve("custom-elements-manifest/schema.json"), process.argv[2]].map((path) =>
  JSON.parse(readFileSync(path, "utf8")),
);
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
if (!validate(manifest)) {
  console.error(validate.errors);
  process.exit(1);
}
