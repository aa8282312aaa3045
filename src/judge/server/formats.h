#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server {

// The forms that the server asks for in more than one type; those of one type stand beside its rules.

inline constexpr std::string_view kLabelHelp =
    "write at most 63 lower-case letters, digits and dashes, with a letter or digit at both ends";

extern const Format kDnsLabel;       ///< `web-1` (RFC 1123)
extern const Format kDnsSubdomain;   ///< `web.example.com`
extern const Format kDns1035Label;   ///< `web-1`, beginning with a letter
extern const Format kPathSegment;    ///< what can stand in a URL: not `.` or `..`, no `/` and no `%`
extern const Format kQualifiedName;  ///< `example.com/app`: keys of labels, resource names
extern const Format kAnnotationKey;  ///< the same in any case
extern const Format kLabelValue;     ///< empty, or letters, digits, `-`, `_` and `.`
extern const Format kPortName;       ///< `http-alt`: at most 15 characters, with a letter
extern const Format kConfigMapKey;   ///< `app.conf`: keys of ConfigMaps and Secrets

}  // namespace pave::judge::server
