#include "judge/server/core/security.h"

#include <fmt/format.h>

#include "judge/server/core/local_path.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kProfileTypes[] = {"Localhost", "RuntimeDefault", "Unconfined"};
constexpr std::int64_t kMaxProfilePath = 4095;  // PATH_MAX without its zero
constexpr std::string_view kBlanks = " \t\n\v\f\r";

constexpr Rule kProfile[] = {
    {f::type, required()},
    {f::type, one_of(kProfileTypes)},
};

bool is_localhost(const Value& profile) { return profile[f::type].text() == "Localhost"; }

void judge_needless_path(const Value& path) {
  if (path.written())
    path.say(Code::ServerConflict, "only a profile of type Localhost has a localhostProfile",
             "remove it or write `type: Localhost`");
}

void judge_missing_path(const Value& path) {
  path.say(Code::ServerRequired, "a profile of type Localhost needs its path", "add \"localhostProfile\"");
}

}  // namespace

void judge_seccomp_profile(Value profile) {
  Value path = profile[f::localhostProfile];
  judge(profile, kProfile);
  if (!is_localhost(profile)) return judge_needless_path(path);
  if (!path.written()) return judge_missing_path(path);
  judge_descending_path(path);
}

void judge_app_armor_profile(Value profile) {
  Value path = profile[f::localhostProfile];
  std::string_view type = profile[f::type].text();
  judge(profile, kProfile);
  if (type == "RuntimeDefault" || type == "Unconfined") return judge_needless_path(path);
  if (!is_localhost(profile)) return;
  std::string_view text = path.text();
  if (text.empty()) return judge_missing_path(path);
  if (kBlanks.find(text.front()) != std::string_view::npos || kBlanks.find(text.back()) != std::string_view::npos)
    path.say(Code::ServerBadFormat, fmt::format("{} has blanks at an end", quoted(text)), "leave them out");
  actions::check_length(path, at_most_bytes(kMaxProfilePath));
}

}  // namespace pave::judge::server::core
