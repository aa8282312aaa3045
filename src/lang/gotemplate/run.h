#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/spans.h"
#include "lang/gotemplate/error.h"
#include "lang/gotemplate/program.h"
#include "lang/host.h"
#include "lang/text.h"

namespace pave::lang::gotemplate {

inline constexpr std::uint32_t kMaxIncludes = 1000;         ///< nested inclusions of one name (Helm's limit)
inline constexpr std::uint32_t kMaxTemplateDepth = 100000;  ///< nested `template` actions (Go's limit)
inline constexpr std::size_t kMaxStack =
    6 << 20;  ///< bytes of the stack for nested include and tpl, where there are so many
inline constexpr std::size_t kMaxOutput = 256 << 20;     ///< bytes that templates write in one run, included texts too
inline constexpr std::uint64_t kMaxSteps = 200'000'000;  ///< actions and calls of one run
inline constexpr std::size_t kMaxMemory = 256 << 20;     ///< bytes of the arena that one run takes

struct RunOptions {
  std::uint64_t seed = 1;
  std::int64_t now = 0;  ///< nanoseconds since 1970
  Edition edition = Edition::Helm43;
  bool is_strict = false;   ///< a missing key is an error (Helm's --strict)
  bool is_lenient = false;  ///< `required` and `fail` end nothing (pkg/engine, LintMode)
  std::uint64_t max_steps = kMaxSteps;
  std::size_t max_output = kMaxOutput;
  std::size_t max_memory = kMaxMemory;
};

/// Runs the templates of a set one after another, for one release: what they share (changed values, random numbers, the
/// inclusions of their texts) lives here. Values and texts live in the arena.
class Runner final : public Host {
 public:
  Runner(const TemplateSet& set, base::Arena& arena, const RunOptions& options);
  ~Runner();

  /// Appends what the template writes, with its runs; every "<no value>" is taken out, as Helm does.
  /// None: it was written whole. After an error `out` holds what was written before.
  std::optional<Error> run(std::string_view name, const Value& dot, Text& out);

  /// The inclusions that the runs' frames mean: number n is at index n - 1.
  const std::vector<base::Frame>& frames() const { return frames_; }

  Value include(std::string_view name, const Value& dot, Call& call) override;
  Value expand(const Value& source, const Value& dot, Call& call) override;

 private:
  struct State;
  std::unique_ptr<State> state_;
  std::vector<base::Frame> frames_;
};

}  // namespace pave::lang::gotemplate
