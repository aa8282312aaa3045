#include "judge/server/admissionregistration/policy.h"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "judge/server/admissionregistration/choice.h"
#include "judge/server/admissionregistration/match_resources.h"
#include "judge/server/expression.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"
#include "kube/names.h"

namespace pave::judge::server::admissionregistration {
namespace {

using base::Code;

constexpr std::int64_t kMaxAuditAnnotations = 20;
constexpr std::size_t kMaxAuditExpressionBytes = 5 * 1024;
constexpr std::string_view kStaticSuffix = ".static.k8s.io";
constexpr std::string_view kReasons[] = {"Forbidden", "Invalid", "RequestEntityTooLarge"};

bool is_kind(std::string_view kind) {
  std::string lower(kind);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return kDns1035Label.fits(lower);
}
constexpr Format kKind{is_kind, "the name of a kind", "write it as the object has it, `ConfigMap` for example"};

bool is_group_version(std::string_view text) {
  std::size_t slash = text.find('/');
  if (slash == text.npos) return kDns1035Label.fits(text);
  std::string_view group = text.substr(0, slash);
  return (group.empty() || kDnsSubdomain.fits(group)) && kDns1035Label.fits(text.substr(slash + 1));
}
constexpr Format kGroupVersion{is_group_version, "an apiVersion", "write `v1` or `example.com/v1`"};

constexpr Rule kParamKind[] = {
    {f::apiVersion, required()},
    {f::apiVersion, formatted(kGroupVersion)},
    {f::kind, required()},
    {f::kind, formatted(kKind)},
};

// As CEL has it; the reserved words are those of its specification.
bool is_identifier(std::string_view name) {
  constexpr std::string_view kReserved[] = {"true",     "false",   "null",      "in",       "as",  "break",  "const",
                                            "continue", "else",    "for",       "function", "if",  "import", "let",
                                            "loop",     "package", "namespace", "return",   "var", "void",   "while"};
  if (name.empty() || (name.front() >= '0' && name.front() <= '9')) return false;
  for (char c : name)
    if (c != '_' && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9')) return false;
  return std::ranges::find(kReserved, name) == std::end(kReserved);
}

void judge_variable_name(Value name) {
  if (is_blank(name.text())) name.say(Code::ServerRequired, "the variable has no name", "add \"name\"");
  else if (!is_identifier(name.text()))
    name.say(Code::ServerBadFormat, fmt::format("{} can't be the name of a variable", quoted(name.text())),
             "write letters, digits and `_`, not beginning with a digit, and no word of CEL");
}
constexpr Rule kVariable[] = {
    {f::name, must_always(judge_variable_name)},
    {f::expression, must_always(judge_expression)},
};

void judge_message(Value message) {
  std::string_view text = trimmed(message.text());
  if (message.text().empty()) return;
  if (text.empty()) message.say(Code::ServerBadValue, "the message is blank", "write a text, or leave it out");
  else if (text.find_first_of("\n\r") != text.npos)
    message.say(Code::ServerBadFormat, "the message has more than one line", "write it in one line");
}

void not_blank(Value text) {
  if (!text.text().empty() && is_blank(text.text()))
    text.say(Code::ServerBadValue, "the expression is blank", "write a CEL expression, or leave it out");
}

void judge_reason(Value reason) { judge_choice(reason, kReasons); }

constexpr Rule kValidation[] = {
    {f::expression, must_always(judge_expression)},
    {f::messageExpression, must(not_blank)},
    {f::message, must(judge_message)},
    {f::reason, must(judge_reason)},
};

/// The name that the object has or gets: the server puts five letters behind generateName before it looks.
std::string final_name(Value value) {
  constexpr std::size_t kMaxGenerated = 58;
  const doc::Node* metadata = value.scope().root()->find(f::metadata);
  auto text = [&](doc::Symbol field) {
    const doc::Node* node = metadata == nullptr ? nullptr : metadata->find(field);
    return std::string(node != nullptr && node->is_string() ? node->text() : std::string_view());
  };
  if (std::string name = text(f::name); !name.empty()) return name;
  std::string prefix = text(f::generateName);
  return prefix.empty() ? prefix : prefix.substr(0, kMaxGenerated) + "xxxxx";
}

void judge_value_expression(Value expression) {
  if (trimmed(expression.text()).size() <= kMaxAuditExpressionBytes) return judge_expression(expression);
  expression.say(Code::ServerTooLong, fmt::format("the expression has {} bytes", expression.text().size()),
                 fmt::format("write at most {} bytes", kMaxAuditExpressionBytes));
}

constexpr Rule kAuditAnnotation[] = {
    {f::valueExpression, must_always(judge_value_expression)},
};

void judge_audit_annotations(Value annotations) {
  if (annotations.size() > kMaxAuditAnnotations)
    annotations.say(Code::ServerTooMany, fmt::format("there are {} audit annotations", annotations.size()),
                    fmt::format("write at most {}", kMaxAuditAnnotations));
  std::string policy = final_name(annotations);
  std::set<std::string_view> keys;
  for (Value annotation : annotations.children()) {
    Value key = annotation[f::key];
    if (policy.empty() || !kube::is_qualified_name(policy + "/" + std::string(key.text())))
      key.say(Code::ServerBadFormat,
              fmt::format("{} behind the policy's name and a slash is not a qualified name", quoted(key.text())),
              std::string(kQualifiedName.help));
    judge(annotation, kAuditAnnotation);
    if (!keys.insert(key.text()).second)
      key.say(Code::ServerDuplicate, fmt::format("two audit annotations have the key {}", quoted(key.text())),
              "give one of them another key");
  }
}

void match_conditions(Value spec) {
  // Conditions that an object has already are let through, unless what they can be about changes.
  if (!spec.updating() || spec[f::paramKind].changed() || spec[f::matchConditions].changed())
    judge_match_conditions(spec[f::matchConditions]);
}

void rules_to_match(Value constraints) {
  if (Value rules = constraints[f::resourceRules]; constraints.written() && rules.size() == 0)
    rules.say(Code::ServerRequired, "the policy is about no resources", "add at least one item to \"resourceRules\"");
}

void something_to_do(Value spec) {
  if (spec[f::validations].size() + spec[f::auditAnnotations].size() != 0) return;
  spec[f::validations].say(Code::ServerRequired, "the policy validates nothing",
                           "add at least one item to \"validations\" or \"auditAnnotations\"");
}

constexpr Rule kValidatingPolicy[] = {
    {f::failurePolicy, must(judge_failure_policy)},
    {f::paramKind, within(kParamKind)},
    {f::matchConstraints, required()},
    {f::matchConstraints, must(judge_match_resources)},
    {f::matchConstraints, must(rules_to_match)},
    {kWhole, must(match_conditions)},
    {f::variables, each(kVariable)},
    {kWhole, must_always(something_to_do)},
    {f::validations, each(kValidation)},
    {f::auditAnnotations, must(judge_audit_annotations)},
};

constexpr Rule kPatch[] = {
    {f::expression, must_always(judge_expression)},
};
constexpr std::string_view kOtherPatch = "remove it: the patchType is another one";
constexpr Rule kJsonPatch[] = {
    {f::jsonPatch, required()},
    {f::jsonPatch, within(kPatch)},
    {f::applyConfiguration, absent(kOtherPatch)},
};
constexpr Rule kApplyConfiguration[] = {
    {f::applyConfiguration, required()},
    {f::applyConfiguration, within(kPatch)},
    {f::jsonPatch, absent(kOtherPatch)},
};

void judge_mutation(Value mutation) {
  Value type = mutation[f::patchType];
  if (type.text() == "JSONPatch") return judge(mutation, kJsonPatch);
  if (type.text() == "ApplyConfiguration") return judge(mutation, kApplyConfiguration);
  type.say(type.text().empty() ? Code::ServerRequired : Code::ServerBadValue,
           type.text().empty() ? std::string("the mutation has no patchType")
                               : fmt::format("a mutation's patchType can't be {}", quoted(type.text())),
           "write JSONPatch or ApplyConfiguration");
}

constexpr Rule kMutatingPolicy[] = {
    {f::failurePolicy, must(judge_failure_policy)},
    {f::paramKind, within(kParamKind)},
    {f::matchConstraints, required()},
    {f::matchConstraints, must(judge_match_resources)},
    {f::matchConstraints, must(rules_to_match)},
    {f::matchConstraints, must(judge_mutating_operations)},
    {kWhole, must(match_conditions)},
    {f::variables, each(kVariable)},
    {f::mutations, required()},
    {f::mutations, each(judge_mutation)},
    {f::reinvocationPolicy, required()},
    {f::reinvocationPolicy, must(judge_reinvocation_policy)},
};

}  // namespace

void judge_validating_policy(Value spec) { judge(spec, kValidatingPolicy); }

void judge_mutating_policy(Value spec) { judge(spec, kMutatingPolicy); }

void judge_static_name(Value metadata) {
  Value name = metadata[f::name];
  if (metadata.updating() || !name.text().ends_with(kStaticSuffix)) return;
  name.say(Code::ServerBadName, fmt::format("names that end in {} are for files of the server itself", kStaticSuffix),
           "give it another name");
}

}  // namespace pave::judge::server::admissionregistration
