#include "kube/crd/validate.h"

#include <optional>
#include <string>
#include <utility>

#include "kube/crd/correlation.h"
#include "kube/crd/number_check.h"
#include "kube/crd/value.h"
#include "kube/crd/value_order.h"

namespace pave::kube::crd {
namespace {

using doc::Node;

/// How many checks passed tells which of several alternatives was probably meant, so they are counted as the server's
/// validators count them.
struct Outcome {
  bool valid = true;
  int matches = 0;

  void merge(Outcome other) {
    valid = valid && other.valid;
    matches += other.matches;
  }
};

constexpr Outcome kPassed{true, 0};
constexpr Outcome kFailed{false, 0};

std::int64_t characters(std::string_view text) {
  std::int64_t count = 0;
  for (char c : text) count += (static_cast<unsigned char>(c) & 0xc0) != 0x80 ? 1 : 0;
  return count;
}

std::uint8_t bit_of(ValueType type) {
  switch (type) {
    case ValueType::Null: return kNullType;
    case ValueType::Boolean: return kBoolean;
    case ValueType::Integer: return kInteger;
    case ValueType::Float: return kNumber;
    case ValueType::String: return kString;
    case ValueType::List: return kArray;
    case ValueType::Map: return kObject;
  }
  return 0;
}

/// validate/type.go, typeValidator.Validate; a format that is not None counts as written.
bool has_type(const Node& value, ValueType type, const Schema& schema) {
  if (type == ValueType::Null) return schema.types == 0 || (schema.types & kNullType) != 0 || schema.nullable;
  if (schema.types == 0 && schema.format == Format::None) return true;
  bool is_text_or_list = type == ValueType::String || type == ValueType::List;
  bool wants_number = (schema.types & (kNumber | kInteger)) != 0;
  // A list passes for a string with a format: the server looks at no more than that.
  if (schema.format != Format::None && is_text_or_list && !wants_number) return true;
  if ((schema.types & bit_of(type)) != 0) return true;
  if (type == ValueType::Integer && (schema.types & kNumber) != 0) return true;
  return type == ValueType::Float && (schema.types & kInteger) != 0 && is_json_integer(read_number(value).real);
}

/// Walks a value and a schema together. Without a list of problems it only tells whether the value fits.
class Validator {
 public:
  explicit Validator(Problems* problems) : problems_(problems) {}

  Outcome check(const Node& value, const Schema& schema, const FieldPath& path, const Correlation* old) const {
    Outcome outcome;
    ValueType type = type_of(value);
    if (type == ValueType::Null) {
      outcome.merge(check_type(value, type, schema, path));
      outcome.merge(check_enum(value, schema, path));
      return outcome;
    }
    auto run = [&](Outcome part) {
      outcome.merge(part);
      ++outcome.matches;
    };
    if (schema.types != 0 || schema.format != Format::None) run(check_type(value, type, schema, path));
    run(check_compositions(value, schema, path, old));
    if (type == ValueType::String) {
      run(check_text(value, schema, path));
      if (schema.format >= Format::BsonObjectId)
        run(has_format(value.text(), schema.format) ? kPassed : fail(Fault::Format, value, schema, path));
    }
    if (type == ValueType::Integer || type == ValueType::Float) run(check_number(value, schema, path));
    if (type == ValueType::List) run(check_list(value, schema, path, old));
    run(check_enum(value, schema, path));
    if (type == ValueType::Map) run(check_map(value, schema, path, old));
    ++outcome.matches;
    return outcome;
  }

 private:
  Outcome fail(Fault fault, const Node& value, const Schema& schema, const FieldPath& path,
               std::string detail = {}) const {
    if (problems_ != nullptr) problems_->push_back({fault, path.dotted(), &value, &schema, std::move(detail)});
    return kFailed;
  }

  Outcome check_type(const Node& value, ValueType type, const Schema& schema, const FieldPath& path) const {
    return has_type(value, type, schema) ? Outcome{true, 1} : fail(Fault::Type, value, schema, path);
  }

  Outcome check_enum(const Node& value, const Schema& schema, const FieldPath& path) const {
    if (schema.enums.empty()) return kPassed;
    for (const Node& allowed : schema.enums)
      if (is_enum_value(value, allowed)) return kPassed;
    return fail(Fault::Enum, value, schema, path);
  }

  /// The first fault only, as the server has it.
  Outcome check_text(const Node& value, const Schema& schema, const FieldPath& path) const {
    if (schema.max_length || schema.min_length) {
      std::int64_t count = characters(value.text());
      if (schema.max_length && count > *schema.max_length) return fail(Fault::TooLong, value, schema, path);
      if (schema.min_length && count < *schema.min_length) return fail(Fault::TooShort, value, schema, path);
    }
    if (schema.pattern != nullptr && !schema.pattern->matches(value.text()))
      return fail(Fault::Pattern, value, schema, path);
    return kPassed;
  }

  Outcome check_number(const Node& value, const Schema& schema, const FieldPath& path) const {
    Outcome outcome{true, 1};
    for (const NumberFault& fault : find_number_faults(read_number(value), schema))
      outcome.merge(fail(fault.fault, value, schema, path, std::string(fault.bound)));
    return outcome;
  }

  Outcome check_list(const Node& value, const Schema& schema, const FieldPath& path, const Correlation* old) const {
    Outcome outcome{true, 1};
    auto items = value.children();
    if (schema.items != nullptr) {
      std::optional<CorrelatedItems> before;
      if (old != nullptr) before.emplace(*old);
      for (std::uint32_t i = 0; i < items.size(); ++i)
        outcome.merge(check_below(items[i], *schema.items, FieldPath(path, i), before ? before->at(i) : std::nullopt));
    }
    auto count = static_cast<std::int64_t>(items.size());
    if (schema.min_items && count < *schema.min_items) outcome.merge(fail(Fault::TooFewItems, value, schema, path));
    if (schema.max_items && count > *schema.max_items) outcome.merge(fail(Fault::TooManyItems, value, schema, path));
    if (schema.unique_items && !find_repeated(items).empty())
      outcome.merge(fail(Fault::RepeatedItem, value, schema, path));
    return outcome;
  }

  Outcome check_map(const Node& value, const Schema& schema, const FieldPath& path, const Correlation* old) const {
    Outcome outcome;
    auto count = static_cast<std::int64_t>(value.size);
    if (schema.min_properties && count < *schema.min_properties)
      outcome.merge(fail(Fault::TooFewFields, value, schema, path));
    if (schema.max_properties && count > *schema.max_properties)
      outcome.merge(fail(Fault::TooManyFields, value, schema, path));
    for (const Node& child : value.children()) {
      const Schema* property = schema.property(child.key());
      const Schema* below = property != nullptr ? property : schema.additional;
      FieldPath child_path(path, child.key(), property == nullptr);
      if (below != nullptr) {
        // The server converts both objects to one version, so it can't tell whether these changed.
        bool is_type = path.is_root() && (child.key() == "apiVersion" || child.key() == "kind");
        outcome.merge(
            check_below(child, *below, child_path, old == nullptr || is_type ? std::nullopt : old->field(child.key())));
      } else if (schema.forbids_additional) {
        // The server names the map, not the field.
        if (problems_ != nullptr)
          problems_->push_back({Fault::FieldNotAllowed, path.dotted(), &child, &schema, std::string(child.key())});
        outcome.merge(kFailed);
      }
    }
    for (std::string_view name : schema.required) {
      if (value.find(name) != nullptr) continue;
      FieldPath child_path(path, name);
      outcome.merge(fail(Fault::Required, value, schema, child_path, std::string(name)));
    }
    return outcome;
  }

  /// A field or an item, which may be as it was before an update.
  Outcome check_below(const Node& value, const Schema& schema, const FieldPath& path,
                      const std::optional<Correlation>& old) const {
    return old ? check_ratcheted(value, schema, path, *old) : check(value, schema, path, nullptr);
  }

 public:
  Outcome check_ratcheted(const Node& value, const Schema& schema, const FieldPath& path,
                          const Correlation& old) const {
    std::size_t before = problems_ == nullptr ? 0 : problems_->size();
    Outcome outcome = check(value, schema, path, &old);
    if (outcome.valid || !old.is_unchanged()) return outcome;
    if (problems_ != nullptr)
      problems_->erase(problems_->begin() + static_cast<std::ptrdiff_t>(before), problems_->end());
    outcome.valid = true;
    return outcome;
  }

 private:
  Outcome check_compositions(const Node& value, const Schema& schema, const FieldPath& path,
                             const Correlation* old) const {
    Outcome outcome{true, 1};
    if (!schema.any_of.empty()) outcome.merge(check_any_of(value, schema, path, old));
    if (!schema.one_of.empty()) outcome.merge(check_one_of(value, schema, path, old));
    if (!schema.all_of.empty()) {
      bool all = true;
      for (const Schema* part : schema.all_of) {
        Outcome result = check(value, *part, path, old);
        all = all && result.valid;
        outcome.merge(result);
      }
      if (!all) outcome.merge(fail(Fault::AllOf, value, schema, path));
    }
    if (schema.not_schema != nullptr && Validator(nullptr).check(value, *schema.not_schema, path, old).valid)
      outcome.merge(fail(Fault::Not, value, schema, path));
    return outcome;
  }

  Outcome check_any_of(const Node& value, const Schema& schema, const FieldPath& path, const Correlation* old) const {
    const Schema* best = nullptr;
    int most = 0;
    for (const Schema* part : schema.any_of) {
      Outcome result = Validator(nullptr).check(value, *part, path, old);
      if (result.valid) return result;
      if (best != nullptr && result.matches <= most) continue;
      best = part;
      most = result.matches;
    }
    Outcome outcome = fail(Fault::AnyOf, value, schema, path);
    outcome.merge(guess(value, *best, path, old, most));
    return outcome;
  }

  Outcome check_one_of(const Node& value, const Schema& schema, const FieldPath& path, const Correlation* old) const {
    const Schema* best = nullptr;
    int most = 0;
    Outcome first;
    std::size_t fitting = 0;
    for (const Schema* part : schema.one_of) {
      Outcome result = Validator(nullptr).check(value, *part, path, old);
      if (result.valid) {
        if (fitting++ == 0) first = result;
        best = nullptr;
      } else if (fitting == 0 && (best == nullptr || result.matches > most)) {
        best = part;
        most = result.matches;
      }
    }
    if (fitting == 1) return first;
    Outcome outcome = fail(Fault::OneOf, value, schema, path);
    if (problems_ != nullptr) problems_->back().count = fitting;
    if (best != nullptr) outcome.merge(guess(value, *best, path, old, most));
    return outcome;
  }

  /// What is wrong for the nearest alternative, behind the problem that none fits.
  Outcome guess(const Node& value, const Schema& schema, const FieldPath& path, const Correlation* old,
                int matches) const {
    if (problems_ == nullptr) return {false, matches};
    std::size_t before = problems_->size();
    Outcome outcome = check(value, schema, path, old);
    (*problems_)[before - 1].guesses = problems_->size() - before;
    return outcome;
  }

  Problems* problems_;
};

}  // namespace

void validate(const Node& value, const Schema& schema, const FieldPath& path, Problems& problems) {
  Validator(&problems).check(value, schema, path, nullptr);
}

void validate_update(const Node& value, const Node& old, const Schema& schema, const FieldPath& path,
                     Problems& problems) {
  Validator(&problems).check_ratcheted(value, schema, path, Correlation{&value, &old, &schema});
}

}  // namespace pave::kube::crd
