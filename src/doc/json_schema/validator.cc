#include "doc/json_schema/validator.h"

#include <algorithm>

#include "base/go_quote.h"
#include "doc/json_schema/parts.h"
#include "doc/json_schema/program.h"
#include "doc/json_schema/quote.h"
#include "doc/json_schema/run.h"
#include "doc/json_schema/url.h"

namespace pave::doc::json_schema {
namespace {

/// Where a schema that is judged has a meta-schema of its own, that one.
const Schema* meta_at(const Shared& shared, const Schema* schema, const Schema* meta, const Node& value) {
  if (shared.judged == nullptr || schema != meta) return nullptr;
  auto found = shared.judged->resource_at.find(&value);
  return found == shared.judged->resource_at.end() ? nullptr : found->second->meta;
}

/// The keywords on the way from the root to a scope: `/properties/a/$ref`.
std::string keyword_location(const Scope& scope) {
  std::string out;
  for (const Scope* at = &scope; at->parent != nullptr; at = at->parent) {
    std::string step = at->reference.empty() ? location(*at->schema) : "/" + std::string(at->reference);
    if (at->reference.empty()) {
      std::size_t above = location(*at->parent->schema).size();
      step.erase(0, std::min(above, step.size()));
    }
    out.insert(0, step);
  }
  return out;
}

}  // namespace

const Node* Shared::find(const Node& map, std::string_view key) {
  constexpr std::uint32_t kFew = 32;
  if (map.size <= kFew) return map.find(key);
  return indexes.try_emplace(&map, map).first->second.find(key);
}

void begin_tracking(Unevaluated& unevaluated, const Node& value, const Schema& schema, bool caller_needs) {
  if (value.is_map() && !schema.evaluates_all_properties() &&
      (caller_needs || schema.unevaluated_properties != nullptr))
    unevaluated.track(value.size, 0);
  if (value.is_list() && !schema.evaluates_all_items() && (caller_needs || schema.unevaluated_items != nullptr) &&
      schema.prefix_items.size() < value.size)
    unevaluated.track(value.size, schema.prefix_items.size());
}

std::optional<Violation> run(const Schema& schema, const Node& value, const Document* judged) {
  Shared shared;
  shared.judged = judged;
  Scope scope{&schema, {}, 0, 0, nullptr};
  Path path;
  Validator validator(shared, value, path, scope, judged == nullptr ? nullptr : &schema, false);
  begin_tracking(validator.unevaluated(), value, schema, false);
  auto violation = validator.validate();
  // What stopped in the middle says nothing: a `not` around it may have turned it round.
  if (shared.is_exhausted) {
    violation.emplace();
    violation->rule = Rule::Limit;
    violation->value = &value;
    violation->schema = schema.node;
  }
  if (!violation) return std::nullopt;
  Violation root;
  root.rule = Rule::Root;
  root.value = &value;
  root.schema = schema.node;
  root.detail = location(schema);
  if (violation->rule == Rule::Group) {
    root.causes = std::move(violation->causes);
  } else {
    root.causes.push_back(std::move(*violation));
  }
  return root;
}

Violation Validator::make(Rule rule, std::string_view keyword) const {
  Violation made;
  made.rule = rule;
  if (quiet_) return made;
  made.value = &value_;
  made.schema = schema_.node;
  made.keyword = schema_.node == nullptr || keyword.empty() ? nullptr : schema_.node->find(keyword);
  made.pointer = path_.json_pointer();
  return made;
}

void Validator::add(Rule rule, std::string_view keyword, std::int64_t got, std::int64_t want) {
  Violation made = make(rule, keyword);
  made.got = got;
  made.want = want;
  errors_.push_back(std::move(made));
}

std::optional<Violation> Validator::check_cycle() {
  for (const Scope* at = scope_.parent; at != nullptr && at->value_number == scope_.value_number; at = at->parent) {
    if (at->schema != scope_.schema) continue;
    Violation made = make(Rule::Cycle);
    if (!quiet_) {
      made.detail = "both " + keyword_location(scope_) + " and " + keyword_location(*at) + " resolve to " +
                    base::go_quote(location(schema_)) + " causing reference cycle";
    }
    return made;
  }
  return std::nullopt;
}

/// What ends the validation: const, enum and format before the others, as the library does it.
std::optional<Violation> Validator::check_value() {
  std::uint8_t type = type_of(value_);
  if (type == kNumber && value_.size > kMaxDigits) {
    Violation made = make(Rule::Limit);
    made.detail = "a number of more than " + std::to_string(kMaxDigits) + " characters";
    return made;
  }
  if (type == 0) return make(Rule::NotJson);
  if (schema_.types != 0) {
    bool fits =
        (schema_.types & type) != 0 || ((schema_.types & kInteger) != 0 && type == kNumber && is_integer(value_));
    if (!fits) {
      Violation made = make(Rule::Type, "type");
      made.got = type;
      made.want = schema_.types;
      return made;
    }
  }
  if (schema_.constant != nullptr && !equal(value_, *schema_.constant)) return make(Rule::Constant, "const");
  if (schema_.enumeration != nullptr) {
    auto items = schema_.enumeration->children();
    bool fits = (schema_.enum_types & type) != 0 &&
                std::any_of(items.begin(), items.end(), [&](const Node& item) { return equal(value_, item); });
    if (!fits) return make(Rule::Enum, "enum");
  }
  if (schema_.format != nullptr && value_.is_string()) {
    if (auto why = schema_.format->why_not(value_.text())) {
      Violation made = make(Rule::Format, "format");
      made.detail = std::move(*why);
      return made;
    }
  }
  return std::nullopt;
}

std::optional<Violation> Validator::validate() {
  if (++shared_.steps > kMaxSteps || scope_.depth > kMaxNesting) shared_.is_exhausted = true;
  if (shared_.is_exhausted) {
    quiet_ = false;
    return make(Rule::Limit);
  }
  if (schema_.is_true) return std::nullopt;
  if (schema_.is_false) return make(Rule::FalseSchema);
  if (auto cycle = check_cycle()) return cycle;
  if (auto wrong = check_value()) return wrong;
  if (schema_.ref != nullptr) {
    auto wrong = apply_reference(*schema_.ref, "$ref");
    if (schema_.draft < Draft::D2019) return wrong;
    add(std::move(wrong));
  }
  switch (value_.kind) {
    case doc::Kind::Map: check_object(); break;
    case doc::Kind::List: check_array(); break;
    case doc::Kind::String: check_string(); break;
    case doc::Kind::Int:
    case doc::Kind::Float: check_number(); break;
    default: break;
  }
  if (!is_done()) {
    if (schema_.draft >= Draft::D2019) check_references();
    check_conditions();
    if (schema_.draft >= Draft::D2019) check_unevaluated();
  }
  if (errors_.empty()) return std::nullopt;
  if (errors_.size() == 1) return std::move(errors_.front());
  Violation group = make(Rule::Group);
  group.causes = std::move(errors_);
  return group;
}

std::optional<Violation> Validator::apply_here(const Schema& schema, std::string_view reference, bool is_quiet) {
  const Schema* own = meta_at(shared_, &schema, meta_, value_);
  Scope scope{own == nullptr ? &schema : own, reference, scope_.value_number, scope_.depth + 1, &scope_};
  Validator inner(shared_, value_, path_, scope, own == nullptr ? meta_ : own, quiet_ || is_quiet);
  begin_tracking(inner.unevaluated_, value_, schema, !unevaluated_.is_empty());
  auto wrong = inner.validate();
  if (!wrong) unevaluated_.merge(inner.unevaluated_);
  return wrong;
}

std::optional<Violation> Validator::apply_to(const Schema& schema, const Node& child, const Path& path) {
  const Schema* own = meta_at(shared_, &schema, meta_, child);
  Scope scope{own == nullptr ? &schema : own, {}, scope_.value_number + 1, scope_.depth + 1, &scope_};
  Validator inner(shared_, child, path, scope, own == nullptr ? meta_ : own, quiet_);
  begin_tracking(inner.unevaluated_, child, schema, false);
  return inner.validate();
}

std::optional<Violation> Validator::apply_reference(const Schema& schema, std::string_view keyword) {
  auto wrong = apply_here(schema, keyword, false);
  if (!wrong) return std::nullopt;
  Violation made = make(Rule::Reference, keyword);
  if (wrong->rule == Rule::Group) {
    made.causes = std::move(wrong->causes);
  } else {
    made.causes.push_back(std::move(*wrong));
  }
  return made;
}

const Schema& Validator::recursive_target(const Schema& fallback) const {
  const Schema* target = &fallback;
  for (const Scope* at = &scope_; at != nullptr; at = at->parent)
    if (at->schema->resource->recursive_anchor) target = at->schema;
  return *target;
}

const Schema& Validator::dynamic_target(std::string_view name, const Schema& fallback) const {
  const Schema* target = &fallback;
  for (const Scope* at = &scope_; at != nullptr; at = at->parent)
    for (const NamedSchema& anchor : at->schema->resource->dynamic_anchors)
      if (anchor.name == name) target = anchor.schema;
  return *target;
}

void Validator::check_references() {
  if (schema_.recursive_ref != nullptr) {
    const Schema& target = *schema_.recursive_ref;
    add(apply_reference(target.recursive_anchor ? recursive_target(target) : target, "$recursiveRef"));
  }
  if (schema_.dynamic_ref != nullptr) {
    const Schema& target = *schema_.dynamic_ref;
    bool is_dynamic = !schema_.dynamic_ref_anchor.empty() && target.dynamic_anchor == schema_.dynamic_ref_anchor;
    add(apply_reference(is_dynamic ? dynamic_target(schema_.dynamic_ref_anchor, target) : target, "$dynamicRef"));
  }
}

void Validator::check_conditions() {
  if (schema_.negated != nullptr && !apply_here(*schema_.negated, {}, true)) add(make(Rule::Not, "not"));
  if (!schema_.all_of.empty()) {
    Violation made = make(Rule::AllOf, "allOf");
    for (const Schema* each : schema_.all_of) {
      auto wrong = apply_here(*each, {}, false);
      if (wrong) made.causes.push_back(std::move(*wrong));
      if ((wrong && quiet_) || shared_.is_exhausted) break;
    }
    if (!made.causes.empty()) errors_.push_back(std::move(made));
  }
  if (!schema_.any_of.empty()) {
    Violation made = make(Rule::AnyOf, "anyOf");
    bool fits = false;
    for (const Schema* each : schema_.any_of) {
      auto wrong = apply_here(*each, {}, false);
      fits = fits || !wrong;
      if (wrong) made.causes.push_back(std::move(*wrong));
      // What nobody has looked at depends on all that fit.
      if ((fits && unevaluated_.is_empty()) || shared_.is_exhausted) break;
    }
    if (!fits) errors_.push_back(std::move(made));
  }
  check_one_of();
  if (schema_.condition != nullptr) {
    const Schema* next = apply_here(*schema_.condition, {}, true) ? schema_.otherwise : schema_.then;
    if (next != nullptr) add(apply_here(*next, {}, false));
  }
}

void Validator::check_one_of() {
  if (schema_.one_of.empty()) return;
  Violation made = make(Rule::OneOf, "oneOf");
  for (std::size_t i = 0; i < schema_.one_of.size() && !shared_.is_exhausted; ++i) {
    auto wrong = apply_here(*schema_.one_of[i], {}, !made.places.empty());
    if (!wrong) {
      made.places.push_back(static_cast<std::int64_t>(i));
      made.causes.clear();
      if (made.places.size() == 2) break;
    } else if (made.places.empty()) {
      made.causes.push_back(std::move(*wrong));
    }
  }
  if (made.places.size() != 1) errors_.push_back(std::move(made));
}

void Validator::check_unevaluated() {
  auto children = value_.children();
  const Schema* schema = value_.is_map()    ? schema_.unevaluated_properties
                         : value_.is_list() ? schema_.unevaluated_items
                                            : nullptr;
  if (schema == nullptr) return;
  for (std::size_t i = 0; i < children.size(); ++i) {
    if (!unevaluated_.is_open(i)) continue;
    Path path = value_.is_map() ? Path(path_, children[i].key()) : Path(path_, static_cast<std::uint32_t>(i));
    add(apply_to(*schema, children[i], path));
  }
  unevaluated_.clear();
}

}  // namespace pave::doc::json_schema
