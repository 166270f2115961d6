// Argument maps as Argdown's own parser reads them: a JSON list of texts in, a line of JSON for each out.
const { ArgdownApplication, DataPlugin, ModelPlugin, ParserPlugin } = require("@argdown/core");

const app = new ArgdownApplication();
app.addPlugin(new ParserPlugin(), "parse-input");
app.addPlugin(new DataPlugin(), "build-model");
app.addPlugin(new ModelPlugin(), "build-model");

const named = (things) =>
  Object.values(things || {}).map((it) => [it.title, it.members.map((m) => m.text || "").join("").trim(), it.data || {}]);

for (const input of JSON.parse(require("fs").readFileSync(0, "utf8"))) {
  let read;
  try {
    read = app.run({ input, process: ["parse-input", "build-model"], throwExceptions: true, logLevel: "silent" });
  } catch (error) {
    console.log(JSON.stringify({ errors: [String(error.message)] }));
    continue;
  }
  console.log(
    JSON.stringify({
      errors: (read.parserErrors || []).map((it) => it.message),
      title: read.frontMatter && read.frontMatter.title,
      statements: named(read.statements),
      arguments: named(read.arguments),
      relations: (read.relations || []).map((it) => [it.from.title, it.relationType, it.to.title]),
    }),
  );
}
