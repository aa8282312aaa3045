#include "judge/server/resource/capacity.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/quantity.h"
#include "judge/server/resource/names.h"

namespace pave::judge::server::resource {
namespace {

using base::Code;
using base::Quantity;

constexpr std::int64_t kMaxValues = 10;

std::optional<Quantity> quantity(Value value) {
  if (!value.written() || value.is_map() || value.is_list()) return std::nullopt;
  auto parsed = Quantity::parse(value.node()->text());
  return parsed ? std::optional(*parsed) : std::nullopt;
}

/// What isn't written is zero to the server.
Quantity capacity_of(Value capacity) { return quantity(capacity[f::value]).value_or(*Quantity::parse("0")); }

void judge_values(Value policy, const Quantity& capacity) {
  Value values = policy[f::validValues];
  auto otherwise = quantity(policy[f::default_]);
  if (!otherwise) {
    if (!policy[f::default_].written())
      policy[f::default_].say(Code::ServerRequired, "\"validValues\" needs a default", "add \"default\", one of them");
    return;
  }
  if (is_too_long(values, kMaxValues)) return;
  bool found = false;
  std::optional<Quantity> before;
  std::set<std::int64_t> seen;
  for (Value value : values.children()) {
    auto amount = value.written() ? quantity(value) : std::optional(*Quantity::parse("0"));
    if (!amount) continue;
    if (before && *before > *amount)
      value.say(Code::ServerBadValue, "the amounts don't rise", "sort them, the smallest first");
    if (*amount > capacity)
      value.say(Code::ServerBadQuantity,
                fmt::format("{} is more than the capacity {}", amount->text(), capacity.text()), "write less");
    if (auto whole = amount->scaled(0); whole && !seen.insert(*whole).second)
      value.say(Code::ServerDuplicate, fmt::format("{} stands twice in the list", amount->text()), "remove one");
    found = found || *amount == *otherwise;
    before = amount;
  }
  if (!found)
    values.say_at(policy[f::default_], Code::ServerBadValue,
                  fmt::format("the default {} is none of the valid values", otherwise->text()), "write one of them");
}

/// Whether a + b is more than c, in the finest unit in which all three fit 64 bits.
bool exceeds(const Quantity& a, const Quantity& b, const Quantity& c) {
  for (int power : {-9, -6, -3, 0}) {
    auto x = a.scaled(power);
    auto y = b.scaled(power);
    auto z = c.scaled(power);
    std::int64_t sum = 0;
    if (x && y && z && !__builtin_add_overflow(*x, *y, &sum)) return sum > *z;
  }
  return false;
}

void judge_step(Value step, const Quantity& amount, const Quantity& low, const Quantity& size) {
  auto value = amount.scaled(0);
  auto from = low.scaled(0);
  auto by = size.scaled(0);
  std::int64_t distance = 0;
  if (!value || !from || !by || *by == 0 || __builtin_sub_overflow(*value, *from, &distance)) return;
  if (*by != -1 && distance % *by != 0)
    step.say(Code::ServerBadQuantity,
             fmt::format("no number of steps of {} leads from {} to {}", size.text(), low.text(), amount.text()),
             "write amounts that are steps away from \"min\"");
}

void judge_range(Value policy, const Quantity& capacity) {
  Value range = policy[f::validRange];
  auto otherwise = quantity(policy[f::default_]);
  if (!otherwise) {
    if (!policy[f::default_].written())
      policy[f::default_].say(Code::ServerRequired, "\"validRange\" needs a default",
                              "add \"default\", an amount in it");
    return;
  }
  auto low = quantity(range[f::min]);
  auto high = quantity(range[f::max]);
  auto step = quantity(range[f::step]);
  if (!low) {
    if (!range[f::min].written())
      range[f::min].say(Code::ServerRequired, "\"validRange\" has no \"min\"", "add \"min\"");
    return;
  }
  auto wrong = [&](doc::Symbol field, std::string_view what) {
    range[field].say(Code::ServerBadQuantity, std::string(what), "write min <= default <= max <= the capacity");
  };
  if (*low > capacity) wrong(f::min, "\"min\" is more than the capacity");
  if (*otherwise < *low) wrong(f::min, "the default is less than \"min\"");
  if (high) {
    if (*low > *high) wrong(f::max, "\"min\" is more than \"max\"");
    if (*high > capacity) wrong(f::max, "\"max\" is more than the capacity");
    if (*otherwise > *high) wrong(f::max, "the default is more than \"max\"");
  }
  if (!step) return;
  if (exceeds(*low, *step, capacity)) wrong(f::step, "one step from \"min\" is more than the capacity");
  judge_step(range[f::step], *otherwise, *low, *step);
  if (high) judge_step(range[f::step], *high, *low, *step);
}

}  // namespace

void judge_request_policy(Value capacity) {
  Value policy = capacity[f::requestPolicy];
  bool has_values = policy[f::validValues].size() != 0;
  bool has_range = policy[f::validRange].written();
  if (has_values && has_range)
    return policy.say(Code::ServerForbidden, "\"validValues\" and \"validRange\" exclude each other",
                      "keep one of them");
  if (has_values) judge_values(policy, capacity_of(capacity));
  if (has_range) judge_range(policy, capacity_of(capacity));
}

}  // namespace pave::judge::server::resource
