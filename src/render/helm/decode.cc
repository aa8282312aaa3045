#include "render/helm/decode.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "base/float_text.h"
#include "base/go_float.h"
#include "base/timestamp.h"
#include "lang/document.h"

namespace pave::render::helm {
namespace {

bool same_folded(std::string_view one, std::string_view other) {
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(one, other, {}, lower, lower);
}

const GoField* find_field(const GoStruct& type, std::string_view key) {
  const GoField* folded = nullptr;
  for (const GoField& field : type.fields) {
    if (field.key == key) return &field;
    if (folded == nullptr && same_folded(field.key, key)) folded = &field;
  }
  return folded;
}

std::string_view json_kind(doc::Kind kind) {
  switch (kind) {
    case doc::Kind::Map: return "object";
    case doc::Kind::List: return "array";
    case doc::Kind::String: return "string";
    case doc::Kind::Bool: return "bool";
    default: return "number";
  }
}

std::string go_type(const GoField& field) {
  switch (field.kind) {
    case GoKind::String: return "string";
    case GoKind::Bool: return "bool";
    case GoKind::Time: return "time.Time";
    case GoKind::StringList: return "[]string";
    case GoKind::StringMap: return "map[string]string";
    case GoKind::AnyList: return "[]interface {}";
    case GoKind::StructList: return fmt::format("[]*{}.{}", field.item->package, field.item->name);
  }
  return {};
}

std::string_view wanted(const GoField& field) {
  switch (field.kind) {
    case GoKind::String: return "a text";
    case GoKind::Bool: return "true or false";
    case GoKind::Time: return "a time such as 2026-01-31T08:00:00Z";
    case GoKind::StringList: return "a list of texts";
    case GoKind::StringMap: return "a map of texts";
    case GoKind::AnyList: return "a list";
    case GoKind::StructList: return "a list of maps";
  }
  return {};
}

/// A number as strconv formats it for sigs.k8s.io/yaml: floats with the digits that a float32 needs.
std::string number_text(const doc::Node& node) {
  std::string_view text = node.text();
  std::int64_t integer = 0;
  std::uint64_t natural = 0;
  const char* end = text.data() + text.size();
  if (node.is(doc::Kind::Int) && (std::from_chars(text.data(), end, integer).ec == std::errc() ||
                                  std::from_chars(text.data(), end, natural).ec == std::errc()))
    return std::string(text);
  std::string out;
  base::append_go_float(base::parse_float(text).value_or(0), 'g', -1, true, out);
  return out;
}

/// One part of the way to a field.
struct Step {
  std::string key;
  bool is_index = false;
};

class Decoder {
 public:
  Decoder(HelmVersion version, base::Arena& arena) : version_(version), arena_(arena) {}

  using Result = std::expected<void, DecodeFault>;

  Result read_struct(const doc::Node& node, const GoStruct& type, lang::Map& into) {
    if (node.is_null()) return {};
    if (!node.is_map()) return wrong(node, fmt::format("{}.{}", type.package, type.name), "a map");
    const GoStruct* outer = std::exchange(struct_, &type);
    // Helm decodes the keys in their order in JSON.
    std::vector<const doc::Node*> children;
    for (const doc::Node& child : node.children()) children.push_back(&child);
    std::ranges::stable_sort(children, {}, &doc::Node::key);
    for (const doc::Node* child : children) {
      const GoField* field = find_field(type, child->key());
      if (field == nullptr) continue;
      // The newer JSON package names the key as it was written.
      steps_.push_back({std::string(version_ == HelmVersion::V4_1 ? field->key : child->key())});
      lang::Value* old = nullptr;
      if (lang::MapEntry* entry = into.find_entry(field->name)) old = &entry->value;
      auto value = read_field(*child, *field, old);
      if (!value) return std::unexpected(std::move(value.error()));
      if (!value->is(lang::Kind::Invalid)) into.set(field->name, *value, arena_, child->key_origin);
      steps_.pop_back();
    }
    struct_ = outer;
    return {};
  }

 private:
  /// Invalid: nothing changes.
  std::expected<lang::Value, DecodeFault> read_field(const doc::Node& node, const GoField& field, lang::Value* old) {
    bool is_list =
        field.kind == GoKind::StringList || field.kind == GoKind::AnyList || field.kind == GoKind::StructList;
    if (node.is_null()) return is_list || field.kind == GoKind::StringMap ? lang::Value::nil() : lang::Value();
    bool fits = true;
    switch (field.kind) {
      case GoKind::String: return read_text(node);
      case GoKind::Bool: fits = node.is(doc::Kind::Bool); break;
      case GoKind::Time: return read_time(node);
      case GoKind::StringMap: fits = node.is_map(); break;
      default: fits = node.is_list();
    }
    if (!fits) return wrong(node, go_type(field), wanted(field));
    if (field.kind == GoKind::StringMap) return read_map(node);
    if (is_list) return read_list(node, field, old);
    return located(lang::Value::of(node.truth()), node);
  }

  std::expected<lang::Value, DecodeFault> read_text(const doc::Node& node) {
    if (node.is_string()) return located(lang::Value::of(node.text()), node);
    if (node.is(doc::Kind::Bool))
      return located(lang::Value::of(std::string_view(node.truth() ? "true" : "false")), node);
    if (node.is_map() || node.is_list()) return wrong(node, "string", "a text");
    return located(lang::Value::of(arena_.copy(number_text(node))), node);
  }

  std::expected<lang::Value, DecodeFault> read_time(const doc::Node& node) {
    if (!node.is_string()) {
      if (version_ == HelmVersion::V4_3) return wrong(node, "time.Time", "a time such as 2026-01-31T08:00:00Z");
      return std::unexpected(
          fault(node, "a time such as 2026-01-31T08:00:00Z", "Time.UnmarshalJSON: input is not a JSON string"));
    }
    if (!base::parse_timestamp(node.text(), base::TimeLayout::Rfc3339))
      return std::unexpected(
          fault(node, "a time such as 2026-01-31T08:00:00Z",
                fmt::format("parsing time \"{}\" as \"2006-01-02T15:04:05Z07:00\": cannot parse it", node.text())));
    return located(lang::Value::of(node.text()), node);
  }

  std::expected<lang::Value, DecodeFault> read_map(const doc::Node& node) {
    lang::Map* map = lang::make_map(arena_, node.size);
    for (const doc::Node& child : node.children()) {
      steps_.push_back({std::string(child.key())});
      lang::Value text = lang::Value::of(std::string_view());
      if (!child.is_null()) {
        auto read = read_text(child);
        if (!read) return std::unexpected(std::move(read.error()));
        text = *read;
      }
      map->set(child.key(), text, arena_, child.key_origin);
      steps_.pop_back();
    }
    return located(lang::Value::of(map, lang::Type::StringMap), node);
  }

  std::expected<lang::Value, DecodeFault> read_list(const doc::Node& node, const GoField& field, lang::Value* old) {
    std::vector<lang::Value> items;
    for (const doc::Node& child : node.children()) {
      steps_.push_back({std::to_string(items.size()), true});
      lang::Value item;
      if (field.kind == GoKind::AnyList) {
        item = lang::from_document(child, lang::Numbers::Float, arena_);
      } else if (field.kind == GoKind::StringList) {
        item = lang::Value::of(std::string_view());
        if (!child.is_null()) {
          auto read = read_text(child);
          if (!read) return std::unexpected(std::move(read.error()));
          item = *read;
        }
      } else {
        // encoding/json decodes into the items that a list had before.
        std::span<const lang::Value> before = old == nullptr ? std::span<const lang::Value>() : old->list();
        auto read = read_item(child, *field.item, items.size() < before.size() ? &before[items.size()] : nullptr);
        if (!read) return std::unexpected(std::move(read.error()));
        item = *read;
      }
      items.push_back(item);
      steps_.pop_back();
    }
    return located(lang::Value::of(std::span<const lang::Value>(arena_.copy(std::span<const lang::Value>(items)))),
                   node);
  }

  std::expected<lang::Value, DecodeFault> read_item(const doc::Node& node, const GoStruct& type,
                                                    const lang::Value* old) {
    if (node.is_null()) return located(lang::Value::nil(), node);
    lang::Map* map = old != nullptr && old->is(lang::Kind::Map) ? old->map : lang::make_map(arena_);
    if (Result read = read_struct(node, type, *map); !read) return std::unexpected(std::move(read.error()));
    return located(lang::Value::of(map), node);
  }

  static lang::Value located(lang::Value value, const doc::Node& node) {
    value.origin = node.origin;
    return value;
  }

  std::unexpected<DecodeFault> wrong(const doc::Node& node, std::string_view type, std::string_view want) const {
    std::string place;
    if (steps_.empty()) {
      place = "Go value";
    } else if (version_ == HelmVersion::V4_3) {
      place = steps_.back().is_index ? "" : "Go struct field ";
      for (const Step& step : steps_) (place += '.') += step.key;
    } else {
      place = fmt::format("Go struct field {}.", struct_->name);
      bool first = true;
      for (std::size_t i = 0; i < steps_.size(); ++i) {
        if (steps_[i].is_index || (i + 1 == steps_.size() && i > 0 && !steps_[i - 1].is_index && is_map_key()))
          continue;
        if (!first) place += '.';
        place += steps_[i].key;
        first = false;
      }
    }
    return std::unexpected(fault(
        node, want, fmt::format("json: cannot unmarshal {} into {} of type {}", json_kind(node.kind), place, type)));
  }

  /// Whether the last step is a key of a map of texts: fields of structs follow an index or begin the way.
  bool is_map_key() const {
    return steps_.size() >= 2 && !steps_.back().is_index && !steps_[steps_.size() - 2].is_index;
  }

  DecodeFault fault(const doc::Node& node, std::string_view want, std::string_view json) const {
    std::string path;
    for (const Step& step : steps_) {
      if (step.is_index) path += "[" + step.key + "]";
      else (path += path.empty() ? "" : ".") += step.key;
    }
    return {fmt::format("{} is {}, not {}", path.empty() ? "the document" : path, doc::describe(node.kind), want),
            fmt::format("write {}", want), fmt::format("error unmarshaling JSON: while decoding JSON: {}", json),
            node.origin};
  }

  HelmVersion version_;
  base::Arena& arena_;
  const GoStruct* struct_ = nullptr;
  std::vector<Step> steps_;
};

}  // namespace

std::expected<void, DecodeFault> decode(const doc::Node* node, const GoStruct& type, HelmVersion version,
                                        base::Arena& arena, lang::Map& into) {
  if (node == nullptr) return {};
  return Decoder(version, arena).read_struct(*node, type, into);
}

}  // namespace pave::render::helm
