#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/code.h"

namespace pave::judge {

/// A rule id or the beginning of some: `schema/unknown-field`, `schema`, `schema/unknown`, `schema/*`. It ends where a
/// word of the id ends, so that `schema/un` names nothing. `*/not-checked` names the rules of that name in all families.
class Selector {
 public:
  /// An empty optional: no rule has an id that begins like this.
  static std::optional<Selector> parse(std::string_view text);

  bool matches(base::Code code) const;
  /// The longer of two that match is the more specific.
  std::size_t specificity() const { return prefix_.size(); }
  std::string_view text() const { return prefix_; }

 private:
  explicit Selector(std::string_view prefix) : prefix_(prefix) {}
  std::string prefix_;  // without `/*` and a final `/`
};

/// Which rules are shown: what --select and --ignore say, as ruff reads them: of those that match a rule the more
/// specific one decides, and --ignore where they are equally so. Without --select every rule is selected.
/// `syntax/*` and `*/not-checked` say that something was not judged, so --select does not drop them, only --ignore; but
/// reference/not-checked is shown only with other rules of its family.
class Selection {
 public:
  Selection() = default;
  Selection(std::vector<Selector> selected, std::vector<Selector> ignored)
      : selected_(std::move(selected)), ignored_(std::move(ignored)) {}

  bool shows(base::Code code) const;
  /// Whether any rule of the family (`server`) is shown, but for those that say that something was not judged.
  bool shows_family(std::string_view family) const;

 private:
  std::vector<Selector> selected_;
  std::vector<Selector> ignored_;
};

/// `no rule is called "shcema", did you mean "schema"?`: the message for a text that is no Selector.
std::string unknown_rule_message(std::string_view text);

/// The rule id or family that is nearest to the text; empty: none is near.
std::string_view nearest_rule(std::string_view text);

}  // namespace pave::judge
