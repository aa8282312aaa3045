#include "render/helm/manifest_head.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>

#include "base/float_text.h"
#include "doc/reader.h"
#include "doc/yaml_error.h"

namespace pave::render::helm {
namespace {

using doc::Kind;
using doc::Node;

constexpr std::string_view kMetadataType =
    R"(struct { Name string "json:\"name\""; Annotations map[string]string "json:\"annotations\"" })";

/// What Go's decoder wants at a place of the document.
enum class Wanted : std::uint8_t { Head, Metadata, Annotations, Text };

bool same_letters(std::string_view one, std::string_view other) {
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(one, other, {}, lower, lower);
}

struct Field {
  std::string_view name;
  Wanted wanted;
};
constexpr Field kHeadFields[] = {{"apiVersion", Wanted::Text}, {"kind", Wanted::Text}, {"metadata", Wanted::Metadata}};
constexpr Field kMetadataFields[] = {{"name", Wanted::Text}, {"annotations", Wanted::Annotations}};

const Field* field_of(Wanted where, std::string_view key) {
  std::span<const Field> fields;
  if (where == Wanted::Head) fields = kHeadFields;
  if (where == Wanted::Metadata) fields = kMetadataFields;
  for (const Field& field : fields)
    if (same_letters(field.name, key)) return &field;
  return nullptr;
}

std::string_view json_word(const Node& node) {
  switch (node.kind) {
    case Kind::Null: return "null";
    case Kind::Bool: return "bool";
    case Kind::Int:
    case Kind::Float: return "number";
    case Kind::String: return "string";
    case Kind::List: return "array";
    case Kind::Map: return "object";
  }
  return {};
}

/// A key in a path as JSON pointers write it.
std::string pointer_part(std::string_view key) {
  std::string out;
  for (char c : key) {
    if (c == '~') out += "~0";
    else if (c == '/') out += "~1";
    else out += c;
  }
  return out;
}

class HeadReader {
 public:
  HeadReader(HelmVersion version, base::Arena& arena) : version_(version), arena_(arena) {}

  std::expected<ManifestHead, HeadError> read(const Node& root) {
    ManifestHead head;
    if (!root.is_null() && !root.is_map()) {
      refuse(root, {}, "the document is ", ", and a manifest is a map");
      error_->helm = fmt::format("json: cannot unmarshal {} into Go value of type util.SimpleHead", json_word(root));
    }
    for (const Node* field : sorted(root)) read_field(*field, head);
    if (error_) return std::unexpected(std::move(*error_));
    return head;
  }

 private:
  static std::vector<const Node*> sorted(const Node& map) {
    std::vector<const Node*> fields;
    if (map.is_map())
      for (const Node& child : map.children()) fields.push_back(&child);
    std::ranges::sort(fields, {}, [](const Node* field) { return field->key(); });
    return fields;
  }

  void read_field(const Node& node, ManifestHead& head) {
    const Field* field = field_of(Wanted::Head, node.key());
    if (field == nullptr) return;
    std::string path = fmt::format(".{}", pointer_part(node.key()));
    if (version_ == HelmVersion::V4_1) path = fmt::format("SimpleHead.{}", field->name);
    if (field->name == "apiVersion") read_text(node, path, head.api_version);
    if (field->name == "kind") read_text(node, path, head.kind);
    if (field->name != "metadata") return;
    if (node.is_null()) {
      head.name = {};
      head.annotations.clear();
    } else if (!node.is_map()) {
      refuse(node, fmt::format("struct field {} of type {}", path, kMetadataType), "metadata is ",
             ", and must be a map");
    }
    for (const Node* child : sorted(node)) read_metadata(*child, path, head);
  }

  void read_metadata(const Node& node, std::string_view above, ManifestHead& head) {
    const Field* field = field_of(Wanted::Metadata, node.key());
    if (field == nullptr) return;
    std::string path = version_ == HelmVersion::V4_1 ? fmt::format(".metadata.{}", field->name)
                                                     : fmt::format("{}.{}", above, pointer_part(node.key()));
    if (field->name == "name") return read_text(node, path, head.name);
    if (node.is_null()) head.annotations.clear();
    else if (!node.is_map())
      refuse(node, fmt::format("struct field {} of type map[string]string", path), "annotations are ",
             ", and must be a map of strings");
    for (const Node* child : sorted(node)) {
      std::string place = version_ == HelmVersion::V4_1 ? path : fmt::format("{}.{}", path, pointer_part(child->key()));
      std::string_view value;
      read_text(*child, place, value);
      head.annotations.emplace_back(child->key(), value);
    }
    keep_last(head.annotations);
  }

  /// Sorts by key. A key can stand twice, below `Annotations` and `annotations`: the last one counts.
  static void keep_last(std::vector<std::pair<std::string_view, std::string_view>>& annotations) {
    std::ranges::stable_sort(annotations, {}, &std::pair<std::string_view, std::string_view>::first);
    auto kept = annotations.begin();
    for (auto entry = annotations.begin(); entry != annotations.end(); ++entry)
      if (auto next = entry + 1; next == annotations.end() || next->first != entry->first) *kept++ = *entry;
    annotations.erase(kept, annotations.end());
  }

  void read_text(const Node& node, std::string_view path, std::string_view& out) {
    switch (node.kind) {
      case Kind::Null: return;
      case Kind::List:
      case Kind::Map:
        return refuse(node, fmt::format("struct field {} of type string", path), "this is ", ", and must be a string");
      case Kind::Bool: out = node.truth() ? "true" : "false"; return;
      case Kind::Float:
        if (auto number = base::parse_float(node.text())) out = arena_.copy(base::go_float_text(*number));
        else out = node.text();
        return;
      case Kind::Int:
      case Kind::String: out = node.text(); return;
    }
  }

  /// Keeps the first one. The message has the kind of the node in its middle.
  void refuse(const Node& node, const std::string& target, std::string_view before, std::string_view behind) {
    if (error_) return;
    error_ = HeadError{fmt::format("json: cannot unmarshal {} into Go {}", json_word(node), target),
                       {base::Code::ChartRenderedYaml,
                        node.origin,
                        fmt::format("{}{}{}", before, doc::describe(node.kind), behind),
                        "",
                        {}}};
  }

  HelmVersion version_;
  base::Arena& arena_;
  std::optional<HeadError> error_;
};

HeadError broken(const base::Source& document, base::Diagnostic why) {
  std::string helm = fmt::format("error converting YAML to JSON: {}", doc::go_yaml_error(document.text, why));
  why.code = base::Code::ChartRenderedYaml;
  return {std::move(helm), std::move(why), true};
}

}  // namespace

const std::string_view* ManifestHead::annotation(std::string_view wanted) const {
  for (const auto& [key, value] : annotations)
    if (key == wanted) return &value;
  return nullptr;
}

std::expected<ReadManifest, HeadError> read_manifest(const base::Source& rendered, const Part& part,
                                                     HelmVersion version, base::Arena& arena) {
  base::Source document = rendered;
  // The reader looks at the byte behind a text, and here another document goes on there.
  std::string ended(part.of(rendered.text));
  document.text = arena.copy(std::string_view(ended.c_str(), ended.size() + 1)).substr(0, ended.size());
  document.first_place += part.begin;
  doc::Stream stream = doc::read(document, arena, {.profile = doc::Profile::Kubernetes, .as_unmarshal = true});
  ReadManifest read;
  if (stream.documents.empty()) return read;
  doc::Document& first = stream.documents.front();
  if (!first.errors.empty()) return std::unexpected(broken(document, std::move(first.errors.front())));
  read.warnings = std::move(first.warnings);
  read.root = first.root;
  if (first.root == nullptr) return read;
  auto head = HeadReader(version, arena).read(*first.root);
  if (!head) {
    head.error().helm = "error unmarshaling JSON: while decoding JSON: " + head.error().helm;
    return std::unexpected(std::move(head.error()));
  }
  read.head = std::move(*head);
  return read;
}

}  // namespace pave::render::helm
