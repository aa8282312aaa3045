#pragma once

#include <cstdint>
#include <string_view>

#include "base/arena.h"
#include "lang/call.h"
#include "lang/function.h"
#include "lang/random.h"
#include "lang/value.h"

namespace pave::lang {

/// What a running program stands in: its memory, its source of numbers, its time, and what only the engine can do.
class Host {
 public:
  base::Arena& arena() { return arena_; }
  Random& random() { return random_; }
  std::int64_t now() const { return now_; }  ///< nanoseconds since 1970, the same for the whole run

  Edition edition() const { return edition_; }     ///< for functions whose words differ
  bool is_lenient() const { return is_lenient_; }  ///< `required` and `fail` give an empty text and end nothing

  /// `include`: the text of a template. The engine reports its failure through the call.
  virtual Value include(std::string_view name, const Value& dot, Call& call) = 0;
  /// `tpl`: the text that `source` renders to.
  virtual Value expand(const Value& source, const Value& dot, Call& call) = 0;

 protected:
  Host(base::Arena& arena, std::uint64_t seed, std::int64_t now, Edition edition = Edition::Helm43,
       bool is_lenient = false)
      : arena_(arena), random_(seed), now_(now), edition_(edition), is_lenient_(is_lenient) {}
  ~Host() = default;

 private:
  base::Arena& arena_;
  Random random_;
  std::int64_t now_;
  Edition edition_;
  bool is_lenient_;
};

}  // namespace pave::lang
