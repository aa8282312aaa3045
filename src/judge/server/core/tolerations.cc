#include "judge/server/core/tolerations.h"

#include <charconv>
#include <string>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kEffects[] = {"NoSchedule", "PreferNoSchedule", "NoExecute"};

/// A decimal number as a person writes it, that fits 64 bits.
bool is_whole_number(std::string_view text) {
  std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  if (digits.empty() || (digits.front() == '0' && text != "0")) return false;
  std::int64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

/// Comparisons (TaintTolerationComparisonOperators) are off unless the object has one already.
bool has_comparison(Value tolerations) {
  for (Value toleration : tolerations.children())
    if (std::string_view op = toleration[f::operator_].text(); op == "Lt" || op == "Gt") return true;
  return false;
}

void judge_operator(const Value& toleration, bool can_compare) {
  Value op = toleration[f::operator_];
  Value value = toleration[f::value];
  std::string_view name = op.text();
  if (name == "Exists") {
    if (!value.text().empty())
      op.say_at(value, Code::ServerForbidden, "a toleration with the operator Exists takes no value",
                "remove the value, or write Equal");
  } else if (name.empty() || name == "Equal") {
    if (!kLabelValue.fits(value.text()))
      op.say_at(value, Code::ServerBadLabel, fmt::format("{} can't be the value of a taint", quoted(value.text())),
                std::string(kLabelValue.help));
  } else if (can_compare && (name == "Lt" || name == "Gt")) {
    if (!is_whole_number(value.text()))
      value.say(Code::ServerBadFormat, fmt::format("{} is not a whole number", quoted(value.text())),
                "write a number in quotes, without zeros at its beginning");
  } else {
    op.say(Code::ServerBadValue, fmt::format("{} is not an operator of a toleration", quoted(name)),
           "write Equal or Exists");
  }
}

void judge_toleration(Value toleration) {
  Value op = toleration[f::operator_];
  if (toleration[f::key].text().empty() && op.text() != "Exists")
    op.say(Code::ServerBadValue, "a toleration without a key needs the operator Exists",
           "add the key, or `operator: Exists`, which tolerates all taints");
  if (toleration[f::tolerationSeconds].written() && toleration[f::effect].text() != "NoExecute")
    toleration[f::effect].say(Code::ServerConflict, "tolerationSeconds needs the effect NoExecute",
                              "write `effect: NoExecute`, or remove tolerationSeconds");
}

constexpr Rule kToleration[] = {
    {f::key, formatted(kQualifiedName)},
    {kWhole, must(judge_toleration)},
    {f::effect, one_of(kEffects)},
};

}  // namespace

void judge_tolerations(Value tolerations) {
  bool can_compare = tolerations.was_written() && has_comparison(tolerations.old());
  for (Value toleration : tolerations.children()) {
    judge(toleration, kToleration);
    judge_operator(toleration, can_compare);
  }
}

}  // namespace pave::judge::server::core
