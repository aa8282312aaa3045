#include "doc/yaml_error.h"

#include <algorithm>
#include <set>
#include <vector>

#include "base/float_text.h"
#include "base/go_quote.h"
#include "doc/go_yaml_parser.h"
#include "doc/resolve.h"

namespace pave::doc {
namespace {

using Node = GoYamlNode;

constexpr std::string_view kMergeTag = "tag:yaml.org,2002:merge";
constexpr std::size_t kMaxVisits = 2 << 20;  // of nodes, aliases followed: go-yaml gives up at about as many

/// Finds what go-yaml refuses when it gives nodes their types, and what sigs.k8s.io/yaml refuses then.
class Decoder {
 public:
  /// The whole message; empty: nothing is wrong.
  std::string check(const Node& root) {
    decode(root);
    convert(root);
    return conversion_;
  }

 private:
  static Kind kind_of(const Node& node) { return node.is_implicit ? kind_of_plain(node.text) : Kind::String; }
  static bool is_merge(const Node& key) {
    return key.kind == Node::Kind::Scalar && key.text == "<<" && (key.is_implicit || key.tag == kMergeTag);
  }
  static const Node& meant(const Node& node) { return node.kind == Node::Kind::Alias ? *node.meant : node; }

  /// Aliases inside aliased values make few bytes mean very many.
  void visit() {
    if (++visits_ > kMaxVisits) throw GoYamlFault{"document contains excessive aliasing"};
  }

  void decode(const Node& node) {
    visit();
    if (node.kind == Node::Kind::Alias) {
      if (!open_.insert(node.meant).second) throw GoYamlFault{"anchor '" + node.text + "' value contains itself"};
      decode(*node.meant);
      open_.erase(node.meant);
    } else if (node.kind == Node::Kind::Sequence) {
      for (const auto& child : node.children) decode(*child);
    } else if (node.kind == Node::Kind::Mapping) {
      for (std::size_t i = 0; i + 1 < node.children.size(); i += 2) pair(*node.children[i], *node.children[i + 1]);
    }
  }

  void pair(const Node& key, const Node& value) {
    if (is_merge(key)) return merge(value);
    decode(key);
    if (meant(key).kind != Node::Kind::Scalar) throw GoYamlFault{"invalid map key: " + go_syntax(key)};
    decode(value);
  }

  void merge(const Node& value) {
    auto refuse = [] { throw GoYamlFault{"map merge requires map or sequence of maps as the value"}; };
    if (value.kind == Node::Kind::Sequence) {
      for (auto child = value.children.rbegin(); child != value.children.rend(); ++child) {
        if (meant(**child).kind != Node::Kind::Mapping) refuse();
        decode(**child);
      }
      return;
    }
    if (meant(value).kind != Node::Kind::Mapping) refuse();
    decode(value);
  }

  /// The keys and numbers that JSON can't have; the first is told.
  void convert(const Node& given) {
    visit();
    const Node& node = meant(given);
    if (node.kind == Node::Kind::Scalar && kind_of(node) == Kind::Float && conversion_.empty()) {
      bool is_infinite = node.text.find_first_of("iI") != std::string::npos;
      bool is_nan = node.text.find_first_of("aA") != std::string::npos;
      if (is_nan) conversion_ = "json: unsupported value: NaN";
      else if (is_infinite)
        conversion_ = std::string("json: unsupported value: ") + (node.text[0] == '-' ? "-Inf" : "+Inf");
    }
    if (node.kind == Node::Kind::Sequence)
      for (const auto& child : node.children) convert(*child);
    if (node.kind != Node::Kind::Mapping) return;
    for (std::size_t i = 0; i + 1 < node.children.size(); i += 2) {
      const Node& key = meant(*node.children[i]);
      const Node& value = *node.children[i + 1];
      bool is_null = key.kind == Node::Kind::Scalar && key.is_implicit && kind_of(key) == Kind::Null;
      if (is_null && (conversion_.empty() || conversion_.starts_with("json"))) {
        std::string shown = is_nil(meant(value)) ? "<nil>" : go_syntax(value);
        conversion_ = "unsupported map key of type: %!s(<nil>), key: <nil>, value: " + shown;
      }
      convert(value);
    }
  }

  static bool is_nil(const Node& node) { return node.kind == Node::Kind::Scalar && kind_of(node) == Kind::Null; }

  /// As Go's `%#v` shows it.
  std::string go_syntax(const Node& given) {
    visit();
    const Node& node = meant(given);
    if (node.kind == Node::Kind::Scalar) return scalar_syntax(node);
    bool is_map = node.kind == Node::Kind::Mapping;
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < node.children.size(); i += is_map ? 2 : 1) {
      std::string part = go_syntax(*node.children[i]);
      if (is_map) part += ":" + go_syntax(*node.children[i + 1]);
      parts.push_back(std::move(part));
    }
    if (is_map) std::sort(parts.begin(), parts.end());
    std::string out = is_map ? "map[interface {}]interface {}{" : "[]interface {}{";
    for (std::size_t i = 0; i < parts.size(); ++i) out += (i == 0 ? "" : ", ") + parts[i];
    return out + "}";
  }

  static std::string scalar_syntax(const Node& node) {
    switch (kind_of(node)) {
      case Kind::Null: return "interface {}(nil)";
      case Kind::Bool: {
        constexpr std::string_view kTrue[] = {"true", "True", "TRUE", "y", "Y", "yes", "Yes", "YES", "on", "On", "ON"};
        return std::ranges::find(kTrue, node.text) != std::end(kTrue) ? "true" : "false";
      }
      case Kind::Int: return node.text;
      case Kind::Float:
        if (auto number = base::parse_float(node.text)) return base::go_float_text(*number);
        return node.text;
      default: return base::go_quote(node.text);
    }
  }

  std::set<const Node*> open_;
  std::string conversion_;
  std::size_t visits_ = 0;
};

}  // namespace

std::string go_yaml_error(std::string_view text, const base::Diagnostic& refused) {
  try {
    if (auto root = GoYamlParser(text).document()) {
      if (std::string conversion = Decoder().check(*root); !conversion.empty()) return conversion;
    }
  } catch (GoYamlFault& fault) {
    if (!fault.message.empty()) return "yaml: " + fault.message;
  }
  // Only Pave refuses it.
  return "yaml: " + refused.message;
}

}  // namespace pave::doc
