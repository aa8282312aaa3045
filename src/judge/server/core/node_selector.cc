#include "judge/server/core/node_selector.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kNodeName = "metadata.name";

void judge_operator(Value requirement) {
  std::string_view op = requirement[f::operator_].text();
  Value values = requirement[f::values];
  if (op == "In" || op == "NotIn") {
    if (values.size() == 0)
      values.say(Code::ServerRequired, fmt::format("{} needs values", op), "write at least one value");
  } else if (op == "Exists" || op == "DoesNotExist") {
    if (values.size() != 0) values.say(Code::ServerForbidden, fmt::format("{} takes no values", op), "remove them");
  } else if (op == "Gt" || op == "Lt") {
    if (values.size() != 1)
      values.say(Code::ServerRequired, fmt::format("{} needs one value, not {}", op, values.size()),
                 "write one number in quotes");
  } else {
    requirement[f::operator_].say(Code::ServerBadSelector, fmt::format("{} is not an operator", quoted(op)),
                                  "write In, NotIn, Exists, DoesNotExist, Gt or Lt");
  }
}

void judge_values(Value values) {
  for (Value value : values.children())
    if (!kLabelValue.fits(value.text()))
      value.say(Code::ServerBadLabel, fmt::format("{} is not the value of a label", quoted(value.text())),
                std::string(kLabelValue.help));
}

/// Fields of a node are its name alone.
void judge_field(Value requirement) {
  std::string_view op = requirement[f::operator_].text();
  Value values = requirement[f::values];
  if (op != "In" && op != "NotIn")
    requirement[f::operator_].say(Code::ServerBadSelector, fmt::format("{} is not an operator here", quoted(op)),
                                  "write In or NotIn");
  else if (values.size() != 1)
    values.say(Code::ServerRequired, fmt::format("{} needs one value here, not {}", op, values.size()),
               "write the name of one node");
  Value key = requirement[f::key];
  if (key.text() != kNodeName)
    return key.say(Code::ServerBadSelector, fmt::format("{} is not a field of nodes to select by", quoted(key.text())),
                   fmt::format("write {}", kNodeName));
  for (Value value : values.children())
    if (!kDnsSubdomain.fits(value.text()))
      value.say(Code::ServerBadName, fmt::format("{} can't be the name of a node", quoted(value.text())),
                std::string(kDnsSubdomain.help));
}

constexpr Rule kLenientRequirement[] = {
    {kWhole, must(judge_operator)},
    {f::key, required()},
    {f::key, formatted(kQualifiedName)},
};
constexpr Rule kRequirement[] = {
    {kWhole, within(kLenientRequirement)},
    {f::values, must(judge_values)},
};
constexpr Rule kLenientTerm[] = {
    {f::matchExpressions, each(kLenientRequirement)},
    {f::matchFields, each(judge_field)},
};
constexpr Rule kTerm[] = {
    {f::matchExpressions, each(kRequirement)},
    {f::matchFields, each(judge_field)},
};
constexpr Rule kLenientSelector[] = {
    {f::nodeSelectorTerms, required()},
    {f::nodeSelectorTerms, each(kLenientTerm)},
};
constexpr Rule kSelector[] = {
    {f::nodeSelectorTerms, required()},
    {f::nodeSelectorTerms, each(kTerm)},
};

}  // namespace

void judge_node_selector(Value selector) { judge(selector, kSelector); }
void judge_lenient_node_selector(Value selector) { judge(selector, kLenientSelector); }
void judge_lenient_node_selector_term(Value term) { judge(term, kLenientTerm); }

bool has_bad_node_label_value(Value selector) {
  for (Value term : selector[f::nodeSelectorTerms].children())
    for (Value requirement : term[f::matchExpressions].children())
      for (Value value : requirement[f::values].children())
        if (!kLabelValue.fits(value.text())) return true;
  return false;
}

}  // namespace pave::judge::server::core
