#include "lang/gotemplate/builtins/words.h"

#include "base/unicode.h"
#include "base/utf8.h"

namespace pave::lang::gotemplate {
namespace {

bool is_connector(std::uint32_t code) { return code == '-' || code == '_' || base::is_white_space(code); }

/// A letter of a script that has words; the ideographs of Chinese, Japanese and Korean have none.
bool is_alphabetic(std::uint32_t code) {
  if (!base::is_letter(code)) return false;
  bool is_ideograph =
      (code >= 0x4e00 && code <= 0x9fcc) || (code >= 0x3400 && code <= 0x4d85) || (code >= 0x20000 && code <= 0x2b81d);
  return !is_ideograph;
}

enum class WordKind { Invalid, Number, Upper, Alphabet, Connector, Punctuation, Other };

struct Word {
  WordKind kind = WordKind::Invalid;
  std::string_view text;
};

/// Takes words off the front of a text.
class Words {
 public:
  explicit Words(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }

  Word next() {
    if (rest_.empty()) return {};
    start_ = rest_;
    code_ = base::kReplacement;
    peek();
    std::uint32_t first = code_;
    skip();
    if (first == base::kReplacement) return {WordKind::Invalid, word()};
    if (is_connector(first)) {
      take_while(is_connector);
      return {WordKind::Connector, word()};
    }
    if (base::is_punctuation(first)) {
      take_while(base::is_punctuation);
      return {WordKind::Punctuation, word()};
    }
    if (base::is_upper_letter(first)) {
      take_upper();
      return {WordKind::Upper, word()};
    }
    if (is_alphabetic(first)) {
      take_while(is_small);
      return {WordKind::Alphabet, word()};
    }
    if (base::is_number(first)) {
      take_while(base::is_number);
      return {WordKind::Number, word()};
    }
    take_while([](std::uint32_t code) {
      return !is_connector(code) && !is_alphabetic(code) && !base::is_number(code) && !base::is_punctuation(code);
    });
    return {WordKind::Other, word()};
  }

 private:
  static bool is_small(std::uint32_t code) { return is_alphabetic(code) && !base::is_upper_letter(code); }

  std::string_view word() const { return start_.substr(0, start_.size() - rest_.size()); }

  /// Looks at the next character that is valid; when there is none, the one before counts again.
  void peek() {
    size_ = 0;
    for (std::string_view left = rest_; !left.empty();) {
      std::uint32_t code = 0;
      std::size_t length = base::next_character(left, code);
      size_ += length;
      if (code != base::kReplacement) {
        code_ = code;
        return;
      }
      left.remove_prefix(length);
    }
  }

  void skip() { rest_.remove_prefix(size_); }

  template <typename Wanted>
  void take_while(Wanted is_wanted) {
    while (!rest_.empty()) {
      peek();
      if (!is_wanted(code_)) return;
      skip();
    }
  }

  /// `HTTPStatus` is `HTTP` and `Status`: the last of several large letters belongs to the small ones behind it.
  void take_upper() {
    if (rest_.empty()) return;
    peek();
    if (!base::is_upper_letter(code_)) return is_alphabetic(code_) ? take_while(is_small) : void();
    std::string_view before_last = rest_;
    skip();
    while (!rest_.empty()) {
      peek();
      if (!base::is_upper_letter(code_)) break;
      before_last = rest_;
      skip();
    }
    if (!rest_.empty() && is_alphabetic(code_)) rest_ = before_last;
  }

  std::string_view start_;
  std::string_view rest_;
  std::uint32_t code_ = 0;
  std::size_t size_ = 0;
};

/// Joins words in small letters.
class LowerWords {
 public:
  LowerWords(std::string_view text, char connector) : words_(text), connector_(connector) {}

  std::string join() {
    word_ = words_.next();
    while (!words_.at_end()) {
      if (word_.kind != WordKind::Connector) put(word_);
      Word last = word_;
      word_ = words_.next();
      if (last.kind == WordKind::Number) put_glued();
      else if (last.kind == WordKind::Connector) put(last);
      else if (last.kind != WordKind::Punctuation) put_behind_letters();
    }
    put(word_);
    return std::move(out_);
  }

 private:
  bool is_glued() const { return word_.kind == WordKind::Alphabet || word_.kind == WordKind::Number; }

  void connect(bool also_before_nothing) {
    if (word_.kind == WordKind::Connector || word_.kind == WordKind::Punctuation) return;
    if (word_.kind == WordKind::Invalid && !also_before_nothing) return;
    out_ += connector_;
  }

  /// What follows a number without a large letter belongs to it.
  void put_glued() {
    for (; is_glued(); word_ = words_.next()) put(word_);
    connect(false);
  }

  void put_behind_letters() {
    if (word_.kind != WordKind::Number) return connect(true);
    if (words_.at_end()) return;
    Word number = word_;
    word_ = words_.next();
    if (word_.kind != WordKind::Alphabet) {
      put(number);  // it belongs to the word before: `Bld4Floor`
      return connect(true);
    }
    out_ += connector_;
    put(number);
    put_glued();
  }

  void put(const Word& word) {
    if (word.kind != WordKind::Upper && word.kind != WordKind::Connector) {
      out_ += word.text;
      return;
    }
    for (std::size_t at = 0; at < word.text.size();) {
      std::uint32_t code = 0;
      at += base::next_character(word.text.substr(at), code);
      if (is_connector(code)) out_ += connector_;
      else base::append_utf8(base::is_upper_letter(code) ? base::lower_of(code) : code, out_);
    }
  }

  Words words_;
  char connector_;
  Word word_;
  std::string out_;
};

}  // namespace

std::string to_pascal_case(std::string_view text) {
  std::string out;
  std::uint32_t code = 0;
  bool in_upper = false;  // the word began with a large letter and had only large ones: they become small
  bool is_first = false;
  while (!text.empty() && !is_first) {
    text.remove_prefix(base::next_character(text, code));
    is_first = !is_connector(code);
    if (!is_first) base::append_utf8(code, out);
  }
  // A text of connectors alone ends with the last of them twice.
  if (!is_first) {
    if (!out.empty()) base::append_utf8(code, out);
    return out;
  }
  in_upper = base::is_upper_letter(code);
  code = base::upper_of(code);
  while (!text.empty()) {
    std::uint32_t before = code;
    text.remove_prefix(base::next_character(text, code));
    if (is_connector(code) && is_connector(before)) {
      base::append_utf8(before, out);
    } else if (is_connector(before)) {
      in_upper = base::is_upper_letter(code);
      code = base::upper_of(code);
    } else {
      if (in_upper && base::is_upper_letter(code)) code = base::lower_of(code);
      else in_upper = false;
      base::append_utf8(before, out);
    }
  }
  base::append_utf8(code, out);
  return out;
}

std::string to_lower_words(std::string_view text, char connector) { return LowerWords(text, connector).join(); }

}  // namespace pave::lang::gotemplate
