#include "lang/text.h"

#include <algorithm>

namespace pave::lang {
namespace {

/// The run that holds a byte, or null.
const base::Run* run_at(base::Runs runs, std::uint32_t offset) {
  auto behind = std::ranges::upper_bound(runs, offset, {}, &base::Run::begin);
  return behind == runs.begin() ? nullptr : &*(behind - 1);
}

/// What is left of a run when its first bytes are cut away.
base::Run cut(base::Run run, std::uint32_t begin) {
  if ((run.flags & base::Run::kLiteral) != 0 && run.written.known() && begin > run.begin)
    run.written = base::Origin::at(run.written.place() + (begin - run.begin));
  run.begin = std::max(run.begin, begin);
  return run;
}

std::uint32_t flags_of(const Value& value) { return (value.flags & Value::kComputed) != 0 ? base::Run::kComputed : 0U; }

}  // namespace

void Text::begin_run(const base::Run& run) {
  if (!runs_.empty() && runs_.back().begin == bytes_.size()) runs_.back() = run;  // the one before wrote nothing
  else runs_.push_back(run);
  runs_.back().begin = static_cast<std::uint32_t>(bytes_.size());
}

void Text::add_literal(std::string_view bytes, base::Origin written, std::uint32_t frame) {
  if (bytes.empty()) return;
  begin_run({.begin = 0, .written = written, .value = {}, .frame = frame, .flags = base::Run::kLiteral});
  bytes_ += bytes;
}

void Text::add(std::string_view bytes, base::Origin written, base::Origin value, std::uint32_t frame,
               std::uint32_t flags) {
  if (bytes.empty()) return;
  begin_run({.begin = 0, .written = written, .value = value, .frame = frame, .flags = flags});
  bytes_ += bytes;
}

void Text::add(const Value& string, base::Origin written, std::uint32_t frame) {
  add_part(string, 0, string.size, written, frame);
}

void Text::add_part(const Value& string, std::size_t begin, std::size_t end, base::Origin written,
                    std::uint32_t frame) {
  std::string_view bytes = string.text().substr(begin, end - begin);
  if (bytes.empty()) return;
  auto first = static_cast<std::uint32_t>(begin);
  const base::Run* run = run_at(string.text_runs(), first);
  if (run == nullptr) return add(bytes, written, string.origin, frame, flags_of(string));
  auto base = static_cast<std::uint32_t>(bytes_.size());
  const base::Run* last = string.runs + string.run_count;
  begin_run(cut(*run, first));
  for (++run; run != last && run->begin < end; ++run) {
    runs_.push_back(*run);
    runs_.back().begin = base + (run->begin - first);
  }
  bytes_ += bytes;
}

void Text::clear() {
  bytes_.clear();
  runs_.clear();
}

void Text::resize(std::size_t size) {
  bytes_.resize(size);
  while (!runs_.empty() && runs_.back().begin >= size) runs_.pop_back();
}

Value Text::take(base::Arena& arena) {
  Value made = Value::of(arena.copy(std::string_view(bytes_)));
  if (!runs_.empty()) {
    std::span<base::Run> runs = arena.copy(std::span<const base::Run>(runs_));
    made.runs = runs.data();
    made.run_count = static_cast<std::uint32_t>(runs.size());
    made.origin = runs.front().value;
    if ((runs.front().flags & base::Run::kComputed) != 0) made.flags |= Value::kComputed;
  }
  clear();
  return made;
}

Value part_of(const Value& string, std::size_t begin, std::size_t end, base::Arena& arena) {
  Value made = string;
  made.bytes = string.bytes + begin;
  made.size = static_cast<std::uint32_t>(end - begin);
  made.runs = nullptr;
  made.run_count = 0;
  auto first = static_cast<std::uint32_t>(begin);
  const base::Run* run = run_at(string.text_runs(), first);
  if (run == nullptr || made.size == 0 || (begin == 0 && end == string.size)) {
    if (made.size == string.size) return string;
    return made;
  }
  const base::Run* last = run;
  while (last != string.runs + string.run_count && last->begin < end) ++last;
  auto count = static_cast<std::uint32_t>(last - run);
  base::Run* runs = arena.allocate_array<base::Run>(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    runs[i] = cut(run[i], first);
    runs[i].begin -= first;
  }
  made.runs = runs;
  made.run_count = count;
  made.origin = runs->value;
  made.flags &= static_cast<std::uint8_t>(~Value::kComputed);
  if ((runs->flags & base::Run::kComputed) != 0) made.flags |= Value::kComputed;
  return made;
}

}  // namespace pave::lang
