#include "judge/server/resource/request.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/server/resource/names.h"
#include "judge/server/resource/selector.h"
#include "judge/server/resource/taint.h"
#include "judge/value_text.h"

namespace pave::judge::server::resource {
namespace {

using base::Code;

constexpr std::int64_t kMaxAlternatives = 8;
constexpr int kAlternativesSince = 34;          // DRAPrioritizedList is on
constexpr std::uint8_t kTolerationsSince = 36;  // DRADeviceTaints is on
constexpr std::string_view kExactCount = "ExactCount";

std::string_view mode_of(Value request, bool has_default) {
  std::string_view mode = request[f::allocationMode].text();
  return mode.empty() && has_default ? kExactCount : mode;
}

void judge_count(Value request, bool has_default) {
  Value count = request[f::count];
  std::string_view mode = mode_of(request, has_default);
  std::int64_t number = count.integer_or(0);
  if (mode == "All") {
    if (number != 0)
      count.say(Code::ServerConflict, "allocationMode All takes no count",
                "remove \"count\", or write `allocationMode: ExactCount`");
  } else if (mode == kExactCount) {
    // A count of 0 gets the default 1.
    if (number < 0 || (number == 0 && !has_default))
      count.say(Code::ServerOutOfRange, fmt::format("count is {}", number), "write a number of at least 1");
  } else {
    request[f::allocationMode].say(Code::ServerBadValue, fmt::format("allocationMode can't be {}", quoted(mode)),
                                   "write ExactCount or All");
  }
}

constexpr Rule kAsked[] = {
    {f::deviceClassName, required()},
    {f::deviceClassName, formatted(kDnsSubdomain)},
    {f::selectors, must(judge_selectors)},
    {f::tolerations, each(judge_toleration), kTolerationsSince},
};

constexpr Rule kNamed[] = {
    {f::name, required()},
    {f::name, formatted(kDnsLabel)},
};

void judge_alternatives(Value alternatives) {
  if (is_too_long(alternatives, kMaxAlternatives)) return;
  for (Value one : alternatives.children()) {
    judge(one, kNamed);
    judge(one, kAsked);
    judge_count(one, true);
  }
  unique_names(alternatives, f::name);
}

/// Of a version without `exactly`: whether one of the fields stands there that belong into it.
bool has_flat_fields(Value request) {
  return !request[f::deviceClassName].text().empty() || request[f::selectors].written() ||
         !request[f::allocationMode].text().empty() || request[f::count].integer_or(0) != 0 ||
         request[f::adminAccess].written() || request[f::tolerations].written() || request[f::capacity].written();
}

/// An operator that isn't written is Equal.
bool same_tolerations(Value tolerations) {
  auto op = [](Value one) { return one[f::operator_].text().empty() ? "Equal" : one[f::operator_].text(); };
  if (tolerations.size() != tolerations.old().size()) return false;
  for (Value one : tolerations.children()) {
    for (doc::Symbol field : {f::key, f::value, f::effect})
      if (one[field].changed()) return false;
    Value seconds = one[f::tolerationSeconds];
    if (seconds.written() != seconds.was_written() || seconds.changed() || op(one) != op(one.old())) return false;
  }
  return true;
}

bool is_same_ask(Value asked) {
  bool has_default = !is_flat(asked.scope()) || !asked[f::deviceClassName].text().empty();
  auto count_of = [&](Value one) {
    std::int64_t count = one[f::count].integer_or(0);
    return count == 0 && mode_of(one, has_default) == kExactCount ? 1 : count;
  };
  for (doc::Symbol field : {f::name, f::deviceClassName, f::selectors, f::adminAccess, f::capacity})
    if (asked[field].changed()) return false;
  // Pointers, to which false and empty are something.
  for (doc::Symbol field : {f::adminAccess, f::capacity})
    if (asked[field].written() != asked[field].was_written()) return false;
  return same_tolerations(asked[f::tolerations]) && mode_of(asked, has_default) == mode_of(asked.old(), has_default) &&
         count_of(asked) == count_of(asked.old());
}

}  // namespace

void judge_request(Value request) {
  judge(request, kNamed);
  bool flat = is_flat(request.scope());
  Value exactly = flat ? request.named_as(request[f::exactly]) : request[f::exactly];
  bool is_exact = flat ? has_flat_fields(request) : exactly.written();
  Value alternatives = request[f::firstAvailable];
  bool has_alternatives = alternatives.size() != 0 && request.scope().minor() >= kAlternativesSince;
  if (!is_exact && !has_alternatives)
    return request.say(
        Code::ServerRequired, "the request asks for no device",
        flat ? "add \"deviceClassName\" or \"firstAvailable\"" : "add \"exactly\" or \"firstAvailable\"");
  if (is_exact && has_alternatives)
    return request.say(Code::ServerConflict, "the request asks for one device and for the first of several",
                       "keep one of them");
  if (has_alternatives) return judge_alternatives(alternatives);
  judge(exactly, kAsked);
  judge_count(exactly, !flat || !request[f::deviceClassName].text().empty());
}

bool is_same_request(Value request) {
  Value alternatives = request[f::firstAvailable];
  if (!is_same_ask(request) || alternatives.size() != alternatives.old().size()) return false;
  if (request[f::exactly].written() != request[f::exactly].was_written() || !is_same_ask(request[f::exactly]))
    return false;
  for (Value one : alternatives.children())
    if (!is_same_ask(one)) return false;
  return true;
}

}  // namespace pave::judge::server::resource
