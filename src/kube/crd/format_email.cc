#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "kube/crd/format_checks.h"

// Addresses of mail as Go's mail.ParseAddress reads them (net/mail/message.go): a bare address, one with a display name
// before it or a comment behind it, or a group of one.
namespace pave::kube::crd::formats {
namespace {

bool is_visible(std::uint32_t c) { return (c >= '!' && c <= '~') || c >= 0x80; }
bool is_blank(std::uint32_t c) { return c == ' ' || c == '\t'; }

bool is_atom_character(std::uint32_t c) {
  constexpr std::string_view kSpecial = "()<>[]:;@\\,\"";
  return is_visible(c) && (c >= 0x80 || kSpecial.find(static_cast<char>(c)) == std::string_view::npos);
}

/// An encoded word (`=?charset?q?text?=`) in a character set that Go's decoder does not have.
bool has_unknown_charset(std::string_view word) {
  constexpr std::array<std::string_view, 3> kKnown = {"utf-8", "iso-8859-1", "us-ascii"};
  if (word.size() < 8 || !word.starts_with("=?") || !word.ends_with("?=") || std::ranges::count(word, '?') != 4)
    return false;
  std::string charset(word.substr(2, word.find('?', 2) - 2));
  std::string_view rest = word.substr(2 + charset.size() + 1);
  bool known_encoding =
      rest.size() > 1 && rest[1] == '?' && std::string_view("bBqQ").find(rest[0]) != std::string_view::npos;
  for (char& c : charset)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return !charset.empty() && known_encoding && std::ranges::find(kKnown, charset) == kKnown.end();
}

/// Takes an address off the text part by part.
class Parser {
 public:
  explicit Parser(std::string_view text) : rest_(text) {}

  bool single_address() {
    int count = 0;
    return address(true, count) && skip_comments() && rest_.empty() && count == 1;
  }

 private:
  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void skip_blanks() {
    while (!rest_.empty() && is_blank(static_cast<unsigned char>(rest_[0]))) rest_.remove_prefix(1);
  }

  /// Behind its opening bracket.
  bool comment() {
    int depth = 1;
    while (!rest_.empty() && depth > 0) {
      if (rest_[0] == '\\' && rest_.size() > 1) rest_.remove_prefix(1);
      else if (rest_[0] == '(') ++depth;
      else if (rest_[0] == ')') --depth;
      rest_.remove_prefix(1);
    }
    return depth == 0;
  }
  bool skip_comments() {
    skip_blanks();
    while (take('(')) {
      if (!comment()) return false;
      skip_blanks();
    }
    return true;
  }

  /// A text in quotes; `size`: of what stands in them.
  bool quoted(std::size_t& size) {
    bool escaped = false;
    size = 0;
    for (std::size_t at = 1; at < rest_.size();) {
      std::uint32_t c = 0;
      std::size_t bytes = base::decode_utf8(rest_.substr(at), c);
      if (bytes == 0) return false;
      at += bytes;
      if (!escaped && c == '"') {
        rest_.remove_prefix(at);
        return true;
      }
      if (!escaped && c == '\\') {
        escaped = true;
        continue;
      }
      if (!is_visible(c) && !is_blank(c)) return false;
      escaped = false;
      ++size;
    }
    return false;
  }

  /// `strict`: dots stand between other characters. `word` gets the atom.
  bool atom(bool strict, std::string_view& word) {
    std::size_t size = 0;
    while (size < rest_.size()) {
      std::uint32_t c = 0;
      std::size_t bytes = base::decode_utf8(rest_.substr(size), c);
      if (bytes == 0) return false;
      if (!is_atom_character(c)) break;
      size += bytes;
    }
    if (size == 0) return false;
    word = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return !strict || (!word.starts_with('.') && !word.ends_with('.') && word.find("..") == std::string_view::npos);
  }

  bool domain_literal() {
    std::size_t end = rest_.find(']');
    if (end == std::string_view::npos) return false;
    std::string_view inside = rest_.substr(1, end - 1);
    rest_.remove_prefix(end + 1);
    return is_ip(inside, false);
  }

  /// `local@domain`; when it fails, nothing is taken.
  bool plain_address() {
    std::string_view before = rest_;
    if (plain_address_parts()) return true;
    rest_ = before;
    return false;
  }
  bool plain_address_parts() {
    std::string_view ignored;
    std::size_t size = 0;
    skip_blanks();
    if (rest_.empty()) return false;
    if (rest_[0] == '"' ? !quoted(size) || size == 0 : !atom(true, ignored)) return false;
    if (!take('@')) return false;
    skip_blanks();
    if (rest_.empty()) return false;
    return rest_[0] == '[' ? domain_literal() : atom(true, ignored);
  }

  bool display_name() {
    for (int words = 0;; ++words) {
      if (words > 0 && !skip_comments()) return false;
      skip_blanks();
      if (rest_.empty()) return true;
      std::size_t ignored = 0;
      std::string_view word;
      bool ok = rest_[0] == '"' ? quoted(ignored) : atom(false, word) && !has_unknown_charset(word);
      if (!ok) return words > 0;
    }
  }

  bool address(bool may_be_group, int& count) {
    skip_blanks();
    if (rest_.empty()) return false;
    if (plain_address()) {
      ++count;
      skip_blanks();
      if (!take('(')) return true;
      return named_comment();
    }
    if (!rest_.starts_with('<') && !display_name()) return false;
    skip_blanks();
    if (may_be_group && take(':')) return group(count);
    ++count;
    return take('<') && plain_address() && take('>');
  }

  /// The comment behind an address is its name.
  bool named_comment() {
    std::string_view before = rest_;
    if (!comment()) return false;
    std::string_view name = before.substr(0, before.size() - rest_.size() - 1);
    while (!name.empty()) {
      std::size_t end = std::min(name.find_first_of(" \t"), name.size());
      if (has_unknown_charset(name.substr(0, end))) return false;
      name.remove_prefix(std::min(end + 1, name.size()));
    }
    return true;
  }

  bool group(int& count) {
    skip_blanks();
    if (take(';')) return skip_comments();
    for (;;) {
      skip_blanks();
      if (!address(false, count) || !skip_comments()) return false;
      if (take(';')) return skip_comments();
      if (!take(',')) return false;
    }
  }

  std::string_view rest_;
};

}  // namespace

bool is_email(std::string_view text) { return Parser(text).single_address(); }

}  // namespace pave::kube::crd::formats
