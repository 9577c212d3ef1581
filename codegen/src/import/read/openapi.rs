//! Reads OpenAPI 3.0 and 3.1: codes in the schemas and examples of error responses.
//!
//! The document is read as an untyped tree, so that both versions and extensions work.

use super::tree::{Node, Value, to_json};
use crate::import::Role;
use crate::import::document::{Body, Cell, Document, Row, Table};
use std::collections::HashMap;

/// Names of properties that contain a code, the most specific first.
const CODE_NAMES: [&str; 8] =
    ["code", "error_code", "errorCode", "errcode", "error", "reason", "type", "key"];
/// The maximum number of references and nested schemas that are followed.
const MAX_STEPS: usize = 12;
/// The maximum number of schemas that are examined for one response, since references may
/// be cyclic.
const MAX_SCHEMAS: usize = 500;
/// The maximum number of example bodies that are kept.
const MAX_BODIES: usize = 200;

const COLUMNS: [Role; 4] = [Role::Code, Role::Name, Role::Status, Role::Meaning];

/// Whether a document is OpenAPI 3.
pub(super) fn is_openapi(root: &Node<'_>) -> bool {
    root.get("openapi").and_then(Node::scalar).is_some_and(|version| version.starts_with('3'))
}

/// Reads the codes of all operations.
pub(super) fn read<'t>(root: &Node<'t>) -> Document<'t> {
    let mut walk = Walk { root, found: Vec::new(), places: HashMap::new(), bodies: Vec::new(), schemas: 0 };
    walk.paths();
    walk.components();
    let table = Table {
        line: root.get("paths").map_or(1, |paths| paths.line),
        columns: COLUMNS.iter().map(ToString::to_string).collect(),
        rows: walk.found.into_iter().map(Found::row).collect(),
        roles: Some(COLUMNS.to_vec()),
        ..Table::default()
    };
    Document {
        vendor: root.at(&["info", "title"]).and_then(Node::scalar).map(str::to_owned),
        tables: vec![table],
        bodies: walk.bodies,
        ..Document::default()
    }
}

/// A code, with the facts from its responses.
struct Found {
    code: String,
    line: usize,
    name: String,
    /// The statuses of responses, each with the line of the schema that lists the code; `None`
    /// if an example has the code.
    statuses: Vec<(Option<usize>, String)>,
    meaning: String,
}

impl Found {
    /// Returns the statuses of the code. An example is specific; a list that several responses
    /// share does not say which of its codes each of them has.
    fn statuses(&self) -> String {
        let is_shared =
            |line: &Option<usize>| self.statuses.iter().filter(|(other, _)| other == line).count() > 1;
        let of_examples = self.statuses.iter().filter(|(line, _)| line.is_none());
        let of_lists = self.statuses.iter().filter(|(line, _)| line.is_some() && !is_shared(line));
        let has_example = self.statuses.iter().any(|(line, _)| line.is_none());
        let of_lists = of_lists.filter(|_| !has_example);
        let mut found: Vec<&str> = Vec::new();
        for (_, status) in of_examples.chain(of_lists) {
            if !found.contains(&status.as_str()) {
                found.push(status);
            }
        }
        found.join(", ")
    }

    fn row(self) -> Row<'static> {
        let statuses = self.statuses();
        let cells = [self.code, self.name, statuses, self.meaning];
        Row { line: self.line, cells: cells.into_iter().map(|text| Cell::new(text, self.line)).collect() }
    }
}

struct Walk<'t, 'r> {
    root: &'r Node<'t>,
    found: Vec<Found>,
    /// Places in `found` by code.
    places: HashMap<String, usize>,
    bodies: Vec<Body>,
    /// The number of examined schemas of the current response.
    schemas: usize,
}

/// The current response.
#[derive(Clone, Copy)]
struct Response<'r> {
    status: Option<&'r str>,
    description: &'r str,
}

impl<'t, 'r> Walk<'t, 'r> {
    fn paths(&mut self) {
        for (_, path) in self.root.get("paths").map_or(&[][..], Node::map) {
            for (_, operation) in self.resolved(path).map_or(&[][..], Node::map) {
                self.operation(operation);
            }
        }
    }

    fn operation(&mut self, operation: &'r Node<'t>) {
        for (status, response) in operation.get("responses").map_or(&[][..], Node::map) {
            let is_error = status.starts_with(['4', '5']) || status == "default";
            if is_error {
                self.response(Some(&**status).filter(|status| status.len() == 3), response);
            }
        }
    }

    /// Reads responses and enums that no operation references.
    fn components(&mut self) {
        for (_, response) in self.root.at(&["components", "responses"]).map_or(&[][..], Node::map) {
            self.response(None, response);
        }
        for (name, schema) in self.root.at(&["components", "schemas"]).map_or(&[][..], Node::map) {
            let name = name.to_lowercase();
            if name.contains("error")
                && (name.contains("code") || name.contains("type") || name.contains("reason"))
            {
                self.codes(schema, Response { status: None, description: "" });
            }
        }
    }

    fn resolved(&self, node: &'r Node<'t>) -> Option<&'r Node<'t>> {
        let mut node = node;
        for _ in 0..MAX_STEPS {
            let Some(reference) = node.get("$ref").and_then(Node::scalar) else { return Some(node) };
            let way = reference.strip_prefix("#/")?;
            node = way
                .split('/')
                .try_fold(self.root, |node, key| node.get(&key.replace("~1", "/").replace("~0", "~")))?;
        }
        None
    }

    fn response(&mut self, status: Option<&'r str>, response: &'r Node<'t>) {
        let Some(response) = self.resolved(response) else { return };
        let description = response.get("description").and_then(Node::scalar).unwrap_or("");
        let about = Response { status, description };
        self.schemas = 0;
        for (_, content) in response.get("content").map_or(&[][..], Node::map) {
            if let Some(schema) = content.get("schema") {
                self.schema(schema, about, 0);
            }
            if let Some(example) = content.get("example") {
                self.example(example, about);
            }
            for (_, example) in content.get("examples").map_or(&[][..], Node::map) {
                let Some(example) = self.resolved(example) else { continue };
                let words = ["description", "summary"].iter().find_map(|key| example.get(key)?.scalar());
                let about = Response { description: words.unwrap_or(description), ..about };
                if let Some(value) = example.get("value") {
                    self.example(value, about);
                }
            }
        }
    }

    /// Searches the schema and its parts for the property with the code.
    fn schema(&mut self, schema: &'r Node<'t>, about: Response<'r>, depth: usize) {
        self.schemas += 1;
        let is_near = depth < MAX_STEPS && self.schemas <= MAX_SCHEMAS;
        let Some(schema) = self.resolved(schema).filter(|_| is_near) else { return };
        for key in ["allOf", "oneOf", "anyOf"] {
            schema
                .get(key)
                .map_or(&[][..], Node::list)
                .iter()
                .for_each(|part| self.schema(part, about, depth + 1));
        }
        if let Some(example) = schema.get("example") {
            self.example(example, about);
        }
        let properties = schema.get("properties").map_or(&[][..], Node::map);
        for name in CODE_NAMES {
            let property = properties.iter().find(|(key, _)| key == name);
            if property.is_some_and(|(_, property)| self.codes(property, about)) {
                return;
            }
        }
        for (_, property) in properties.iter().filter(|(key, _)| key.contains("error")) {
            self.schema(property, about, depth + 1);
        }
        if let Some(items) = schema.get("items") {
            self.schema(items, about, depth + 1);
        }
    }

    /// Adds the codes of a schema with `enum` or `const`. Returns whether it has any.
    fn codes(&mut self, schema: &'r Node<'t>, about: Response<'r>) -> bool {
        let Some(schema) = self.resolved(schema) else { return false };
        let described = ["x-enum-descriptions", "x-enumDescriptions", "x-enum-description"];
        let texts = described.iter().find_map(|key| schema.get(key));
        let names = schema.get("x-enum-varnames").or_else(|| schema.get("x-enumNames"));
        let codes = schema.get("enum").map_or(&[][..], Node::list);
        let single = schema.get("const").into_iter();
        let mut any = false;
        for (nth, code) in codes.iter().chain(single).enumerate() {
            let Some(wire) = code.scalar() else { continue };
            let text = texts.and_then(|texts| texts.list().get(nth).or_else(|| texts.get(wire)));
            let name = names.and_then(|names| names.list().get(nth)).and_then(Node::scalar);
            let text = text.and_then(Node::scalar);
            let alone = if codes.len() > 1 { "" } else { about.description };
            let status = about.status.map(|status| (Some(code.line), status));
            self.add(wire, code.line, name, status, text.unwrap_or(alone));
            any = true;
        }
        any
    }

    /// Adds the code of an example, and the example as a body.
    fn example(&mut self, example: &'r Node<'t>, about: Response<'r>) {
        let Some(code) = code_in(example, 0) else { return };
        let status = about.status.map(|status| (None, status));
        self.add(code.scalar().unwrap_or_default(), code.line, None, status, about.description);
        if self.bodies.len() < MAX_BODIES {
            let text = to_json(example);
            if !self.bodies.iter().any(|body| body.text == text) {
                self.bodies.push(Body { line: example.line, text });
            }
        }
    }

    fn add(
        &mut self,
        code: &str,
        line: usize,
        name: Option<&str>,
        status: Option<(Option<usize>, &str)>,
        meaning: &str,
    ) {
        let found = &mut self.found;
        let at = *self.places.entry(code.to_owned()).or_insert_with(|| {
            let (code, name) = (code.to_owned(), String::new());
            found.push(Found { code, line, name, statuses: Vec::new(), meaning: String::new() });
            found.len() - 1
        });
        let Some(found) = self.found.get_mut(at) else { return };
        let status = status.map(|(line, status)| (line, status.to_owned()));
        found.statuses.extend(status.filter(|status| !found.statuses.contains(status)));
        if found.meaning.is_empty() {
            meaning.clone_into(&mut found.meaning);
        }
        if found.name.is_empty() {
            found.name.push_str(name.unwrap_or_default());
        }
    }
}

/// Returns the code in an example body: the value of the first property with a name in
/// [`CODE_NAMES`].
fn code_in<'t, 'r>(node: &'r Node<'t>, depth: usize) -> Option<&'r Node<'t>> {
    if depth > 4 {
        return None;
    }
    let is_code =
        |node: &&Node<'_>| node.scalar().is_some_and(|text| !text.contains(' ') && !text.is_empty());
    let own = CODE_NAMES.iter().find_map(|name| node.get(name).filter(is_code));
    let inner = || match &node.value {
        Value::Map(entries) => entries.iter().find_map(|(_, value)| code_in(value, depth + 1)),
        Value::List(elements) => elements.iter().find_map(|value| code_in(value, depth + 1)),
        _ => None,
    };
    own.or_else(inner)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::import::read::yaml::parse;

    fn rows(yaml: &str) -> Vec<String> {
        let root = parse("a.yaml", yaml).expect("it is YAML");
        let document = read(&root);
        let texts = |row: &crate::import::document::Row<'_>| {
            row.cells.iter().map(|cell| cell.text.to_string()).collect::<Vec<_>>().join("|")
        };
        document.tables[0].rows.iter().map(texts).collect()
    }

    #[test]
    fn enums_and_examples_of_error_responses_give_codes() {
        let yaml = "openapi: 3.1.0\npaths:\n  /a:\n    get:\n      responses:\n        '200': { description: Fine }\n        '404':\n          description: Not there\n          content:\n            application/json:\n              schema: { $ref: '#/components/schemas/Error' }\n              examples:\n                gone: { summary: It is gone., value: { error: { code: GONE } } }\ncomponents:\n  schemas:\n    Error:\n      properties:\n        error:\n          properties:\n            code: { type: integer, enum: [1, 2], x-enum-varnames: [ONE, TWO] }\n";
        assert_eq!(rows(yaml), ["1|ONE|404|", "2|TWO|404|", "GONE||404|It is gone."]);
    }

    #[test]
    fn a_list_that_responses_share_gives_no_status_and_an_example_does() {
        let response = |status: &str, example: &str| {
            format!(
                "        '{status}':\n          content:\n            application/json:\n              \
                 schema: {{ $ref: '#/components/schemas/Error' }}\n              example: {{ code: {example} }}\n"
            )
        };
        let yaml = format!(
            "openapi: 3.1.0\npaths:\n  /a:\n    get:\n      responses:\n{}{}components:\n  schemas:\n    \
             Error: {{ properties: {{ code: {{ type: string, enum: [BAD, GONE, OTHER] }} }} }}\n",
            response("400", "BAD"),
            response("404", "GONE")
        );
        assert_eq!(rows(&yaml), ["BAD||400|", "GONE||404|", "OTHER|||"]);
    }

    #[test]
    fn cyclic_references_end() {
        let yaml = "openapi: 3.0.0\npaths:\n  /a:\n    get:\n      responses:\n        default:\n          content:\n            a:\n              schema: { $ref: '#/components/schemas/A' }\ncomponents:\n  schemas:\n    A: { allOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] }\n    B: { $ref: '#/components/schemas/C' }\n    C: { $ref: '#/components/schemas/B' }\n";
        assert!(rows(yaml).is_empty());
    }
}
