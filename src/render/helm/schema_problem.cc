#include "render/helm/schema_problem.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/similar.h"
#include "doc/json_schema/quote.h"
#include "doc/path.h"
#include "doc/writer.h"

namespace pave::render::helm {
namespace {

using doc::Node;
using doc::json_schema::Rule;
using doc::json_schema::Violation;

constexpr std::size_t kMostNotes = 6;        // alternatives that a finding explains
constexpr std::size_t kLongestWanted = 200;  // bytes of what a schema wants

/// A schema's type as people who write YAML call it; bits as doc::json_schema::Type has them.
std::string types(std::int64_t bits) {
  constexpr std::string_view kNames[] = {"null", "a boolean", "a number", "an integer", "a string", "a list", "a map"};
  std::string out;
  for (unsigned i = 0; i < std::size(kNames); ++i) {
    if ((bits >> i & 1) == 0) continue;
    out += (out.empty() ? "" : " or ") + std::string(kNames[i]);
  }
  return out;
}

std::string json(const Node& node) {
  std::string out;
  doc::write_json(node, {}, out);
  if (out.size() > kLongestWanted) out = out.substr(0, kLongestWanted) + "...";
  return out;
}

std::string items(std::int64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string names(const std::vector<std::string_view>& list) {
  std::string out;
  for (std::string_view name : list) out += (out.empty() ? "`" : ", `") + std::string(name) + "`";
  return out;
}

struct Words {
  std::string message;
  std::string help;
};

Words bound(const Violation& violation, std::string_view word) {
  std::string limit = violation.keyword == nullptr ? "" : std::string(violation.keyword->text());
  return {fmt::format("must be {} {}", word, limit), fmt::format("write a number that is {} {}", word, limit)};
}

Words count(const Violation& violation, std::string_view word, std::string_view one, std::string_view many) {
  std::string wanted = items(violation.want, one, many);
  return {fmt::format("must have {} {}, and has {}", word, wanted, violation.got),
          fmt::format("make it {} {}", word, wanted)};
}

/// What is wrong with the value, to be read behind its path.
Words words(const Violation& violation) {
  switch (violation.rule) {
    case Rule::Type: {
      std::string wanted = types(violation.want);
      return {fmt::format("is {}, and must be {}", types(violation.got), wanted), "write " + wanted};
    }
    case Rule::Constant: {
      std::string wanted = json(*violation.keyword);
      return {"must be " + wanted, "write " + wanted};
    }
    case Rule::Enum: {
      std::string wanted;
      for (const Node& item : violation.keyword->children()) wanted += (wanted.empty() ? "" : ", ") + json(item);
      if (wanted.size() > kLongestWanted) wanted = wanted.substr(0, kLongestWanted) + "...";
      return {"must be one of " + wanted, "write one of " + wanted};
    }
    case Rule::Format: {
      std::string_view format = violation.keyword == nullptr ? std::string_view() : violation.keyword->text();
      return {fmt::format("does not have the format `{}`", format),
              fmt::format("write a text in the format `{}`", format)};
    }
    case Rule::Pattern: {
      std::string_view pattern = violation.keyword == nullptr ? std::string_view() : violation.keyword->text();
      return {fmt::format("does not match the pattern `{}`", pattern),
              fmt::format("write a text that matches `{}`", pattern)};
    }
    case Rule::FalseSchema: return {"is not allowed", "take it out"};
    case Rule::Not: return {"is what the schema excludes", "write something else; the schema says what under `not`"};
    case Rule::AnyOf:
      return {"fits none of the alternatives of the schema", "write it as one of the alternatives wants it"};
    case Rule::OneOf:
      if (violation.places.empty())
        return {"fits none of the alternatives of the schema", "write it as one of the alternatives wants it"};
      return {fmt::format("fits alternatives {} and {} of the schema, and must fit one alone", violation.places[0] + 1,
                          violation.places[1] + 1),
              "take out what makes it fit both"};
    case Rule::MinProperties: return count(violation, "at least", "key", "keys");
    case Rule::MaxProperties: return count(violation, "at most", "key", "keys");
    case Rule::MinItems: return count(violation, "at least", "item", "items");
    case Rule::MaxItems: return count(violation, "at most", "item", "items");
    case Rule::MinLength: return count(violation, "at least", "character", "characters");
    case Rule::MaxLength: return count(violation, "at most", "character", "characters");
    case Rule::UniqueItems:
      return {fmt::format("has equal items at {} and {}", violation.places[0], violation.places[1]),
              "take one of them out"};
    case Rule::AdditionalItems:
      return {fmt::format("has {} too many", items(violation.got, "item", "items")), "take the last ones out"};
    case Rule::Contains: return {"has no item of the kind that the schema demands", "add one"};
    case Rule::MinContains:
      return {fmt::format("must have at least {} of the kind that the schema demands, and has {}",
                          items(violation.want, "item", "items"), violation.got),
              "add items of that kind"};
    case Rule::MaxContains:
      return {fmt::format("may have at most {} of the kind that the schema limits, and has {}",
                          items(violation.want, "item", "items"), violation.got),
              "take items of that kind out"};
    case Rule::Minimum: return bound(violation, "at least");
    case Rule::Maximum: return bound(violation, "at most");
    case Rule::ExclusiveMinimum: return bound(violation, "more than");
    case Rule::ExclusiveMaximum: return bound(violation, "less than");
    case Rule::MultipleOf: return bound(violation, "a multiple of");
    case Rule::Required:
      return {fmt::format("lacks {}, which the schema requires", names(violation.names)),
              fmt::format("add {} here", names(violation.names))};
    case Rule::Dependency: {
      std::vector<std::string_view> missing(violation.names.begin() + 1, violation.names.end());
      return {fmt::format("has `{}`, and so must have {}", violation.names[0], names(missing)),
              fmt::format("add {}, or take `{}` out", names(missing), violation.names[0])};
    }
    case Rule::PropertyNames:
      return {"has a key that the schema does not allow", "write the key otherwise, or take it out"};
    case Rule::NotJson: return {"is a number that JSON lacks", "write a finite number"};
    case Rule::Cycle: return {"can't be judged: the schema refers to itself in a circle", "mend the schema"};
    case Rule::Limit: return {"can't be judged: " + message(violation), "make the schema simpler"};
    default: return {"is not what the schema wants", "compare it with the schema"};
  }
}

class Teller {
 public:
  Teller(const Node& values, const std::string& prefix, std::string_view chart)
      : values_(values), prefix_(prefix), chart_(chart) {}

  void tell(const Violation& violation) {
    switch (violation.rule) {
      case Rule::Root:
      case Rule::Group:
      case Rule::Reference:
      case Rule::AllOf:
        for (const Violation& cause : violation.causes) tell(cause);
        return;
      case Rule::AdditionalProperties:
        for (std::string_view name : violation.names) tell_additional(violation, name);
        return;
      case Rule::FalseSchema: {
        Words said = words(violation);
        add(violation, violation.value, std::move(said));
        return;
      }
      case Rule::PropertyNames: {
        Words said{fmt::format("has the key `{}`, which the schema does not allow", violation.names[0]),
                   "write the key otherwise, or take it out"};
        add(violation, violation.value, std::move(said));
        return;
      }
      default: add(violation, violation.value, words(violation)); return;
    }
  }
  std::vector<base::Diagnostic> take() { return std::move(problems_); }

 private:
  /// `db.image.tag`: where the value stands in the values of the release.
  std::string path(const std::string& pointer) const {
    std::string out = prefix_;
    const Node* at = &values_;
    for (std::string_view rest = pointer; !rest.empty();) {
      rest.remove_prefix(1);
      std::string token(rest.substr(0, rest.find('/')));
      rest.remove_prefix(std::min(rest.find('/'), rest.size()));
      bool is_item = at != nullptr && at->is_list();
      at = at == nullptr ? nullptr : doc::find_pointer(*at, "/" + token);
      std::string_view name = at == nullptr || is_item ? std::string_view(token) : at->key();
      if (is_item) {
        out += fmt::format("[{}]", name);
      } else {
        out += (out.empty() ? "" : ".") + std::string(name);
      }
    }
    return out;
  }

  /// The value's place, or that of the nearest map around it that was written somewhere.
  base::Origin place(const Violation& violation, const Node* node) const {
    if (node != nullptr) {
      bool wants_key = violation.is_name || node->is_map() || node->is_list();
      base::Origin own = wants_key || !node->origin.known() ? node->key_place() : node->origin;
      if (own.known()) return own;
    }
    base::Origin found;
    if (values_.key_place().known()) found = values_.key_place();
    for (std::size_t end = violation.pointer.find('/', 1); end != std::string::npos;
         end = violation.pointer.find('/', end + 1))
      if (const Node* above = doc::find_pointer(values_, violation.pointer.substr(0, end)))
        if (above->key_place().known()) found = above->key_place();
    if (found.known() || node == nullptr) return found;
    // A map that only children wrote (`--set a.b=1`).
    for (const Node& child : node->children())
      if (child.key_place().known()) return child.key_place();
    return found;
  }

  void add(const Violation& violation, const Node* node, Words said) {
    base::Diagnostic made;
    made.code = base::Code::ValuesSchema;
    made.origin = place(violation, node);
    std::string where = path(violation.pointer);
    if (where.empty()) {
      made.message = fmt::format("the whole of the values of chart {} {}", chart_, said.message);
    } else {
      made.message = fmt::format("the value `{}` {}", where, said.message);
    }
    made.help = std::move(said.help);
    add_notes(violation, made);
    problems_.push_back(std::move(made));
  }

  void tell_additional(const Violation& violation, std::string_view name) {
    const Node* child = violation.value->find(name);
    base::Diagnostic made;
    made.code = base::Code::ValuesSchema;
    made.origin =
        child != nullptr && child->key_place().known() ? child->key_place() : place(violation, violation.value);
    std::string where = path(violation.pointer);
    made.message =
        fmt::format("the schema of chart {} knows no value `{}{}{}`", chart_, where, where.empty() ? "" : ".", name);
    base::Nearest nearest(name);
    if (const Node* known = violation.schema == nullptr ? nullptr : violation.schema->find("properties"))
      for (const Node& property : known->children()) nearest.offer(property.key());
    made.help = nearest.best().empty() ? "take it out" : fmt::format("did you mean `{}`?", nearest.best());
    add_notes(violation, made);
    problems_.push_back(std::move(made));
  }

  void add_notes(const Violation& violation, base::Diagnostic& made) const {
    const Node* place = violation.keyword != nullptr ? violation.keyword : violation.schema;
    if (place != nullptr && place->key_place().known())
      made.notes.push_back({fmt::format("the schema of chart {} says so here", chart_), place->key_place()});
    if (violation.rule != Rule::AnyOf && violation.rule != Rule::OneOf) return;
    std::size_t number = 0;
    for (const Violation& cause : violation.causes) {
      if (number == kMostNotes) break;
      const Violation* inner = &cause;
      while (!inner->causes.empty() && inner->rule != Rule::AnyOf && inner->rule != Rule::OneOf)
        inner = &inner->causes.front();
      const Node* keyword = inner->keyword != nullptr ? inner->keyword : inner->schema;
      std::string where = path(inner->pointer);
      std::string said = inner->rule == Rule::AdditionalProperties
                             ? fmt::format("does not know {}", names(inner->names))
                             : words(*inner).message;
      std::string what = inner->rule == Rule::AdditionalProperties ? "" : where.empty() ? "all " : "`" + where + "` ";
      made.notes.push_back({fmt::format("alternative {}: {}{}", ++number, what, said),
                            keyword == nullptr ? base::Origin() : keyword->key_place()});
    }
  }

  const Node& values_;
  const std::string& prefix_;
  std::string_view chart_;
  std::vector<base::Diagnostic> problems_;
};

}  // namespace

std::vector<base::Diagnostic> schema_problems(const Violation& root, const Node& values, const std::string& prefix,
                                              std::string_view chart) {
  Teller teller(values, prefix, chart);
  teller.tell(root);
  return teller.take();
}

}  // namespace pave::render::helm
