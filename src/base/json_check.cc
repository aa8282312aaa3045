#include "base/json_check.h"

#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

namespace pave::base {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

class Checker {
 public:
  explicit Checker(std::string_view text) : text_(text), rest_(text) {}

  std::optional<std::size_t> value_end() {
    if (!value()) return std::nullopt;
    return text_.size() - rest_.size();
  }

  bool is_object() {
    skip_space();
    if (rest_.starts_with("null")) {
      rest_.remove_prefix(4);
      return at_end();
    }
    return !rest_.empty() && rest_[0] == '{' && value() && at_end();
  }

 private:
  void skip_space() {
    std::size_t first = rest_.find_first_not_of(" \t\n\r");
    rest_.remove_prefix(first == std::string_view::npos ? rest_.size() : first);
  }

  bool at_end() {
    skip_space();
    return rest_.empty();
  }

  bool take(char c) {
    skip_space();
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// A value with all that is inside it; `open_` has the brackets that are not closed yet.
  bool value() {
    while (true) {
      if (take('{')) {
        if (!push('}')) return false;
        if (!take('}')) {
          if (!key()) return false;
          continue;
        }
        open_.pop_back();
      } else if (take('[')) {
        if (!push(']')) return false;
        if (!take(']')) continue;
        open_.pop_back();
      } else if (!scalar()) {
        return false;
      }
      if (!close()) return false;
      if (open_.empty()) return true;
    }
  }

  bool push(char closing) {
    open_.push_back(closing);
    return open_.size() <= kMaxJsonDepth;
  }

  /// Behind a value: closes what ends there. True with nothing open, or before the next value.
  bool close() {
    while (!open_.empty()) {
      if (take(',')) return open_.back() == ']' || key();
      if (!take(open_.back())) return false;
      open_.pop_back();
    }
    return true;
  }

  bool key() {
    skip_space();
    return string() && take(':');
  }

  bool scalar() {
    skip_space();
    if (rest_.empty()) return false;
    if (rest_[0] == '"') return string();
    for (std::string_view word : {"true", "false", "null"})
      if (rest_.starts_with(word)) {
        rest_.remove_prefix(word.size());
        return true;
      }
    return number();
  }

  bool string() {
    if (rest_.empty() || rest_[0] != '"') return false;
    for (std::size_t i = 1; i < rest_.size(); ++i) {
      char c = rest_[i];
      if (c == '"') {
        rest_.remove_prefix(i + 1);
        return true;
      }
      if (static_cast<unsigned char>(c) < 0x20) return false;
      if (c != '\\') continue;
      if (++i == rest_.size()) return false;
      if (rest_[i] == 'u') {
        for (int digit = 0; digit < 4; ++digit)
          if (++i >= rest_.size() || !is_hex(rest_[i])) return false;
      } else if (std::string_view("\"\\/bfnrt").find(rest_[i]) == std::string_view::npos) {
        return false;
      }
    }
    return false;
  }

  std::size_t digits(std::size_t at) const {
    while (at < rest_.size() && is_digit(rest_[at])) ++at;
    return at;
  }

  bool number() {
    std::size_t at = rest_[0] == '-' ? 1 : 0;
    std::size_t end = digits(at);
    if (end == at) return false;
    if (rest_[at] == '0') end = at + 1;  // what follows is not part of it
    if (end < rest_.size() && rest_[end] == '.') {
      at = end + 1;
      end = digits(at);
      if (end == at) return false;
    }
    if (end < rest_.size() && (rest_[end] == 'e' || rest_[end] == 'E')) {
      at = end + 1;
      if (at < rest_.size() && (rest_[at] == '+' || rest_[at] == '-')) ++at;
      end = digits(at);
      if (end == at) return false;
    }
    bool fits = !std::isinf(std::strtod(std::string(rest_.substr(0, end)).c_str(), nullptr));
    rest_.remove_prefix(end);
    return fits;
  }

  std::string_view text_;
  std::string_view rest_;
  std::vector<char> open_;
};

}  // namespace

bool is_json_object(std::string_view text) { return Checker(text).is_object(); }

std::optional<std::size_t> json_value_end(std::string_view text) { return Checker(text).value_end(); }

}  // namespace pave::base
