#include "base/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>

namespace pave::base {
namespace {

constexpr std::int64_t kMemory = 64 << 20;  // the default of 8 MB refuses repetitions that Go takes

struct ClassName {
  std::string_view name;
  std::string_view code;
};
/// Go's unicode.CategoryAliases, in the form that Go compares: small letters, nothing between words.
constexpr std::array kClassNames = {
    ClassName{"casedletter", "LC"},
    ClassName{"closepunctuation", "Pe"},
    ClassName{"cntrl", "Cc"},
    ClassName{"combiningmark", "M"},
    ClassName{"connectorpunctuation", "Pc"},
    ClassName{"control", "Cc"},
    ClassName{"currencysymbol", "Sc"},
    ClassName{"dashpunctuation", "Pd"},
    ClassName{"decimalnumber", "Nd"},
    ClassName{"digit", "Nd"},
    ClassName{"enclosingmark", "Me"},
    ClassName{"finalpunctuation", "Pf"},
    ClassName{"format", "Cf"},
    ClassName{"initialpunctuation", "Pi"},
    ClassName{"letter", "L"},
    ClassName{"letternumber", "Nl"},
    ClassName{"lineseparator", "Zl"},
    ClassName{"lowercaseletter", "Ll"},
    ClassName{"mark", "M"},
    ClassName{"mathsymbol", "Sm"},
    ClassName{"modifierletter", "Lm"},
    ClassName{"modifiersymbol", "Sk"},
    ClassName{"nonspacingmark", "Mn"},
    ClassName{"number", "N"},
    ClassName{"openpunctuation", "Ps"},
    ClassName{"other", "C"},
    ClassName{"otherletter", "Lo"},
    ClassName{"othernumber", "No"},
    ClassName{"otherpunctuation", "Po"},
    ClassName{"othersymbol", "So"},
    ClassName{"paragraphseparator", "Zp"},
    ClassName{"privateuse", "Co"},
    ClassName{"punct", "P"},
    ClassName{"punctuation", "P"},
    ClassName{"separator", "Z"},
    ClassName{"spaceseparator", "Zs"},
    ClassName{"spacingmark", "Mc"},
    ClassName{"surrogate", "Cs"},
    ClassName{"symbol", "S"},
    ClassName{"titlecaseletter", "Lt"},
    ClassName{"uppercaseletter", "Lu"},
};

/// The name of a class in `\p{name}` as RE2 knows it. Go also takes long names of categories, and no name's case matters.
std::string class_name(std::string_view name) {
  std::string plain;
  bool begins = true;
  std::string titled;  // `Old_Italic`, `Lu`
  for (char c : name) {
    bool is_gap = c == '_' || c == ' ' || c == '-';
    char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    char large = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (!is_gap) plain += small;
    titled += is_gap ? '_' : begins ? large : small;
    begins = is_gap;
  }
  auto found =
      std::find_if(kClassNames.begin(), kClassNames.end(), [&](const auto& entry) { return entry.name == plain; });
  return found == kClassNames.end() ? titled : std::string(found->code);
}

/// Go knows `(?<name>...)` and long names of classes but not `\C`; this version of RE2 has it the other way round. Nothing:
/// Go refuses it.
std::optional<std::string> in_re2(std::string_view text) {
  std::string out;
  bool in_class = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] == '\\' && i + 1 < text.size()) {
      char letter = text[i + 1];
      if (letter == 'C') return std::nullopt;
      std::size_t close = text.find('}', i);
      if ((letter == 'p' || letter == 'P') && text.substr(i + 2).starts_with('{') && close != std::string_view::npos) {
        std::string_view name = text.substr(i + 3, close - i - 3);
        bool negated = name.starts_with('^');
        out += letter;
        out += negated ? "{^" : "{";
        out += class_name(negated ? name.substr(1) : name) + '}';
        i = close;
        continue;
      }
      if ((letter == 'p' || letter == 'P') && i + 2 < text.size() && text[i + 2] != '{') {
        out += letter;
        out += class_name(text.substr(i + 2, 1));
        i += 2;
        continue;
      }
      bool literal = letter == 'Q';
      std::size_t end = literal ? text.find("\\E", i + 2) : i + 2;
      end = end == std::string_view::npos ? text.size() : literal ? end + 2 : end;
      out += text.substr(i + 1, end - i - 1);
      i = end - 1;
      continue;
    }
    if (in_class) {
      in_class = text[i] != ']';
    } else if (text[i] == '[') {
      in_class = true;
      // A bracket that stands first in a class belongs to it.
      if (i + 1 < text.size() && text[i + 1] == '^') out += text[++i];
      if (i + 1 < text.size() && text[i + 1] == ']') out += text[++i];
    } else if (text.substr(i).starts_with("(?<") && i + 3 < text.size() && text[i + 3] != '=' && text[i + 3] != '!') {
      out += "?P";
      ++i;
    }
  }
  return out;
}

/// Go's words (regexp/syntax, ErrorCode).
std::string_view go_words(re2::RE2::ErrorCode code) {
  using re2::RE2;
  switch (code) {
    case RE2::ErrorBadEscape: return "invalid escape sequence";
    case RE2::ErrorBadCharClass: return "invalid character class";
    case RE2::ErrorBadCharRange: return "invalid character class range";
    case RE2::ErrorMissingBracket: return "missing closing ]";
    case RE2::ErrorMissingParen: return "missing closing )";
    case RE2::ErrorTrailingBackslash: return "trailing backslash at end of expression";
    case RE2::ErrorRepeatArgument: return "missing argument to repetition operator";
    case RE2::ErrorRepeatSize: return "invalid repeat count";
    case RE2::ErrorRepeatOp: return "invalid nested repetition operator";
    case RE2::ErrorBadPerlOp: return "invalid or unsupported Perl syntax";
    case RE2::ErrorBadUTF8: return "invalid UTF-8";
    case RE2::ErrorBadNamedCapture: return "invalid named capture";
    case RE2::ErrorPatternTooLarge: return "expression too large";
    default: return "unexpected )";
  }
}

}  // namespace

struct Pattern::Program {
  std::once_flag once;
  std::unique_ptr<re2::RE2> expression;  ///< none: Go refuses the text
};

Pattern::Pattern(std::string_view text) : text_(text), program_(std::make_unique<Program>()) {}
Pattern::~Pattern() = default;

const Pattern::Program& Pattern::program() const {
  std::call_once(program_->once, [this] {
    auto text = in_re2(text_);
    if (!text) return;
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(kMemory);
    program_->expression = std::make_unique<re2::RE2>(*text, options);
  });
  return *program_;
}

std::string Pattern::error() const {
  const Program& compiled = program();
  if (!compiled.expression) return "invalid escape sequence: \\C";
  return compiled.expression->ok() ? std::string() : compiled.expression->error();
}

std::string Pattern::go_error() const {
  const Program& compiled = program();
  if (!compiled.expression) return "error parsing regexp: invalid escape sequence: `\\C`";
  const re2::RE2& expression = *compiled.expression;
  if (expression.ok()) return {};
  std::string argument = expression.error_arg();
  std::string_view words = go_words(expression.error_code());
  if (expression.error_code() == re2::RE2::ErrorMissingParen) argument = text_;
  return "error parsing regexp: " + std::string(words) + ": `" + argument + "`";
}

bool Pattern::matches(std::string_view value) const {
  const Program& compiled = program();
  return compiled.expression && compiled.expression->ok() &&
         re2::RE2::PartialMatch(re2::StringPiece(value.data(), value.size()), *compiled.expression);
}

}  // namespace pave::base
