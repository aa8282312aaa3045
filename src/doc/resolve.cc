#include "doc/resolve.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string>

#include "base/base64.h"
#include "base/float_text.h"
#include "base/utf8.h"
#include "doc/yaml_timestamp.h"

namespace pave::doc {
namespace {

constexpr std::string_view kYamlTag = "tag:yaml.org,2002:";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

struct Word {
  std::string_view text;
  Kind kind;
  bool only_yaml_1_1;
};
/// Words that are not strings. A true Bool's text begins with t, y or on: Node::truth() relies on it.
constexpr std::array kWords = {
    Word{"~", Kind::Null, false},      Word{"null", Kind::Null, false},   Word{"Null", Kind::Null, false},
    Word{"NULL", Kind::Null, false},   Word{"true", Kind::Bool, false},   Word{"True", Kind::Bool, false},
    Word{"TRUE", Kind::Bool, false},   Word{"false", Kind::Bool, false},  Word{"False", Kind::Bool, false},
    Word{"FALSE", Kind::Bool, false},  Word{"y", Kind::Bool, true},       Word{"Y", Kind::Bool, true},
    Word{"yes", Kind::Bool, true},     Word{"Yes", Kind::Bool, true},     Word{"YES", Kind::Bool, true},
    Word{"n", Kind::Bool, true},       Word{"N", Kind::Bool, true},       Word{"no", Kind::Bool, true},
    Word{"No", Kind::Bool, true},      Word{"NO", Kind::Bool, true},      Word{"on", Kind::Bool, true},
    Word{"On", Kind::Bool, true},      Word{"ON", Kind::Bool, true},      Word{"off", Kind::Bool, true},
    Word{"Off", Kind::Bool, true},     Word{"OFF", Kind::Bool, true},     Word{".nan", Kind::Float, false},
    Word{".NaN", Kind::Float, false},  Word{".NAN", Kind::Float, false},  Word{".inf", Kind::Float, false},
    Word{".Inf", Kind::Float, false},  Word{".INF", Kind::Float, false},  Word{"+.inf", Kind::Float, false},
    Word{"+.Inf", Kind::Float, false}, Word{"+.INF", Kind::Float, false}, Word{"-.inf", Kind::Float, false},
    Word{"-.Inf", Kind::Float, false}, Word{"-.INF", Kind::Float, false},
};

struct Resolved {
  Kind kind;
  std::string number;  ///< canonical text of an Int that was written otherwise; empty: as written
};

/// Digits of some base to decimal; at most 64 bits, as strconv.ParseUint: empty when it does not fit or is no number.
std::string decimal_of(std::string_view digits, int base, bool negative) {
  std::uint64_t value = 0;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error != std::errc() || end != digits.data() + digits.size()) return {};
  if (negative && value > 1ULL << 63) return {};
  return (negative && value != 0 ? "-" : "") + std::to_string(value);
}

/// `^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`
bool looks_like_float(std::string_view text) {
  std::size_t at = 0;
  auto digits = [&] {
    std::size_t start = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at - start;
  };
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
  if (digits() == 0) {
    if (at >= text.size() || text[at] != '.') return false;
    ++at;
    if (digits() == 0) return false;
  } else if (at < text.size() && text[at] == '.') {
    ++at;
    digits();
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    if (digits() == 0) return false;
  }
  return at == text.size();
}

Resolved decimal_int(std::string_view sign, std::string_view digits, bool as_written) {
  if (as_written) return {Kind::Int, {}};
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
  bool zero = digits == "0";
  return {Kind::Int, (sign == "-" && !zero ? "-" : "") + std::string(digits)};
}

/// Go's strconv.ParseFloat takes underscores between digits, and go-yaml asks it where a text begins with a point.
bool has_only_digit_separators(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '_' && (i == 0 || !is_digit(text[i - 1]) || i + 1 == text.size() || !is_digit(text[i + 1])))
      return false;
  return true;
}

Resolved float_or_string(std::string_view text) {
  bool fits = looks_like_float(text) && base::parse_float(text.starts_with('+') ? text.substr(1) : text).has_value();
  return {fits ? Kind::Float : Kind::String, {}};
}

/// go-yaml tries what stands behind `0b` as a number of its own, which may have a sign; empty: there is none.
std::string signed_binary(std::string_view text) {
  if (text.size() < 4 || !text.starts_with("0b") || (text[2] != '+' && text[2] != '-')) return {};
  std::string value = decimal_of(text.substr(3), 2, text[2] == '-');
  bool fits = !value.empty() && (text[2] == '-' || !decimal_of(value, 10, true).empty());
  return fits && value != "9223372036854775808" ? value : std::string();
}

/// Numbers as YAML 1.1 and go.yaml.in/yaml/v2 have them; `written` begins with a digit, a sign or a point.
Resolved number_1_1(std::string_view written, std::string& without_underscores) {
  std::string_view plain = written;
  if (written.find('_') != std::string_view::npos) {
    if (written[0] == '.' && !has_only_digit_separators(written)) return {Kind::String, {}};
    without_underscores = written;
    std::erase(without_underscores, '_');
    plain = without_underscores;
  }
  if (plain[0] == '.') return float_or_string(plain);
  std::string_view digits = plain;
  std::string_view sign;
  if (digits[0] == '-' || digits[0] == '+') {
    sign = digits.substr(0, 1);
    digits.remove_prefix(1);
  }
  if (digits.empty()) return {Kind::String, {}};
  bool negative = sign == "-";
  if (digits[0] == '0' && digits.size() > 1) {
    // Base 0 of strconv.ParseInt: a prefix, or octal with a bare 0.
    char letter = static_cast<char>(digits[1] | 0x20);
    int base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 8;
    bool prefixed = letter == 'x' || letter == 'o' || letter == 'b';
    // ParseUint, which takes the upper half of 64 bits, reads no sign.
    std::string value = decimal_of(digits.substr(prefixed ? 2 : 1), base, negative);
    bool overflows_signed = !value.empty() && sign == "+" && value.size() >= 19 && decimal_of(value, 10, true).empty();
    if (!value.empty() && !overflows_signed) return {Kind::Int, value};
    if (std::string binary = signed_binary(plain); !binary.empty()) return {Kind::Int, binary};
    return prefixed ? Resolved{Kind::String, {}} : float_or_string(plain);
  }
  if (all_digits(digits))
    return decimal_int(sign, digits, sign != "+" && plain == written && !(negative && digits == "0"));
  return float_or_string(plain);
}

/// Numbers of the YAML 1.2 core schema.
Resolved number_1_2(std::string_view text) {
  std::string_view digits = text;
  std::string_view sign;
  if (digits[0] == '-' || digits[0] == '+') {
    sign = digits.substr(0, 1);
    digits.remove_prefix(1);
  }
  if (all_digits(digits)) return decimal_int(sign, digits, sign.empty() && (digits[0] != '0' || digits.size() == 1));
  if (sign.empty() && digits.size() > 2 && digits[0] == '0' && (digits[1] == 'x' || digits[1] == 'o')) {
    std::string value = decimal_of(digits.substr(2), digits[1] == 'x' ? 16 : 8, false);
    return value.empty() ? Resolved{Kind::String, {}} : Resolved{Kind::Int, value};
  }
  return {looks_like_float(text) ? Kind::Float : Kind::String, {}};
}

Resolved resolve_plain(Profile profile, std::string_view text, std::string& scratch) {
  if (text.empty()) return {Kind::Null, {}};
  char first = text[0];
  if (!kNoStringMayBeginWith[static_cast<unsigned char>(first)]) return {Kind::String, {}};
  bool number = is_digit(first) || first == '-' || first == '+' || first == '.';
  if (text.size() <= 5 && !is_digit(first))
    for (const Word& word : kWords)
      if (word.text[0] == first && word.text == text && (profile == Profile::Kubernetes || !word.only_yaml_1_1))
        return {word.kind, {}};
  if (!number) return {Kind::String, {}};
  if (first >= '1' && first <= '9' && all_digits(text)) return {Kind::Int, {}};
  return profile == Profile::Kubernetes ? number_1_1(text, scratch) : number_1_2(text);
}

[[noreturn]] void fail(const base::Source& source, const Scalar& scalar, std::string message, std::string help) {
  throw SyntaxError{{base::Code::SyntaxYaml, source.at(scalar.offset), std::move(message), std::move(help), {}}};
}

/// As Go's encoding/json does with strings: each byte that is no UTF-8 becomes U+FFFD.
void replace_invalid_utf8(std::string& text) {
  std::string clean;
  std::uint32_t code = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = base::decode_utf8(std::string_view(text).substr(at), code);
    if (length == 0) clean += "\xef\xbf\xbd";
    else clean.append(text, at, length);
    at += std::max<std::size_t>(length, 1);
  }
  text = std::move(clean);
}

/// `.inf`, `.nan` and their other spellings; other Floats hold no n.
bool is_infinity_or_nan(std::string_view text) { return text.find_first_of("nN") != std::string_view::npos; }

double special_float(std::string_view text) {
  if (text.find_first_of("aA") != std::string_view::npos) return std::numeric_limits<double>::quiet_NaN();
  return text.starts_with('-') ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
}

}  // namespace

Kind kind_of_plain(std::string_view text) {
  std::string scratch;
  return resolve_plain(Profile::Kubernetes, text, scratch).kind;
}

void resolve_scalar(Profile profile, std::string_view tag, const Scalar& scalar, const base::Source& source,
                    base::Arena& arena, Node& node) {
  node.style = scalar.style;
  auto set = [&node](Kind kind, std::string_view text) {
    node.kind = kind;
    node.bytes = text.data();
    node.size = static_cast<std::uint32_t>(text.size());
  };
  if (scalar.style != Style::Plain || !tag.empty()) {
    bool standard = tag.starts_with(kYamlTag);
    std::string_view type = standard ? tag.substr(kYamlTag.size()) : std::string_view();
    if (type == "binary" && profile == Profile::Kubernetes) {
      std::optional<std::string> decoded = base::decode_base64(scalar.text);
      if (!decoded)
        fail(source, scalar, "the text after !!binary is not base64", "write base64 with its padding, or drop the tag");
      replace_invalid_utf8(*decoded);
      return set(Kind::String, arena.copy(std::string_view(*decoded)));
    }
    if (type == "timestamp" && profile == Profile::Kubernetes && !is_timestamp(scalar.text))
      fail(source, scalar, "the text after !!timestamp is no date and no time",
           "write it as 2001-12-31 or 2001-12-31T23:59:59Z, or drop the tag");
    if (type != "int" && type != "float" && type != "bool" && type != "null") return set(Kind::String, scalar.text);
    std::string scratch;
    Resolved resolved = resolve_plain(profile, scalar.text, scratch);
    bool fits = (type == "int" && resolved.kind == Kind::Int) || (type == "bool" && resolved.kind == Kind::Bool) ||
                (type == "float" && (resolved.kind == Kind::Float || resolved.kind == Kind::Int)) ||
                (type == "null" && resolved.kind == Kind::Null);
    if (!fits)
      fail(source, scalar, "the tag !!" + std::string(type) + " does not fit the text after it",
           "write a value of that type, or drop the tag");
    Kind kind = type == "float" ? Kind::Float : resolved.kind;
    if (!resolved.number.empty()) set(kind, arena.copy(std::string_view(resolved.number)));
    else set(kind, scratch.empty() ? scalar.text : arena.copy(std::string_view(scratch)));
    return;
  }
  std::string scratch;
  Resolved resolved = resolve_plain(profile, scalar.text, scratch);
  bool is_number = resolved.kind == Kind::Int || resolved.kind == Kind::Float;
  if (is_number && (!resolved.number.empty() || !scratch.empty())) node.style = Style::Rewritten;
  if (resolved.kind == Kind::Float && !scratch.empty()) return set(Kind::Float, arena.copy(std::string_view(scratch)));
  set(resolved.kind, resolved.number.empty() ? scalar.text : arena.copy(std::string_view(resolved.number)));
}

std::string_view key_text(const Node& key, base::Arena& arena) {
  if (key.kind == Kind::Bool) return key.truth() ? "true" : "false";
  if (key.kind == Kind::Float) {
    std::optional<double> value = base::parse_float(key.text());
    // go-yaml prints float keys with the precision of a float32.
    if (!value && is_infinity_or_nan(key.text())) value = special_float(key.text());
    if (value) return arena.copy(std::string_view(base::go_float_text(static_cast<float>(*value))));
  }
  return key.text();
}

}  // namespace pave::doc
