#include "lang/gotemplate/builtins/go_regex.h"

#include <re2/re2.h>

#include <algorithm>
#include <unordered_map>

#include "base/unicode.h"
#include "base/utf8.h"
#include "lang/gotemplate/builtins/go_regex_syntax.h"
#include "lang/text.h"

namespace pave::lang::gotemplate {
namespace {

constexpr std::int64_t kMemory = 64 << 20;  // the default of 8 MB refuses repetitions that Go takes

/// Go's words for what RE2 refuses.
std::string_view words_of(re2::RE2::ErrorCode code) {
  switch (code) {
    case re2::RE2::ErrorBadEscape: return "invalid escape sequence";
    case re2::RE2::ErrorBadCharClass: return "invalid character class";
    case re2::RE2::ErrorBadCharRange: return "invalid character class range";
    case re2::RE2::ErrorMissingBracket: return "missing closing ]";
    case re2::RE2::ErrorMissingParen: return "missing closing )";
    case re2::RE2::ErrorUnexpectedParen: return "unexpected )";
    case re2::RE2::ErrorTrailingBackslash: return "trailing backslash at end of expression";
    case re2::RE2::ErrorRepeatArgument: return "missing argument to repetition operator";
    case re2::RE2::ErrorRepeatSize: return "invalid repeat count";
    case re2::RE2::ErrorRepeatOp: return "invalid nested repetition operator";
    case re2::RE2::ErrorBadPerlOp: return "invalid or unsupported Perl syntax";
    case re2::RE2::ErrorBadUTF8: return "invalid UTF-8";
    case re2::RE2::ErrorBadNamedCapture: return "invalid named capture";
    default: return "expression too large";
  }
}

/// Go's error for an expression that RE2 refuses.
std::string error_text(const re2::RE2& expression, const TranslatedRegex& translated, std::string_view pattern) {
  re2::RE2::ErrorCode code = expression.error_code();
  std::string_view where = translated.original(expression.error_arg(), pattern);
  if (code == re2::RE2::ErrorBadUTF8) where = from_first_broken_byte(pattern);
  // Go looks at a count before it sees that another repetition stands in front, or a question mark behind.
  std::size_t brace = where.rfind('{');
  bool is_count = code == re2::RE2::ErrorRepeatOp || code == re2::RE2::ErrorRepeatSize;
  if (is_count && brace != std::string_view::npos && is_too_large_repeat(where.substr(brace))) {
    code = re2::RE2::ErrorRepeatSize;
    where = where.substr(brace, where.find('}', brace) + 1 - brace);
  }
  std::string out = "error parsing regexp: ";
  out += words_of(code);
  out += ": `";
  out += where;
  return out += '`';
}

}  // namespace

struct GoRegex::Program {
  re2::RE2 expression;
  int groups = 0;
  bool is_empty = false;  ///< the expression's text
};

/// A text to look into. Bytes that are no UTF-8 are shown to RE2 as U+FFFD.
class GoRegex::Subject {
 public:
  explicit Subject(std::string_view text) : text_(text), shown_(text) {
    if (is_utf8(text)) return;
    for (std::size_t at = 0; at < text.size();) {
      std::uint32_t code = 0;
      std::size_t length = base::next_character(text.substr(at), code);
      std::size_t begin = valid_.size();
      base::append_utf8(code, valid_);
      for (std::size_t i = begin; i < valid_.size(); ++i) offsets_.push_back(at);
      at += length;
    }
    offsets_.push_back(text.size());
    shown_ = valid_;
  }

  std::string_view text() const { return text_; }
  std::string_view shown() const { return shown_; }
  std::size_t size() const { return shown_.size(); }
  /// Where a byte of the shown text stands in the text.
  std::size_t place(std::size_t shown) const { return offsets_.empty() ? shown : offsets_[shown]; }
  /// Bytes of the shown character; 0 at the end.
  std::size_t width(std::size_t at) const {
    std::uint32_t code = 0;
    return at < shown_.size() ? base::next_character(shown_.substr(at), code) : 0;
  }

 private:
  static bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      if (static_cast<unsigned char>(text[at]) < 0x80) {
        ++at;
        continue;
      }
      std::uint32_t code = 0;
      std::size_t length = base::decode_utf8(text.substr(at), code);
      if (length == 0) return false;
      at += length;
    }
    return true;
  }

  std::string_view text_;
  std::string_view shown_;
  std::string valid_;
  std::vector<std::size_t> offsets_;
};

namespace {

/// Groups of the first match from an offset on, in offsets of the shown text; false: there is none.
bool match_from(const re2::RE2& expression, std::string_view shown, std::size_t from,
                std::vector<GoRegex::Span>& groups) {
  std::vector<re2::StringPiece> pieces(groups.size());
  re2::StringPiece whole(shown.data(), shown.size());
  if (!expression.Match(whole, from, shown.size(), re2::RE2::UNANCHORED, pieces.data(),
                        static_cast<int>(pieces.size())))
    return false;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].data() == nullptr) {
      groups[i] = {};
      continue;
    }
    auto begin = static_cast<std::size_t>(pieces[i].data() - whole.data());
    groups[i] = {begin, begin + pieces[i].size()};
  }
  return true;
}

}  // namespace

GoRegex::GoRegex(std::unique_ptr<Program> program) : program_(std::move(program)) {}
GoRegex::~GoRegex() = default;

std::expected<std::shared_ptr<const GoRegex>, std::string> GoRegex::find(std::string_view pattern) {
  thread_local std::unordered_map<std::string, std::shared_ptr<const GoRegex>> cache;
  std::string key(pattern);
  if (auto found = cache.find(key); found != cache.end()) return found->second;
  TranslatedRegex translated = to_re2(pattern);
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMemory);
  auto program = std::unique_ptr<Program>(new Program{re2::RE2(translated.text, options), 0, pattern.empty()});
  const re2::RE2& expression = program->expression;
  if (!expression.ok()) return std::unexpected(error_text(expression, translated, pattern));
  program->groups = expression.NumberOfCapturingGroups() + 1;
  if (cache.size() >= kMaxCached) cache.clear();
  auto made = std::shared_ptr<const GoRegex>(new GoRegex(std::move(program)));
  cache.emplace(std::move(key), made);
  return made;
}

bool GoRegex::matches(std::string_view text) const {
  Subject subject(text);
  std::vector<Span> groups;
  return match_from(program_->expression, subject.shown(), 0, groups);
}

std::vector<GoRegex::Span> GoRegex::find_all(std::string_view text, std::int64_t limit) const {
  Subject subject(text);
  std::vector<Span> found;
  std::vector<Span> groups(1);
  std::size_t behind_last = Span::kNone;
  for (std::size_t at = 0; at <= subject.size() && (limit < 0 || static_cast<std::int64_t>(found.size()) < limit);) {
    if (!match_from(program_->expression, subject.shown(), at, groups)) break;
    auto [begin, end] = groups[0];
    bool is_wanted = true;
    if (end == at) {
      is_wanted = begin != behind_last;
      at = at < subject.size() ? at + subject.width(at) : at + 1;
    } else {
      at = end;
    }
    behind_last = end;
    if (is_wanted) found.push_back({subject.place(begin), subject.place(end)});
  }
  return found;
}

std::string GoRegex::replace_all(std::string_view text, std::string_view with, bool literally) const {
  Subject subject(text);
  bool expands = !literally && with.find('$') != std::string_view::npos;
  std::vector<Span> groups(expands ? static_cast<std::size_t>(program_->groups) : 1);
  std::string out;
  std::size_t written = 0;  // of the shown text
  auto keep = [&](std::size_t end) {
    out += text.substr(subject.place(written), subject.place(end) - subject.place(written));
  };
  for (std::size_t at = 0; at <= subject.size() && out.size() <= kMaxText;) {
    if (!match_from(program_->expression, subject.shown(), at, groups)) break;
    auto [begin, end] = groups[0];
    keep(begin);
    if (end > written || begin == 0) {
      if (expands) expand(with, subject, groups, out);
      else out += with;
    }
    written = end;
    std::size_t width = subject.width(at);
    at = at + width > end ? at + width : at + 1 > end ? at + 1 : end;
  }
  keep(subject.size());
  return out;
}

void GoRegex::expand(std::string_view with, const Subject& subject, const std::vector<Span>& groups,
                     std::string& out) const {
  auto put = [&](std::size_t group) {
    if (group >= groups.size() || !groups[group].is_known()) return;
    std::size_t begin = subject.place(groups[group].begin);
    out += subject.text().substr(begin, subject.place(groups[group].end) - begin);
  };
  while (!with.empty() && out.size() <= kMaxText) {
    std::size_t dollar = with.find('$');
    out += with.substr(0, dollar);
    if (dollar == std::string_view::npos) return;
    with.remove_prefix(dollar + 1);
    if (with.starts_with('$')) {
      out += '$';
      with.remove_prefix(1);
      continue;
    }
    auto reference = read_reference(with);
    if (!reference) {
      out += '$';
      continue;
    }
    with = reference->rest;
    if (reference->number >= 0) {
      put(static_cast<std::size_t>(reference->number));
      continue;
    }
    // Several groups may have one name; the first that took part counts.
    for (const auto& [group, name] : program_->expression.CapturingGroupNames()) {
      if (name != reference->name || !groups[static_cast<std::size_t>(group)].is_known()) continue;
      put(static_cast<std::size_t>(group));
      break;
    }
  }
}

std::optional<std::vector<GoRegex::Span>> GoRegex::split(std::string_view text, std::int64_t limit) const {
  if (limit == 0) return std::nullopt;
  std::vector<Span> parts;
  if (!program_->is_empty && text.empty()) {
    parts.push_back({0, 0});
    return parts;
  }
  std::size_t begin = 0;
  std::size_t end = 0;
  for (const Span& match : find_all(text, limit)) {
    if (limit > 0 && static_cast<std::int64_t>(parts.size()) == limit - 1) break;
    end = match.begin;
    if (match.end != 0) parts.push_back({begin, end});
    begin = match.end;
  }
  if (end != text.size()) parts.push_back({begin, text.size()});
  return parts;
}

std::string quote_regex(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (std::string_view("\\.+*?()|[]{}^$").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace pave::lang::gotemplate
