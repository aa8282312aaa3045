#include "lang/gotemplate/builtins/ip_literal.h"

#include <algorithm>

#include "base/go_quote.h"

namespace pave::lang::gotemplate {
namespace {

/// A parser that stops at the first mistake and can say it as ParseAddr does.
class Address {
 public:
  explicit Address(std::string_view text) : text_(text) {}

  std::optional<std::string> error() {
    std::size_t mark = text_.find_first_of(".:%");
    char first = mark == std::string_view::npos ? '\0' : text_[mark];
    if (first == '.') {
      if (read_v4(text_)) return "invalid IP-literal";
    } else if (first == ':') {
      if (read_v6()) return std::nullopt;
    } else {
      fail(first == '%' ? "missing IPv6 address" : "unable to parse IP");
    }
    std::string out = "invalid host: ParseAddr(" + base::go_quote(text_) + "): " + std::string(message_);
    if (!at_.empty()) out += " (at " + base::go_quote(at_) + ")";
    return out;
  }

 private:
  bool fail(std::string_view message, std::string_view at = {}) {
    message_ = message;
    at_ = at;
    return false;
  }

  bool read_v4(std::string_view text) {
    int value = 0;
    int fields = 0;
    int digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      char c = text[i];
      if (c >= '0' && c <= '9') {
        if (digits == 1 && value == 0) return fail("IPv4 field has octet with leading zero");
        value = value * 10 + (c - '0');
        ++digits;
        if (value > 255) return fail("IPv4 field has value >255");
      } else if (c == '.') {
        if (i == 0 || i + 1 == text.size() || text[i - 1] == '.')
          return fail("IPv4 field must have at least one digit", text.substr(i));
        if (fields == 3) return fail("IPv4 address too long");
        ++fields;
        value = 0;
        digits = 0;
      } else {
        return fail("unexpected character", text.substr(i));
      }
    }
    return fields == 3 || fail("IPv4 address too short");
  }

  bool read_v6() {
    std::string_view rest = text_;
    if (std::size_t zone = rest.find('%'); zone != std::string_view::npos) {
      if (zone + 1 == rest.size()) return fail("zone must be a non-empty string");
      rest = rest.substr(0, zone);
    }
    constexpr int kBytes = 16;
    int bytes = 0;
    bool has_gap = rest.starts_with("::");
    if (has_gap) {
      rest.remove_prefix(2);
      if (rest.empty()) return true;
    }
    while (bytes < kBytes) {
      std::size_t digits = std::min(rest.find_first_not_of("0123456789abcdefABCDEF"), rest.size());
      if (digits > 4) return fail("each group must have 4 or less digits", rest);
      if (digits == 0) return fail("each colon-separated field must have at least one digit", rest);
      if (digits < rest.size() && rest[digits] == '.') {
        if (!has_gap && bytes != 12)
          return fail("embedded IPv4 address must replace the final 2 fields of the address", rest);
        if (bytes + 4 > kBytes)
          return fail("too many hex fields to fit an embedded IPv4 at the end of the address", rest);
        if (!read_v4(rest)) return false;
        rest = {};
        bytes += 4;
        break;
      }
      bytes += 2;
      rest.remove_prefix(digits);
      if (rest.empty()) break;
      if (rest[0] != ':') return fail("unexpected character, want colon", rest);
      if (rest.size() == 1) return fail("colon must be followed by more characters", rest);
      rest.remove_prefix(1);
      if (rest[0] != ':') continue;
      if (has_gap) return fail("multiple :: in address", rest);
      has_gap = true;
      rest.remove_prefix(1);
      if (rest.empty()) break;
    }
    if (!rest.empty()) return fail("trailing garbage after address", rest);
    if (bytes < kBytes) return has_gap || fail("address string too short");
    return !has_gap || fail("the :: must expand to at least one field of zeros");
  }

  std::string_view text_;
  std::string_view message_;
  std::string_view at_;
};

}  // namespace

std::optional<std::string> ip_literal_error(std::string_view text) { return Address(text).error(); }

}  // namespace pave::lang::gotemplate
