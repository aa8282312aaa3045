#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "doc/json_schema/document.h"
#include "doc/json_schema/schema.h"
#include "doc/json_schema/violation.h"
#include "doc/key_index.h"
#include "doc/path.h"

namespace pave::doc::json_schema {

/// One schema on the way from the root, with the value that it judges; the chain lies on the stack.
struct Scope {
  const Schema* schema = nullptr;
  std::string_view reference = {};  ///< the keyword that led here, where one did
  int value_number = 0;             ///< the same for scopes that judge the same value
  int depth = 0;
  const Scope* parent = nullptr;
};

/// Children of the value that no keyword has looked at yet. Not tracked: nobody asks, or all were looked at.
class Unevaluated {
 public:
  bool is_empty() const { return left_ == 0; }
  void track(std::size_t count, std::size_t first) {
    open_.assign(count, true);
    left_ = count;
    for (std::size_t i = 0; i < first; ++i) mark(i);
  }
  void mark(std::size_t index) {
    if (index >= open_.size() || !open_[index]) return;
    open_[index] = false;
    --left_;
  }
  bool is_open(std::size_t index) const { return index < open_.size() && open_[index]; }
  /// What is marked there is marked here.
  void merge(const Unevaluated& other) {
    for (std::size_t i = 0; i < open_.size(); ++i)
      if (!other.is_open(i)) mark(i);
  }
  void clear() {
    open_.clear();
    left_ = 0;
  }

 private:
  std::vector<bool> open_;
  std::size_t left_ = 0;
};

/// What one validation shares.
struct Shared {
  const Document* judged = nullptr;
  std::int64_t steps = 0;
  bool is_exhausted = false;
  std::unordered_map<const Node*, KeyIndex> indexes = {};  ///< of large maps

  const Node* find(const Node& map, std::string_view key);
};

/// Judges one value by one schema, as the `validator` of jsonschema v6: keywords in its order, type, const, enum and
/// format first, which end it.
class Validator {
 public:
  Validator(Shared& shared, const Node& value, const Path& path, const Scope& scope, const Schema* meta, bool is_quiet)
      : shared_(shared),
        value_(value),
        path_(path),
        scope_(scope),
        schema_(*scope.schema),
        meta_(meta),
        quiet_(is_quiet) {}

  /// nullopt: valid. Needs unevaluated() set up before.
  std::optional<Violation> validate();
  Unevaluated& unevaluated() { return unevaluated_; }

 private:
  std::optional<Violation> check_value();
  void check_object();
  void check_property(const Node& child, std::size_t index, std::vector<std::string_view>& additional);
  void check_property_names();
  void check_dependents(std::span<const Dependent> dependents, Rule rule);
  void check_array();
  std::size_t check_items();
  void check_contains();
  void check_string();
  void check_number();
  void check_bound(Bound bound, const Decimal& number, std::string_view keyword, Rule rule);
  void check_conditions();
  void check_one_of();
  void check_references();
  void check_unevaluated();

  std::optional<Violation> apply_here(const Schema& schema, std::string_view reference, bool is_quiet);
  std::optional<Violation> apply_to(const Schema& schema, const Node& child, const Path& path);
  std::optional<Violation> apply_reference(const Schema& schema, std::string_view keyword);
  std::optional<Violation> check_cycle();
  const Schema& recursive_target(const Schema& fallback) const;
  const Schema& dynamic_target(std::string_view name, const Schema& fallback) const;

  Violation make(Rule rule, std::string_view keyword = {}) const;
  void add(std::optional<Violation> violation) {
    if (violation) errors_.push_back(std::move(*violation));
  }
  void add(Rule rule, std::string_view keyword, std::int64_t got, std::int64_t want);
  bool is_done() const { return (quiet_ && !errors_.empty()) || shared_.is_exhausted; }
  /// Names of `wanted` that the object lacks.
  std::vector<std::string_view> missing(std::span<const std::string_view> wanted);

  Shared& shared_;
  const Node& value_;
  const Path& path_;
  const Scope& scope_;
  const Schema& schema_;
  const Schema* meta_;
  bool quiet_;  ///< only whether it is valid is asked
  Unevaluated unevaluated_;
  std::vector<Violation> errors_;
};

/// JSON's equality: numbers by value, maps without order. Not deeper than trees are.
bool equal(const Node& one, const Node& other);
/// The places of two equal items, the second as small as possible; {-1, -1}: there are none.
struct Pair {
  std::int64_t first = -1;
  std::int64_t second = -1;
};
Pair find_equal(const Node& list);
/// JSON's type, without kInteger; 0: a number that JSON lacks.
std::uint8_t type_of(const Node& node);
bool is_integer(const Node& node);
std::string_view type_name(std::uint8_t type);

/// What `unevaluated` begins with for a schema.
void begin_tracking(Unevaluated& unevaluated, const Node& value, const Schema& schema, bool caller_needs);

}  // namespace pave::doc::json_schema
