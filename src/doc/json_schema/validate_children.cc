#include <algorithm>

#include "base/utf8.h"
#include "doc/json_schema/run.h"
#include "doc/json_schema/validator.h"

namespace pave::doc::json_schema {

const Schema* Schema::property(std::string_view name) const {
  auto found = std::lower_bound(properties.begin(), properties.end(), name,
                                [](const NamedSchema& entry, std::string_view wanted) { return entry.name < wanted; });
  return found == properties.end() || found->name != name ? nullptr : found->schema;
}

std::vector<std::string_view> Validator::missing(std::span<const std::string_view> wanted) {
  std::vector<std::string_view> names;
  for (std::string_view name : wanted) {
    if (shared_.find(value_, name) != nullptr) continue;
    names.push_back(name);
    if (quiet_) break;
  }
  return names;
}

void Validator::check_object() {
  auto size = static_cast<std::int64_t>(value_.size);
  if (schema_.min_properties && size < *schema_.min_properties)
    add(Rule::MinProperties, "minProperties", size, *schema_.min_properties);
  if (schema_.max_properties && size > *schema_.max_properties)
    add(Rule::MaxProperties, "maxProperties", size, *schema_.max_properties);
  if (auto names = missing(schema_.required); !names.empty()) {
    Violation made = make(Rule::Required, "required");
    made.names = std::move(names);
    errors_.push_back(std::move(made));
  }
  if (is_done()) return;
  check_dependents(schema_.dependencies, Rule::Dependency);
  std::vector<std::string_view> additional;
  auto children = value_.children();
  for (std::size_t i = 0; i < children.size(); ++i) {
    if (is_done()) return;
    check_property(children[i], i, additional);
  }
  if (!additional.empty()) {
    Violation made = make(Rule::AdditionalProperties, "additionalProperties");
    made.names = std::move(additional);
    errors_.push_back(std::move(made));
  }
  check_property_names();
  check_dependents(schema_.dependent_schemas, Rule::Dependency);
  check_dependents(schema_.dependent_required, Rule::Dependency);
}

void Validator::check_property(const Node& child, std::size_t index, std::vector<std::string_view>& additional) {
  bool is_evaluated = false;
  Path path(path_, child.key());
  if (const Schema* schema = schema_.property(child.key())) {
    is_evaluated = true;
    add(apply_to(*schema, child, path));
  }
  for (const PatternSchema& entry : schema_.pattern_properties) {
    if (!entry.pattern->matches(child.key())) continue;
    is_evaluated = true;
    add(apply_to(*entry.schema, child, path));
  }
  if (!is_evaluated && schema_.has_additional_properties) {
    is_evaluated = true;
    if (schema_.forbids_additional_properties) {
      additional.push_back(child.key());
    } else if (schema_.additional_properties != nullptr) {
      add(apply_to(*schema_.additional_properties, child, path));
    }
  }
  if (is_evaluated) unevaluated_.mark(index);
}

void Validator::check_property_names() {
  if (schema_.property_names == nullptr) return;
  for (const Node& child : value_.children()) {
    if (is_done()) return;
    Node name;
    name.kind = doc::Kind::String;
    name.bytes = child.key_bytes;
    name.size = child.key_size;
    name.origin = child.key_place();
    Scope scope{schema_.property_names, {}, scope_.value_number + 1, scope_.depth + 1, &scope_};
    // A name is a value of its own: places below begin with it.
    Path path;
    Validator inner(shared_, name, path, scope, meta_, quiet_);
    auto wrong = inner.validate();
    if (!wrong) continue;
    Violation made = make(Rule::PropertyNames, "propertyNames");
    made.names.push_back(child.key());
    made.value = quiet_ ? nullptr : &child;
    // The name is gone when this returns; its causes are told, not shown by their value.
    std::vector<Violation> causes;
    if (wrong->rule == Rule::Group) {
      causes = std::move(wrong->causes);
    } else {
      causes.push_back(std::move(*wrong));
    }
    std::vector<Violation*> open;
    for (Violation& cause : causes) open.push_back(&cause);
    while (!open.empty()) {
      Violation* at = open.back();
      open.pop_back();
      at->value = &child;
      at->is_name = true;
      for (Violation& cause : at->causes) open.push_back(&cause);
    }
    made.causes = std::move(causes);
    errors_.push_back(std::move(made));
  }
}

void Validator::check_dependents(std::span<const Dependent> dependents, Rule rule) {
  for (const Dependent& dependent : dependents) {
    if (shared_.find(value_, dependent.name) == nullptr) continue;
    if (dependent.schema != nullptr) {
      add(apply_here(*dependent.schema, {}, false));
      continue;
    }
    auto names = missing(dependent.required);
    if (names.empty()) continue;
    Violation made = make(rule, rule == Rule::Dependency ? "dependencies" : "");
    if (made.keyword == nullptr && !quiet_ && schema_.node != nullptr)
      made.keyword = schema_.node->find("dependentRequired");
    made.names = std::move(names);
    made.names.insert(made.names.begin(), dependent.name);
    errors_.push_back(std::move(made));
  }
}

void Validator::check_array() {
  auto size = static_cast<std::int64_t>(value_.size);
  if (schema_.min_items && size < *schema_.min_items) add(Rule::MinItems, "minItems", size, *schema_.min_items);
  if (schema_.max_items && size > *schema_.max_items) add(Rule::MaxItems, "maxItems", size, *schema_.max_items);
  if (schema_.unique_items && size > 1) {
    if (Pair pair = find_equal(value_); pair.first >= 0) {
      Violation made = make(Rule::UniqueItems, "uniqueItems");
      made.places = {pair.first, pair.second};
      errors_.push_back(std::move(made));
    }
  }
  std::size_t evaluated = check_items();
  auto children = value_.children();
  if (schema_.has_additional_items) {
    if (schema_.forbids_additional_items && evaluated != children.size())
      add(Rule::AdditionalItems, "additionalItems", static_cast<std::int64_t>(children.size() - evaluated), 0);
    for (std::size_t i = evaluated; schema_.additional_items != nullptr && i < children.size() && !is_done(); ++i)
      add(apply_to(*schema_.additional_items, children[i], Path(path_, static_cast<std::uint32_t>(i))));
  }
  if (schema_.contains != nullptr) check_contains();
}

/// How many items the keywords `items` and `prefixItems` looked at.
std::size_t Validator::check_items() {
  auto children = value_.children();
  std::size_t first = std::min(schema_.prefix_items.size(), children.size());
  for (std::size_t i = 0; i < first && !is_done(); ++i)
    add(apply_to(*schema_.prefix_items[i], children[i], Path(path_, static_cast<std::uint32_t>(i))));
  if (schema_.items == nullptr) return first;
  for (std::size_t i = first; i < children.size() && !is_done(); ++i)
    add(apply_to(*schema_.items, children[i], Path(path_, static_cast<std::uint32_t>(i))));
  return children.size();
}

void Validator::check_contains() {
  auto children = value_.children();
  std::vector<Violation> causes;
  std::vector<std::int64_t> matched;
  for (std::size_t i = 0; i < children.size() && !shared_.is_exhausted; ++i) {
    if (auto wrong = apply_to(*schema_.contains, children[i], Path(path_, static_cast<std::uint32_t>(i)))) {
      causes.push_back(std::move(*wrong));
    } else {
      matched.push_back(static_cast<std::int64_t>(i));
      if (schema_.draft >= Draft::D2020) unevaluated_.mark(i);
    }
  }
  auto count = static_cast<std::int64_t>(matched.size());
  auto add_contains = [&](Rule rule, std::string_view keyword, std::int64_t want, std::vector<Violation> why) {
    Violation made = make(rule, keyword);
    made.got = count;
    made.want = want;
    made.places = matched;
    made.causes = std::move(why);
    errors_.push_back(std::move(made));
  };
  if (schema_.min_contains) {
    if (count < *schema_.min_contains)
      add_contains(Rule::MinContains, "minContains", *schema_.min_contains, std::move(causes));
  } else if (count == 0) {
    add_contains(Rule::Contains, "contains", 1, std::move(causes));
  }
  if (schema_.max_contains && count > *schema_.max_contains)
    add_contains(Rule::MaxContains, "maxContains", *schema_.max_contains, {});
}

void Validator::check_string() {
  if (schema_.min_length || schema_.max_length) {
    std::int64_t length = 0;
    std::string_view text = value_.text();
    for (std::size_t i = 0; i < text.size(); ++length) {
      std::uint32_t code = 0;
      i += std::max<std::size_t>(base::decode_utf8(text.substr(i), code), 1);
    }
    if (schema_.min_length && length < *schema_.min_length)
      add(Rule::MinLength, "minLength", length, *schema_.min_length);
    if (schema_.max_length && length > *schema_.max_length)
      add(Rule::MaxLength, "maxLength", length, *schema_.max_length);
  }
  if (schema_.pattern != nullptr && !schema_.pattern->matches(value_.text())) add(make(Rule::Pattern, "pattern"));
}

void Validator::check_bound(Bound bound, const Decimal& number, std::string_view keyword, Rule rule) {
  if (bound == nullptr) return;
  int order = compare(number, *bound);
  bool fits = true;
  switch (rule) {
    case Rule::Minimum: fits = order >= 0; break;
    case Rule::Maximum: fits = order <= 0; break;
    case Rule::ExclusiveMinimum: fits = order > 0; break;
    case Rule::ExclusiveMaximum: fits = order < 0; break;
    default: fits = is_multiple(number, *bound); break;
  }
  if (fits) return;
  Violation made = make(rule, keyword);
  // In draft 4 the bound stands in `maximum`, and `exclusiveMaximum` is a boolean.
  if (made.keyword != nullptr && made.keyword->is(doc::Kind::Bool))
    made.keyword = schema_.node->find(rule == Rule::ExclusiveMaximum ? "maximum" : "minimum");
  errors_.push_back(std::move(made));
}

void Validator::check_number() {
  if (schema_.minimum == nullptr && schema_.maximum == nullptr && schema_.exclusive_minimum == nullptr &&
      schema_.exclusive_maximum == nullptr && schema_.multiple_of == nullptr)
    return;
  auto number = parse_decimal(value_.text());
  if (!number) return;
  check_bound(schema_.minimum, *number, "minimum", Rule::Minimum);
  check_bound(schema_.maximum, *number, "maximum", Rule::Maximum);
  check_bound(schema_.exclusive_minimum, *number, "exclusiveMinimum", Rule::ExclusiveMinimum);
  check_bound(schema_.exclusive_maximum, *number, "exclusiveMaximum", Rule::ExclusiveMaximum);
  check_bound(schema_.multiple_of, *number, "multipleOf", Rule::MultipleOf);
}

}  // namespace pave::doc::json_schema
