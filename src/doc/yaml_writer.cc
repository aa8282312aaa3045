#include <optional>
#include <string>
#include <vector>

#include "base/float_text.h"
#include "doc/key_order.h"
#include "doc/writer.h"
#include "doc/yaml_emitter.h"

namespace pave::doc {
namespace {

std::string float_text(const Node& value) {
  std::optional<double> number = base::parse_float(value.text());
  return number ? yaml_float_text(*number) : std::string(value.text());
}

void write(const Node& node, KeyOrder order, YamlEmitter::Spot spot, YamlEmitter& emitter) {
  switch (node.kind) {
    case Kind::Null: return emitter.word("null", spot);
    case Kind::Bool: return emitter.word(node.truth() ? "true" : "false", spot);
    case Kind::Int: return emitter.word(node.text(), spot);
    case Kind::Float: return emitter.word(float_text(node), spot);
    case Kind::String: return emitter.string(node.text(), spot);
    case Kind::List:
    case Kind::Map: break;
  }
  if (node.size == 0) return emitter.word(node.is_map() ? "{}" : "[]", spot);
  bool is_inline = spot.is_item || spot.indent < 0;
  if (node.is_list()) {
    int indent = emitter.begin_list(spot);
    for (const Node& child : node.children()) {
      write(child, order, emitter.item(indent, is_inline), emitter);
      is_inline = false;
    }
    return;
  }
  std::vector<const Node*> sorted;
  if (order == KeyOrder::Sorted) sorted = natural_key_order(node);
  int indent = emitter.begin_map(spot);
  for (std::uint32_t i = 0; i < node.size; ++i) {
    const Node& child = sorted.empty() ? node.children()[i] : *sorted[i];
    write(child, order, emitter.key(child.key(), indent, is_inline), emitter);
    is_inline = false;
  }
}

}  // namespace

void write_yaml(const Node& node, KeyOrder order, std::string& out) {
  YamlEmitter emitter(out);
  write(node, order, {}, emitter);
}

}  // namespace pave::doc
