//! The template as JSON, with its short tags spelt out.

use serde_json::Value;
use std::process::Command;
use std::sync::OnceLock;

/// The template of the project.
pub fn template() -> &'static Value {
    static TEMPLATE: OnceLock<Value> = OnceLock::new();
    TEMPLATE.get_or_init(|| read("template.yaml"))
}

/// The template of what watches the stack.
pub fn observability() -> &'static Value {
    static TEMPLATE: OnceLock<Value> = OnceLock::new();
    TEMPLATE.get_or_init(|| read("infra/observability.yaml"))
}

fn read(path: &str) -> Value {
    let mut python = Command::new(belgi_tests::tool("python").unwrap());
    let python = python.args(["tests/python/template_json.py", path]).current_dir(belgi_tests::root());
    let answer = python.output().unwrap();
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    serde_json::from_slice(&answer.stdout).unwrap()
}

/// A resource with its logical name.
pub struct Resource {
    pub name: &'static str,
    pub value: &'static Value,
}

impl Resource {
    /// The property at a JSON pointer, null where there is none.
    pub fn property(&self, pointer: &str) -> &'static Value {
        self.value["Properties"].pointer(pointer).unwrap_or(&Value::Null)
    }

    pub fn kind(&self) -> &'static str {
        self.value["Type"].as_str().unwrap()
    }
}

pub fn resources() -> impl Iterator<Item = Resource> {
    let all = template()["Resources"].as_object().unwrap();
    all.iter().map(|(name, value)| Resource { name, value })
}

/// The resources of a type, such as `AWS::S3::Bucket`.
pub fn of_kind(kind: &str) -> impl Iterator<Item = Resource> {
    resources().filter(move |resource| resource.kind() == kind)
}

pub fn resource(name: &str) -> Resource {
    resources()
        .find(|resource| resource.name == name)
        .unwrap_or_else(|| panic!("expected the resource {name}, found none"))
}

pub fn functions() -> impl Iterator<Item = Resource> {
    of_kind("AWS::Serverless::Function")
}

/// The resource that `{"Ref": …}` or `{"Fn::GetAtt": [name, …]}` means.
pub fn target(reference: &Value) -> Resource {
    let name = reference["Ref"].as_str().or_else(|| reference["Fn::GetAtt"][0].as_str());
    resource(name.unwrap_or_else(|| panic!("expected a reference to a resource, found {reference}")))
}

/// The largest number that a literal or a parameter can be.
pub fn largest(number: &Value) -> u64 {
    if let Some(literal) = number.as_u64() {
        return literal;
    }
    let parameter = &template()["Parameters"][number["Ref"].as_str().unwrap()];
    let allowed =
        parameter["AllowedValues"].as_array().and_then(|all| all.iter().filter_map(Value::as_u64).max());
    parameter["MaxValue"]
        .as_u64()
        .or(allowed)
        .unwrap_or_else(|| panic!("expected a parameter with a bound, found {parameter}"))
}
