"""What one version of Kubernetes says of its types and kinds.

Structure is read from api/openapi-spec/v3/*.json; the enums, which that document lacks, from
pkg/generated/openapi/zz_generated.openapi.go. Shapes become one line of text, see data/kubernetes/README.md.
"""
import collections
import json
import re

Field = collections.namedtuple("Field", "shape required default patch")
Kind = collections.namedtuple("Kind", "type scope resource")

# Types that decode themselves from a scalar or from anything.
SPECIAL = {
    "io.k8s.apimachinery.pkg.apis.meta.v1.Time": "time",
    "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime": "micro-time",
    "io.k8s.apimachinery.pkg.apis.meta.v1.Duration": "duration",
    "io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1": "any",
    "io.k8s.apimachinery.pkg.runtime.RawExtension": "any",
    "io.k8s.apimachinery.pkg.api.resource.Quantity": "quantity",
    "io.k8s.apimachinery.pkg.util.intstr.IntOrString": "int-or-string",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON": "any",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrArray": "schema-or-list",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrBool": "schema-or-boolean",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrStringArray": "schema-or-strings",
}
SCALARS = {
    ("string", None): "string", ("string", "byte"): "bytes", ("boolean", None): "boolean",
    ("integer", "int32"): "int32", ("integer", "int64"): "int64", ("number", "double"): "number",
}
LIST_TYPES = {None: "list", "atomic": "list", "set": "set"}


def short(name):
    """`io.k8s.api.core.v1.Container` -> `core/v1.Container`."""
    parts = name.split(".")
    return f"{parts[-3]}/{parts[-2]}.{parts[-1]}"


def go_function(name):
    """The generated Go function of a type: `io.k8s.api.core.v1.Pod` -> `k8sio_api_core_v1_Pod`; of a module with
    packages below pkg/ the name begins there."""
    return re.sub(r"^io\.k8s\.(?=api\.)", "k8sio.", re.sub(r"^io\.k8s\.[^.]+\.(?=pkg\.)", "", name)).replace(".", "_")


def reference(schema):
    for part in schema.get("allOf", [schema]):
        if "$ref" in part:
            return part["$ref"].rsplit("/", 1)[1]
    return None


class Version:
    """types: {short name: {field: Field}}, kinds: {(group, version, kind): Kind}."""

    def __init__(self, module):
        self.types, self.kinds = {}, {}
        enums = read_enums(module / "pkg/generated/openapi/zz_generated.openapi.go")
        documents = [json.loads(path.read_text()) for path in sorted((module / "api/openapi-spec/v3").glob("*.json"))]
        schemas = {}
        for document in documents:
            schemas.update(document.get("components", {}).get("schemas", {}))
        for document in documents:
            self.read_paths(document)
        self.read_kinds(schemas)
        self.read_types(schemas, enums)

    def read_paths(self, document):
        for path, item in document.get("paths", {}).items():
            scope = "namespaced" if "/namespaces/{namespace}" in path else "cluster"
            resource = "/".join(part for part in re.sub(r".*/namespaces/\{namespace\}", "", path).split("/")
                                if part and not part.startswith("{"))
            if scope == "cluster":
                resource = re.sub(r"^(api/v1|apis/[^/]+/[^/]+)(/|$)", "", resource)
            for method in item.values():
                if not isinstance(method, dict) or "x-kubernetes-group-version-kind" not in method:
                    continue
                gvk = method["x-kubernetes-group-version-kind"]
                key = (gvk["group"], gvk["version"], gvk["kind"])
                if resource.startswith("watch/"):
                    continue
                known = self.kinds.get(key)
                # The main resource names a kind best, then a namespaced one (lists over all namespaces aren't).
                rank = (resource.count("/"), scope != "namespaced", resource)
                if known is None or rank < (known.resource.count("/"), known.scope != "namespaced", known.resource):
                    self.kinds[key] = Kind(None, scope, resource)

    def read_kinds(self, schemas):
        """Adds each kind's type, and the List kinds, which have no path of their own."""
        found = {}
        for name, schema in schemas.items():
            for gvk in schema.get("x-kubernetes-group-version-kind", []):
                if ".meta.v1." not in name:
                    found[(gvk["group"], gvk["version"], gvk["kind"])] = name
        for key in [key for key in self.kinds if key not in found]:
            del self.kinds[key]  # kinds of options in a query (PodExecOptions): no object has them
        for (group, version, kind), name in found.items():
            known = self.kinds.get((group, version, kind))
            if known is None:
                items = schemas[name].get("properties", {}).get("items")
                if items is None:
                    raise SystemExit(f"{name} is a kind that no path serves")
                item_kind = reference(items["items"]).rsplit(".", 1)[1]
                known = Kind(None, self.kinds[(group, version, item_kind)].scope, "-")
            self.kinds[(group, version, kind)] = Kind(name, known.scope, known.resource)

    def read_types(self, schemas, enums):
        waiting = [kind.type for kind in self.kinds.values()]
        self.kinds = {key: kind._replace(type=short(kind.type)) for key, kind in self.kinds.items()}
        seen = set()
        while waiting:
            name = waiting.pop()
            if name in seen or name in SPECIAL:
                continue
            seen.add(name)
            schema = schemas[name]
            if schema.get("type") != "object":
                raise SystemExit(f"{name} is not an object and not among the special types")
            values = enums.pop(go_function(name), {})
            fields = {}
            for field, facts in schema.get("properties", {}).items():
                fields[field] = Field(shape(name, facts, values.get(field), waiting),
                                      field in schema.get("required", []),
                                      json.dumps(facts["default"], separators=(",", ":")) if "default" in facts else None,
                                      patch(facts))
            if self.types.setdefault(short(name), fields) != fields:
                raise SystemExit(f"two types are called {short(name)}")


def patch(facts):
    """What a strategic merge patch does to a list or map, where it isn't the default."""
    strategy = facts.get("x-kubernetes-patch-strategy")
    key = facts.get("x-kubernetes-patch-merge-key")
    return f"{strategy}:{key}" if strategy and key else strategy


def shape(owner, facts, enum, waiting):
    """The shape of a value as text: `string`, `list(name) core/v1.Container`, `map list bytes`, `enum(A|B)`."""
    name = reference(facts)
    if name is not None:
        waiting.append(name)
        return SPECIAL.get(name) or short(name)
    kind = facts.get("type")
    if kind == "array":
        list_type = facts.get("x-kubernetes-list-type")
        keys = ",".join(facts.get("x-kubernetes-list-map-keys", []))
        prefix = f"list({keys})" if list_type == "map" else LIST_TYPES[list_type]
        return f"{prefix} {shape(owner, facts['items'], enum, waiting)}"
    if kind == "object":
        values = facts.get("additionalProperties")
        return f"map {shape(owner, values, enum, waiting)}" if isinstance(values, dict) else "any"
    scalar = SCALARS[(kind, facts.get("format"))]
    if scalar == "string" and enum is not None:
        return f"enum({'|'.join(enum)})"
    return scalar


def read_enums(path):
    """{Go function: {field: [values]}}. The file is generated and formatted, so that indents tell where a line belongs."""
    enums = collections.defaultdict(dict)
    function = field = None
    for line in path.read_text().splitlines():
        if match := re.match(r"func schema_(\w+)\(", line):
            function, field = match[1], None
        elif match := re.match(r'\t{5}"([^"]+)": \{$', line):
            field = match[1]
        elif match := re.match(r"\t+Enum: +\[\]interface\{\}\{(.*)\},$", line):
            values = re.findall(r'"((?:[^"\\]|\\.)*)"', match[1])
            if field is None or field in enums[function] or any("|" in value or ")" in value for value in values):
                raise SystemExit(f"{path}: an enum that has no place: {line.strip()}")
            enums[function][field] = values
    return dict(enums)
