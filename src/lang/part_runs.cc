#include "lang/part_runs.h"

#include <algorithm>
#include <span>

namespace pave::lang {

void PartRuns::mark(std::size_t begin, base::Origin value, std::uint8_t flags) {
  std::uint32_t run_flags = (flags & Value::kComputed) != 0 ? base::Run::kComputed : 0U;
  if (!runs_.empty() && runs_.back().value == value && runs_.back().flags == run_flags) return;
  auto first = runs_.empty() ? 0U : static_cast<std::uint32_t>(begin);
  runs_.push_back({.begin = first, .written = written_, .value = value, .frame = frame_, .flags = run_flags});
}

Value PartRuns::take(std::string_view text, base::Arena& arena) {
  Value made = Value::of(arena.copy(text));
  while (!runs_.empty() && runs_.back().begin >= text.size()) runs_.pop_back();
  if (runs_.empty()) return made;
  made.origin = runs_.front().value;
  if ((runs_.front().flags & base::Run::kComputed) != 0) made.flags |= Value::kComputed;
  if (runs_.size() == 1) return made;  // one origin says it all
  std::span<base::Run> runs = arena.copy(std::span<const base::Run>(runs_));
  made.runs = runs.data();
  made.run_count = static_cast<std::uint32_t>(runs.size());
  return made;
}

TextOrigins::Found TextOrigins::at(std::size_t offset) const {
  auto behind =
      std::ranges::upper_bound(runs_, static_cast<std::uint32_t>(offset), std::ranges::less{}, &base::Run::begin);
  if (behind == runs_.begin()) return {whole_, flags_};
  const base::Run& run = *(behind - 1);
  if (run.value.known())
    return {run.value, (run.flags & base::Run::kComputed) != 0 ? Value::kComputed : std::uint8_t{0}};
  bool literal = (run.flags & base::Run::kLiteral) != 0 && run.written.known();
  if (!literal) return {run.written, Value::kComputed};
  return {base::Origin::at(run.written.place() + static_cast<std::uint32_t>(offset) - run.begin), 0};
}

}  // namespace pave::lang
