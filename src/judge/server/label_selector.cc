#include "judge/server/label_selector.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/server/metadata.h"
#include "judge/value_text.h"

namespace pave::judge::server {
namespace {

using base::Code;

void judge_operator(Value requirement) {
  Value values = requirement[f::values];
  std::string_view op = requirement[f::operator_].text();
  if (op == "In" || op == "NotIn") {
    if (values.size() == 0)
      values.say(Code::ServerRequired, fmt::format("{} needs values", op), "write at least one value");
  } else if (op == "Exists" || op == "DoesNotExist") {
    if (values.size() != 0) values.say(Code::ServerForbidden, fmt::format("{} takes no values", op), "remove them");
  } else {
    requirement[f::operator_].say(Code::ServerBadSelector, fmt::format("{} is not an operator", quoted(op)),
                                  "write In, NotIn, Exists or DoesNotExist");
  }
}

void judge_key(Value requirement) {
  Value key = requirement[f::key];
  if (!kQualifiedName.fits(key.text()))
    key.say(Code::ServerBadLabel, fmt::format("{} is not the key of a label", quoted(key.text())),
            std::string(kQualifiedName.help));
}

void judge_values(Value values) {
  for (Value value : values.children())
    if (!kLabelValue.fits(value.text()))
      value.say(Code::ServerBadLabel, fmt::format("{} is not the value of a label", quoted(value.text())),
                std::string(kLabelValue.help));
}

constexpr Rule kRequirement[] = {
    {kWhole, must(judge_operator)},
    {kWhole, must(judge_key)},
};
constexpr Rule kStrictRequirement[] = {
    {kWhole, must(judge_operator)},
    {kWhole, must(judge_key)},
    {f::values, must(judge_values)},
};
constexpr Rule kLenientSelector[] = {
    {f::matchLabels, must(judge_labels)},
    {f::matchExpressions, each(kRequirement)},
};
constexpr Rule kSelector[] = {
    {f::matchLabels, must(judge_labels)},
    {f::matchExpressions, each(kStrictRequirement)},
};

bool is_sound_requirement(Value requirement) {
  std::string_view op = requirement[f::operator_].text();
  bool has_values = requirement[f::values].size() != 0;
  if (op == "In" || op == "NotIn" ? !has_values : has_values || (op != "Exists" && op != "DoesNotExist")) return false;
  for (Value value : requirement[f::values].children())
    if (!kLabelValue.fits(value.text())) return false;
  return kQualifiedName.fits(requirement[f::key].text());
}

bool fulfils(Value labels, Value requirement) {
  Value label = labels.entry(requirement[f::key].text());
  std::string_view op = requirement[f::operator_].text();
  if (op == "Exists") return label.written();
  if (op == "DoesNotExist") return !label.written();
  bool is_among = false;
  for (Value value : requirement[f::values].children())
    is_among = is_among || (label.written() && value.text() == label.text());
  return op == "In" ? is_among : !is_among;
}

}  // namespace

void judge_label_selector(Value selector) { judge(selector, kSelector); }
void judge_lenient_label_selector(Value selector) { judge(selector, kLenientSelector); }

bool has_bad_label_value(Value selector) {
  for (Value requirement : selector[f::matchExpressions].children())
    for (Value value : requirement[f::values].children())
      if (!kLabelValue.fits(value.text())) return true;
  return false;
}

bool is_sound_selector(Value selector) {
  for (Value label : selector[f::matchLabels].children())
    if (!kQualifiedName.fits(label.key()) || !kLabelValue.fits(label.text())) return false;
  for (Value requirement : selector[f::matchExpressions].children())
    if (!is_sound_requirement(requirement)) return false;
  return true;
}

bool is_empty_selector(Value selector) {
  return selector[f::matchLabels].size() == 0 && selector[f::matchExpressions].size() == 0;
}

bool selects(Value selector, Value labels) {
  for (Value wanted : selector[f::matchLabels].children()) {
    Value label = labels.entry(wanted.key());
    if (!label.written() || label.text() != wanted.text()) return false;
  }
  for (Value requirement : selector[f::matchExpressions].children())
    if (!fulfils(labels, requirement)) return false;
  return true;
}

}  // namespace pave::judge::server
