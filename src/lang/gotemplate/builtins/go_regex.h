#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pave::lang::gotemplate {

/// A compiled regular expression of Go's dialect (package regexp): RE2 underneath, with Go's syntax where the two differ,
/// Go's error texts and Go's rules for bytes that are no UTF-8 (each is one U+FFFD).
class GoRegex {
 public:
  /// Stretch of a text; none: the group took no part.
  struct Span {
    static constexpr std::size_t kNone = std::string_view::npos;
    std::size_t begin = kNone;
    std::size_t end = kNone;
    bool is_known() const { return begin != kNone; }
  };

  /// The expression of that text, compiled once a thread; it stays for the life of the thread or until kMaxCached others
  /// have come. The error is Go's: "error parsing regexp: missing closing ]: `[`".
  static std::expected<std::shared_ptr<const GoRegex>, std::string> find(std::string_view pattern);
  static constexpr std::size_t kMaxCached = 512;

  ~GoRegex();

  /// Matches from left to right, at most `limit` when it isn't negative; no empty one directly behind another
  /// (FindAllStringIndex).
  std::vector<Span> find_all(std::string_view text, std::int64_t limit) const;
  bool matches(std::string_view text) const;
  /// `$1`, `${name}` and `$$` in `with` are expanded (ReplaceAllString); literally: not. Ends soon after kMaxText bytes.
  std::string replace_all(std::string_view text, std::string_view with, bool literally) const;
  /// The stretches between matches (Split): `limit` 0 gives none, negative all.
  std::optional<std::vector<Span>> split(std::string_view text, std::int64_t limit) const;

 private:
  class Subject;
  struct Program;

  explicit GoRegex(std::unique_ptr<Program> program);
  void expand(std::string_view with, const Subject& subject, const std::vector<Span>& groups, std::string& out) const;

  std::unique_ptr<Program> program_;
};

/// The text with a backslash before each character that means something in an expression (QuoteMeta).
std::string quote_regex(std::string_view text);

}  // namespace pave::lang::gotemplate
