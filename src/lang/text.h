#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lang/value.h"

namespace pave::lang {

/// Bytes of one text that a program makes, and entries of maps and lists that one function walks through: where Go runs out
/// of memory or of time, we say so. A map can hold another one several times, so few entries can be many on the way.
inline constexpr std::size_t kMaxText = std::size_t{64} << 20;
inline constexpr std::size_t kMaxWalk = std::size_t{4} << 20;
inline constexpr std::string_view kTextTooLarge = "the text would be longer than 64 MiB";
inline constexpr std::string_view kTooManyEntries =
    "the maps and lists in the argument have more than 4194304 entries all together";

/// Text as it is written, with the runs that say where each stretch came from. Used for the output of templates and by
/// functions whose result keeps the places of its parts (`nindent`, `printf`, `toYaml`).
class Text {
 public:
  /// Bytes that a template holds from `written` on, one after another.
  void add_literal(std::string_view bytes, base::Origin written, std::uint32_t frame);
  /// Bytes that an action at `written` wrote; `value` and `flags` as in base::Run.
  void add(std::string_view bytes, base::Origin written, base::Origin value, std::uint32_t frame, std::uint32_t flags);
  /// A string: its own runs where it has some, else one run with its origin.
  void add(const Value& string, base::Origin written, std::uint32_t frame);
  /// Bytes that belong to what stands before them: no new run.
  void extend(std::string_view bytes) { bytes_ += bytes; }
  /// The part [begin, end) of a string, with the runs that lie in it.
  void add_part(const Value& string, std::size_t begin, std::size_t end, base::Origin written, std::uint32_t frame);

  std::string_view bytes() const { return bytes_; }
  std::size_t size() const { return bytes_.size(); }
  base::Runs runs() const { return runs_; }
  void clear();
  /// Cuts back to a size that it had.
  void resize(std::size_t size);

  /// The text as a string value in the arena: with runs when they say more than one origin can.
  Value take(base::Arena& arena);
  std::string& raw() { return bytes_; }  ///< for printers; what they append belongs to the last run
  /// Begins a run at the end of the text; what is appended to raw() belongs to it.
  void begin_run(const base::Run& run);

 private:
  std::string bytes_;
  std::vector<base::Run> runs_;
};

/// `string` without the bytes outside [begin, end), with the runs of what is left.
Value part_of(const Value& string, std::size_t begin, std::size_t end, base::Arena& arena);

}  // namespace pave::lang
