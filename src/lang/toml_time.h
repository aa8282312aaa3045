#pragma once

#include <string>
#include <string_view>

#include "base/arena.h"
#include "lang/object.h"

namespace pave::lang {

/// A point in time of a TOML text: Go's time.Time in the zones that github.com/BurntSushi/toml gives it. The local zone is
/// that of Greenwich.
class TomlTime final : public Object {
 public:
  /// The text as TOML has it, with `T` and `Z` large, behind the offset's colon two digits. Null: it is no point in time.
  static const TomlTime* make(std::string_view text, base::Arena& arena);

  std::string_view type_name() const override { return "time.Time"; }
  std::string_view kind_name() const override { return "struct"; }
  void print(std::string& out) const override;
  void write_json(std::string& out) const override;
  /// As TOML writes it: only the date or the time where only that was written.
  void write_toml(std::string& out) const;

 private:
  friend class base::Arena;
  TomlTime() = default;

  std::string_view date_;      ///< `1979-05-27`; empty: a time of day
  std::string_view time_;      ///< `07:32:00`; empty: a date
  std::string_view fraction_;  ///< `.5`, without zeros at its end
  std::string_view offset_;    ///< `Z`, `-07:00`; empty: local
};

}  // namespace pave::lang
