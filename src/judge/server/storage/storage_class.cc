#include "judge/server/storage/storage_class.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/server/seen.h"
#include "judge/value_text.h"

namespace pave::judge::server::storage {
namespace {

using base::Code;

constexpr std::uint32_t kMaxParameters = 512;
constexpr std::size_t kMaxParameterBytes = 256 * 1024;

/// A driver is a qualified name in any case, as the key of an annotation is.
constexpr const Format& kDriver = kAnnotationKey;

void judge_parameters(Value parameters) {
  if (parameters.size() > kMaxParameters)
    return parameters.say(Code::ServerTooMany, fmt::format("there are {} parameters", parameters.size()),
                          fmt::format("write at most {}", kMaxParameters));
  std::size_t bytes = 0;
  for (Value parameter : parameters.children()) {
    if (parameter.key().empty())
      parameters.say_at(parameter, Code::ServerBadValue, "a parameter has no name", "write one, or remove it");
    bytes += parameter.key().size() + parameter.text().size();
  }
  if (bytes > kMaxParameterBytes)
    parameters.say(Code::ServerTooLong, fmt::format("the parameters have {} bytes", bytes),
                   fmt::format("write at most {} bytes, names included", kMaxParameterBytes));
}

void judge_some_parameters(Value parameters) {
  if (parameters.size() == 0) parameters.say(Code::ServerRequired, "the class has no parameters", "write at least one");
  judge_parameters(parameters);
}

constexpr std::string_view kReclaimPolicies[] = {"Delete", "Retain"};

/// What the server writes where it isn't written.
std::string_view or_default(const Value& value, std::string_view otherwise) {
  return value.written() ? value.text() : otherwise;
}

void judge_defaulted(Value root) {
  if (!root.updating()) return;
  auto fixed = [&](doc::Symbol field, std::string_view otherwise) {
    Value value = root[field];
    if (or_default(value, otherwise) == or_default(root.old()[field], otherwise)) return;
    value.say(Code::ServerImmutable, "this can't change once the class exists",
              "write the old value back, or delete the class and create it anew: it must be replaced");
  };
  fixed(f::reclaimPolicy, "Delete");
  fixed(f::volumeBindingMode, "Immediate");
}

// --- Topologies (ValidateTopologySelectorTerm)

void judge_topology_values(Value values) {
  Seen<std::string_view> seen;
  for (Value value : values.children())
    if (!seen.insert(value.text()))
      value.say(Code::ServerDuplicate, fmt::format("{} stands twice in the list", quoted(value.text())), "remove one");
}

constexpr Rule kTopologyLabel[] = {
    {f::key, required()},
    {f::key, formatted(kQualifiedName)},
    {f::values, required()},
    {f::values, must(judge_topology_values)},
};

void judge_topology_keys(Value expressions) {
  Seen<std::string_view> keys;
  for (Value expression : expressions.children())
    if (Value key = expression[f::key]; !keys.insert(key.text()))
      key.say(Code::ServerDuplicate, fmt::format("a second expression is about the label {}", quoted(key.text())),
              "write one expression for each label");
}

constexpr Rule kTopologyTerm[] = {
    {f::matchLabelExpressions, each(kTopologyLabel)},
    {f::matchLabelExpressions, must(judge_topology_keys)},
};

using Term = std::vector<std::pair<std::string_view, std::vector<std::string_view>>>;

/// Labels and values in an order that doesn't depend on how they are written.
Term sorted_term(const Value& term) {
  Term out;
  for (Value expression : term[f::matchLabelExpressions].children()) {
    std::vector<std::string_view> values;
    for (Value value : expression[f::values].children()) values.push_back(value.text());
    std::ranges::sort(values);
    auto [first, last] = std::ranges::unique(values);
    values.erase(first, last);
    out.emplace_back(expression[f::key].text(), std::move(values));
  }
  std::ranges::sort(out);
  return out;
}

void judge_topologies(Value topologies) {
  Seen<Term> seen;
  for (Value term : topologies.children()) {
    judge(term, kTopologyTerm);
    Value expressions = term[f::matchLabelExpressions];
    if (expressions.size() == 0)  // for the server this, too, is a duplicate
      expressions.say(Code::ServerDuplicate, "a term without expressions says nothing", "add one, or remove the term");
    else if (topologies.size() > 1 && !seen.insert(sorted_term(term)))
      expressions.say(Code::ServerDuplicate, "an earlier term says the same", "remove one");
  }
}

constexpr Rule kStorageClass[] = {
    {f::provisioner, required()},    {f::provisioner, formatted(kDriver)},
    {f::provisioner, immutable()},   {f::parameters, must(judge_parameters)},
    {f::parameters, immutable()},    {f::reclaimPolicy, one_of(kReclaimPolicies)},
    {kWhole, must(judge_defaulted)}, {f::allowedTopologies, must(judge_topologies)},
};

constexpr Rule kVolumeAttributesClass[] = {
    {f::driverName, required()},  {f::driverName, formatted(kDriver)},
    {f::driverName, immutable()}, {f::parameters, must_always(judge_some_parameters)},
    {f::parameters, immutable()},
};

}  // namespace

void judge_storage_class(Value root) { judge(root, kStorageClass); }
void judge_volume_attributes_class(Value root) { judge(root, kVolumeAttributesClass); }

}  // namespace pave::judge::server::storage
