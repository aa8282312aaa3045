#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/origin.h"
#include "base/spans.h"
#include "lang/call.h"
#include "lang/value.h"

namespace pave::lang {

/// Collects where the parts of a text came from while a function writes it: `toYaml` marks every key and scalar.
class PartRuns {
 public:
  /// The runs are written by the action of the call.
  explicit PartRuns(const Call& call) : written_(call.place()), frame_(call.frame()) {}

  /// What is written from offset `begin` on was written at `value` (unknown: it was made by the template); `flags` are
  /// those of lang::Value. Offsets ascend. A part that says the same as the one before needs no run of its own.
  void mark(std::size_t begin, base::Origin value, std::uint8_t flags);

  /// The text, copied into the arena, with the runs that lie in it.
  Value take(std::string_view text, base::Arena& arena);

 private:
  base::Origin written_;
  std::uint32_t frame_;
  std::vector<base::Run> runs_;
};

/// The way back: where the bytes of a text that is being read came from. `fromYaml` gives every key and value its own
/// origin so.
class TextOrigins {
 public:
  /// No origins at all.
  TextOrigins() = default;
  explicit TextOrigins(const Value& text)
      : runs_(text.text_runs()), whole_(text.origin), flags_(text.flags & Value::kComputed) {}

  struct Found {
    base::Origin origin;
    std::uint8_t flags = 0;
  };
  /// Of the value that the run at that offset came from; else of the byte of a template, or the action, that wrote it.
  Found at(std::size_t offset) const;

 private:
  base::Runs runs_;
  base::Origin whole_;
  std::uint8_t flags_ = 0;
};

}  // namespace pave::lang
