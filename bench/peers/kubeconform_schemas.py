#!/usr/bin/env python3
"""Writes the schema files that kubeconform reads (stand-alone, strict: all references written out, unknown fields
refused) from the OpenAPI documents in the Go module k8s.io/kubernetes.

usage: kubeconform_schemas.py MODULE_FOLDER OUT_FOLDER
"""
import json
import os
import sys

KEPT = ("type", "format", "enum", "required", "minimum", "maximum", "pattern")
# Types that OpenAPI describes as a plain string and the server reads in more than one way.
SPECIAL = {
    "io.k8s.apimachinery.pkg.util.intstr.IntOrString": {"oneOf": [{"type": ["string", "null"]}, {"type": "integer"}]},
    "io.k8s.apimachinery.pkg.api.resource.Quantity": {"oneOf": [{"type": ["string", "null"]}, {"type": "number"}]},
}


def expand(schema, types, above):
    """The schema with every reference written out; a type inside itself is anything, as a file must end."""
    if "allOf" in schema and len(schema["allOf"]) == 1:
        schema = {**schema["allOf"][0], **{key: value for key, value in schema.items() if key != "allOf"}}
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        if name in SPECIAL:
            return SPECIAL[name]
        if name in above:
            return {}
        return expand(types[name], types, above | {name})
    out = {key: schema[key] for key in KEPT if key in schema}
    if isinstance(out.get("type"), str) and "enum" not in out:
        out["type"] = [out["type"], "null"]
    if "properties" in schema:
        out["properties"] = {key: expand(value, types, above) for key, value in schema["properties"].items()}
        out["additionalProperties"] = False
    elif "additionalProperties" in schema:
        out["additionalProperties"] = expand(schema["additionalProperties"], types, above)
    if "items" in schema:
        out["items"] = expand(schema["items"], types, above)
    return out


def file_name(group, version, kind):
    parts = [kind.lower()] + ([group.split(".")[0]] if group else []) + [version]
    return "-".join(parts) + ".json"


def main():
    module, out = sys.argv[1:]
    documents = os.path.join(module, "api", "openapi-spec", "v3")
    os.makedirs(out, exist_ok=True)
    written = set()
    for document in sorted(os.listdir(documents)):
        with open(os.path.join(documents, document), encoding="utf-8") as file:
            types = json.load(file).get("components", {}).get("schemas", {})
        for name, schema in types.items():
            for kind in schema.get("x-kubernetes-group-version-kind", []):
                target = file_name(kind["group"], kind["version"], kind["kind"])
                # DeleteOptions and the like belong to every group and are no objects of their own.
                if target in written or len(schema["x-kubernetes-group-version-kind"]) > 1:
                    continue
                written.add(target)
                expanded = expand(schema, types, {name})
                expanded["$schema"] = "http://json-schema.org/schema#"
                with open(os.path.join(out, target), "w", encoding="utf-8") as file:
                    json.dump(expanded, file)
    print(f"{len(written)} schemas in {out}")


if __name__ == "__main__":
    main()
