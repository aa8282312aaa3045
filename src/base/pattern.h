#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace pave::base {

/// A regular expression in the dialect of Go's regexp package (RE2), as API servers and Helm read those of schemas. It is
/// compiled when it is first asked for something, so that large schemas cost nothing for what no object uses. May be used
/// from many threads.
class Pattern {
 public:
  explicit Pattern(std::string_view text);
  ~Pattern();
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;

  std::string_view text() const { return text_; }
  /// Why it is no regular expression, or empty.
  std::string error() const;
  /// The same as Go says it: "error parsing regexp: missing closing ): `(a`".
  std::string go_error() const;
  /// Whether some part of the value matches; an invalid expression matches nothing.
  bool matches(std::string_view value) const;

 private:
  struct Program;
  const Program& program() const;

  std::string text_;
  std::unique_ptr<Program> program_;
};

}  // namespace pave::base
