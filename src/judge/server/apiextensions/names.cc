#include "judge/server/apiextensions/definition.h"

#include <fmt/format.h>

#include <string>

#include "judge/server/rule.h"
#include "judge/value_text.h"
#include "kube/names.h"

namespace pave::judge::server::apiextensions {
namespace {

using base::Code;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

bool is_label(std::string_view text) { return kube::is_dns1035_label(text); }

void judge_text(Value value, bool (*fits)(std::string_view), std::string_view what) {
  if (fits(value.text())) return;
  value.say(Code::ServerBadName, fmt::format("{} is not {}", quoted(value.text()), what),
            "write at most 63 lower-case letters, digits and dashes, beginning with a letter");
}

/// An empty name is none: another rule's matter, or the server makes one.
void judge_name(Value value, bool (*fits)(std::string_view), std::string_view what) {
  if (!value.text().empty()) judge_text(value, fits, what);
}

bool is_kind_name(std::string_view text) { return is_label(lower(text)); }

}  // namespace

void judge_names(Value names) {
  constexpr std::string_view kLabel = "a DNS label that begins with a letter";
  // The server names what is missing inside.
  if (!names.written())
    return names[f::plural].say_at(names, Code::ServerRequired, "required field \"names\" is missing", "add \"names\"");
  if (!names.is_map()) return;  // said by the schema
  auto say_missing = [&](std::string_view field, std::string_view help) {
    Reporter(names.scope())
        .say_at(*names.node(), fmt::format("spec.names.{}", field),
                fmt::format("required field \"{}\" is missing", field), fmt::format("add \"{}\"", help),
                Code::ServerRequired);
  };
  if (names[f::plural].text().empty()) say_missing("plural", "plural");
  bool has_kind = !names[f::kind].text().empty();
  if (!has_kind) say_missing("kind", "kind");
  // What is not written is made of the kind.
  if (!has_kind && names[f::listKind].text().empty()) say_missing("listKind", "kind");
  judge_name(names[f::plural], is_label, kLabel);
  judge_name(names[f::singular], is_label, kLabel);
  judge_name(names[f::kind], is_kind_name, "a DNS label in letters of any case");
  judge_name(names[f::listKind], is_kind_name, "a DNS label in letters of any case");
  for (Value name : names[f::shortNames].children()) judge_text(name, is_label, kLabel);
  for (Value name : names[f::categories].children()) judge_text(name, is_label, kLabel);
  Value list = names[f::listKind];
  if (!list.text().empty() && list.text() == names[f::kind].text())
    list.say(Code::ServerConflict, "kind and listKind are the same", "leave listKind out");
}

}  // namespace pave::judge::server::apiextensions
