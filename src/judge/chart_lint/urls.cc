#include "judge/chart_lint/urls.h"

#include <string>

#include "base/pattern.h"
#include "lang/gotemplate/builtins/url.h"

namespace pave::judge::chart_lint {
namespace {

using lang::gotemplate::Url;

constexpr std::size_t kShortest = 4;  ///< bytes of a web address
constexpr std::size_t kLongest = 2083;

// Letters and signs that are not ASCII.
#define PAVE_U R"(\x{A0}-\x{D7FF}\x{F900}-\x{FDCF}\x{FDF0}-\x{FFEF})"
const base::Pattern& email_pattern() {
  static const base::Pattern kPattern(
      R"re(^([a-zA-Z\d!#$%&'*+\-/=?^_`{|}~)re" PAVE_U R"re(]+(\.[a-zA-Z\d!#$%&'*+\-/=?^_`{|}~)re" PAVE_U
      R"re(]+)*|"[^"\s\\\x00]")@)re"
      R"re(([a-zA-Z\d)re" PAVE_U R"re(]([a-zA-Z\d\-._~)re" PAVE_U R"re(]*[a-zA-Z\d)re" PAVE_U R"re(])?\.)+)re"
      R"re([a-zA-Z)re" PAVE_U R"re(]([a-zA-Z\d\-_~)re" PAVE_U R"re(]*[a-zA-Z)re" PAVE_U R"re(])?\.?$)re");
  return kPattern;
}
#undef PAVE_U

// A host is a last label with an ending of letters or without, behind what may be most of a name already.
#define PAVE_LETTERS R"(a-zA-Z\x{A1}-\x{FFFF})"
const base::Pattern& web_pattern() {
  static const base::Pattern kPattern(R"(^((ftp|tcp|udp|wss?|https?)://)?(\S+(:\S*)?@)?(\[[0-9a-fA-F:.%]+\]|)"
                                      R"(([1-9]\d?|1\d\d|2[0-4]\d|25[0-5])([.](\d\d?|1\d\d|2[0-4]\d|25[0-5])){3}|)"
                                      R"((www\.|[a-zA-Z0-9][a-zA-Z0-9_-]*[a-zA-Z0-9]([-.][a-zA-Z0-9]+)*|)"
                                      R"([a-zA-Z0-9]+([-_.]?[a-zA-Z0-9])*[a-zA-Z0-9]\.[a-zA-Z0-9]+)?)"
                                      "([" PAVE_LETTERS "0-9]+-?-?)*[" PAVE_LETTERS "0-9]+([.][" PAVE_LETTERS
                                      R"(]+)?)\.?(:\d{1,5})?([/?#]\S*)?$)");
  return kPattern;
}
#undef PAVE_LETTERS

}  // namespace

bool is_email(std::string_view text) { return email_pattern().matches(text); }

bool is_web_address(std::string_view text) {
  if (text.size() < kShortest || text.size() >= kLongest || text.starts_with('.')) return false;
  bool has_port_only = text.find(':') != std::string_view::npos && text.find("://") == std::string_view::npos;
  auto url = Url::parse(has_port_only ? "http://" + std::string(text) : std::string(text));
  if (!url || url->host.starts_with('.')) return false;
  bool is_word = url->host.empty() && !url->path.empty() && url->path.find('.') == std::string::npos;
  return !is_word && web_pattern().matches(text);
}

bool is_url(std::string_view text) {
  // As the line of a request has it: a # is a character like others.
  std::string request;
  for (char c : text) request += c == '#' ? "%23" : std::string(1, c);
  auto url = Url::parse(request);
  return url && !url->scheme.empty();
}

}  // namespace pave::judge::chart_lint
