#include "lang/gotemplate/builtins/sequences.h"

#include <optional>
#include <string>

namespace pave::lang::gotemplate {
namespace {

/// How many numbers there are from `start` on before `stop`. None: more than the limit; the call has failed.
std::optional<std::int64_t> count_of(Call& call, std::int64_t start, std::int64_t stop, std::int64_t step) {
  bool leads_there = stop < start ? step < 0 : step > 0;
  if (!leads_there || start == stop) return 0;
  std::uint64_t distance = stop < start ? static_cast<std::uint64_t>(start) - static_cast<std::uint64_t>(stop)
                                        : static_cast<std::uint64_t>(stop) - static_cast<std::uint64_t>(start);
  std::uint64_t width = step < 0 ? 0 - static_cast<std::uint64_t>(step) : static_cast<std::uint64_t>(step);
  std::uint64_t count = (distance - 1) / width + 1;
  if (count > kMaxSequence) {
    call.fail("more than " + std::to_string(kMaxSequence) + " numbers");
    return std::nullopt;
  }
  return static_cast<std::int64_t>(count);
}

Value numbers(Call& call, std::int64_t start, std::int64_t stop, std::int64_t step) {
  auto count = count_of(call, start, stop, step);
  if (!count) return {};
  auto size = static_cast<std::size_t>(*count);
  Value* items = call.arena().allocate_array<Value>(size);
  for (std::size_t i = 0; i < size; ++i) items[i] = Value::of_int(start + static_cast<std::int64_t>(i) * step);
  return Value::of(std::span<const Value>(items, size), Type::IntList);
}

Value run_until(Call& call) {
  std::int64_t stop = call[0].integer;
  return numbers(call, 0, stop, stop < 0 ? -1 : 1);
}

Value run_until_step(Call& call) { return numbers(call, call[0].integer, call[1].integer, call[2].integer); }

Value joined(Call& call, std::int64_t start, std::int64_t stop, std::int64_t step) {
  auto count = count_of(call, start, stop, step);
  if (!count) return {};
  std::string text;
  for (std::int64_t i = 0; i < *count; ++i) {
    if (i > 0) text += ' ';
    text += std::to_string(start + i * step);
  }
  return call.text(text);
}

/// Go's numbers wrap around.
std::int64_t plus(std::int64_t one, std::int64_t other) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(one) + static_cast<std::uint64_t>(other));
}

Value run_seq(Call& call) {
  auto number = [&call](std::size_t index) { return call[index].integer; };
  switch (call.count()) {
    case 1: {
      std::int64_t step = number(0) < 1 ? -1 : 1;
      return joined(call, 1, plus(number(0), step), step);
    }
    case 2: {
      std::int64_t step = number(1) < number(0) ? -1 : 1;
      return joined(call, number(0), plus(number(1), step), step);
    }
    case 3: {
      bool is_down = number(2) < number(0);
      if (is_down && number(1) > 0) return call.text("");
      return joined(call, number(0), plus(number(2), is_down ? -1 : 1), number(1));
    }
    default: return call.text("");
  }
}

constexpr Argument kCount[] = {{"count", Param::Int}};
constexpr Argument kSteps[] = {{"start", Param::Int}, {"stop", Param::Int}, {"step", Param::Int}};
constexpr Argument kNumbers[] = {{"numbers", Param::Int}};

constexpr Function record(std::string_view name, std::span<const Argument> arguments, bool is_variadic,
                          std::string_view doc, Example example, Value (*run)(Call&)) {
  return {.name = name,
          .group = Group::Sprig,
          .topic = "lists",
          .arguments = arguments,
          .is_variadic = is_variadic,
          .treatment = Treatment::Opaque,
          .doc = doc,
          .example = example,
          .run = run};
}

constexpr Function kFunctions[] = {
    record("until", kCount, false, "The whole numbers from 0 up to, not including, the count; down for a negative one.",
           {R"({{ until 3 }})", "[0 1 2]"}, run_until),
    record("untilStep", kSteps, false,
           "The whole numbers from start before stop, a step apart; none when the step leads away from it.",
           {R"({{ untilStep 10 0 -4 }})", "[10 6 2]"}, run_until_step),
    record("seq", kNumbers, true,
           "Whole numbers as a text with spaces between, the last one included: `seq last`, `seq first last` or `seq "
           "first "
           "step last`.",
           {R"({{ seq 2 2 8 }})", "2 4 6 8"}, run_seq),
};

}  // namespace

std::span<const Function> sequence_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
