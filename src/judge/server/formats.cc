#include "judge/server/formats.h"

#include <string>

#include "kube/names.h"

namespace pave::judge::server {
namespace {

bool is_path_segment(std::string_view text) {
  return text != "." && text != ".." && text.find_first_of("/%") == std::string_view::npos;
}

bool is_annotation_key(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return kube::is_qualified_name(lower);
}

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// apimachinery, pkg/util/validation, IsValidPortName.
bool is_port_name(std::string_view text) {
  if (text.empty() || text.size() > 15 || text.front() == '-' || text.back() == '-') return false;
  bool has_letter = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_lower_or_digit(text[i]) && (text[i] != '-' || text[i - 1] == '-')) return false;
    has_letter = has_letter || (text[i] >= 'a' && text[i] <= 'z');
  }
  return has_letter;
}

/// IsConfigMapKey.
bool is_config_map_key(std::string_view text) {
  if (text.empty() || text.size() > kube::kSubdomainLength || text == "." || text.starts_with("..")) return false;
  for (char c : text)
    if (!is_lower_or_digit(c) && !(c >= 'A' && c <= 'Z') && c != '-' && c != '_' && c != '.') return false;
  return true;
}

constexpr std::string_view kQualifiedHelp =
    "write at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends; a prefix like "
    "`example.com/` may stand before it";

}  // namespace

constinit const Format kDnsLabel{kube::is_dns1123_label, "a DNS label", kLabelHelp};
constinit const Format kDnsSubdomain{
    kube::is_dns1123_subdomain, "a DNS subdomain",
    "write at most 253 lower-case letters, digits, dashes and dots, with a letter or digit at both ends of each part"};
constinit const Format kDns1035Label{kube::is_dns1035_label, "a DNS label that begins with a letter",
                                     "write at most 63 lower-case letters, digits and dashes, beginning with a letter "
                                     "and ending with a letter or digit"};
constinit const Format kPathSegment{is_path_segment, "a name that can stand in a URL",
                                    "leave out `/` and `%`, and write more than dots"};
constinit const Format kQualifiedName{kube::is_qualified_name, "a qualified name", kQualifiedHelp};
constinit const Format kAnnotationKey{is_annotation_key, "the key of an annotation", kQualifiedHelp};
constinit const Format kLabelValue{
    kube::is_label_value, "the value of a label",
    "write at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends, or nothing"};

constinit const Format kPortName{is_port_name, "the name of a port",
                                 "write at most 15 lower-case letters, digits and single dashes, with a letter among "
                                 "them and a letter or digit at both ends"};
constinit const Format kConfigMapKey{is_config_map_key, "a key of a ConfigMap or Secret",
                                     "write at most 253 letters, digits, `-`, `_` and `.`; not `.`, and not `..` at "
                                     "the beginning"};

}  // namespace pave::judge::server
