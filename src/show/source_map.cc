#include "show/source_map.h"

#include <cstdint>
#include <vector>

#include "doc/path.h"
#include "judge/text_parts.h"
#include "show/json_writer.h"

namespace pave::show {
namespace {

using base::TraceStep;

class MapWriter {
 public:
  MapWriter(const base::Sources& sources, std::string& out) : sources_(sources), json_(out) {}

  void write(std::span<const MappedObject> objects, std::string_view tool_version) {
    json_.begin_map();
    json_.member("format", "pave.source-map/1");
    json_.member("version", tool_version);
    json_.key("objects");
    json_.begin_list();
    for (const MappedObject& one : objects) object(one);
    json_.end_list();
    json_.end_map();
  }

 private:
  void object(const MappedObject& one) {
    json_.begin_map();
    json_.member("apiVersion", one.object.api_version);
    json_.member("kind", one.object.kind);
    json_.member_unless_empty("namespace", one.object.namespace_name);
    json_.member_unless_empty("name", one.object.name);
    json_.member_unless_empty("template", one.template_path);
    json_.member_unless_empty("inDocument", one.object.path_in_document);
    json_.key("fields");
    json_.begin_list();
    children(*one.object.root, doc::Path());
    json_.end_list();
    json_.end_map();
  }

  /// As deep as the reader of documents lets them be.
  void children(const doc::Node& parent, const doc::Path& path) {
    std::uint32_t index = 0;
    for (const doc::Node& child : parent.children()) {
      doc::Path inner = parent.is_map() ? doc::Path(path, child.key()) : doc::Path(path, index);
      ++index;
      field(child, inner);
      children(child, inner);
    }
  }

  void field(const doc::Node& node, const doc::Path& path) {
    json_.begin_line_map();
    json_.member("path", path.text());
    bool has_no_text = node.is_map() || node.is_list() || (node.is_null() && node.size == 0);
    chain(has_no_text ? node.key_place() : node.origin);
    if (!has_no_text) parts(node);
    if (!has_no_text && node.key_origin.known()) key(node.key_origin);
    json_.end_map();
  }

  void chain(base::Origin origin) {
    std::vector<TraceStep> steps = sources_.trace(origin);
    if (steps.empty()) steps.push_back({TraceStep::Kind::Written, origin});
    std::vector<base::Origin> included;
    const TraceStep* value = nullptr;
    const TraceStep* written = nullptr;
    for (const TraceStep& step : steps) {
      switch (step.kind) {
        case TraceStep::Kind::Value:
        case TraceStep::Kind::Computed:
          if (value == nullptr) value = &step;
          break;
        case TraceStep::Kind::Written:
          if (written == nullptr) written = &step;
          break;
        case TraceStep::Kind::Included: included.push_back(step.origin); break;
      }
    }
    if (value != nullptr) place("value", value->origin);
    if (value != nullptr && value->kind == TraceStep::Kind::Computed) json_.member("computed", true);
    if (written != nullptr) place("template", written->origin);
    if (included.empty()) return;
    json_.key("includedAt");
    json_.begin_list();
    for (base::Origin origin_of : included) write_place(origin_of);
    json_.end_list();
  }

  /// Values that wrote other parts of a text than its first.
  void parts(const doc::Node& node) {
    std::vector<TraceStep> values = judge::other_values(node, sources_);
    if (values.empty()) return;
    json_.key("parts");
    json_.begin_list();
    for (const TraceStep& one : values) write_place(one.origin);
    json_.end_list();
  }

  /// Most keys are the template's own; others are told apart.
  void key(base::Origin origin) {
    for (const TraceStep& step : sources_.trace(origin)) {
      if (step.kind != TraceStep::Kind::Value && step.kind != TraceStep::Kind::Computed) continue;
      place("key", step.origin);
      return;
    }
  }

  void place(std::string_view name, base::Origin origin) {
    if (!origin.known()) return;
    json_.key(name);
    write_place(origin);
  }

  void write_place(base::Origin origin) {
    base::Location at = sources_.place_in(origin);
    json_.begin_map();
    json_.member("file", at.path);
    if (at.known()) {
      json_.member("line", std::uint64_t{at.line});
      json_.member("column", std::uint64_t{at.column});
    }
    json_.end_map();
  }

  const base::Sources& sources_;
  JsonWriter json_;
};

}  // namespace

void write_source_map(std::span<const MappedObject> objects, const base::Sources& sources,
                      std::string_view tool_version, std::string& out) {
  MapWriter(sources, out).write(objects, tool_version);
  out += '\n';
}

}  // namespace pave::show
