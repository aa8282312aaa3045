#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pave::show {

/// Writes JSON piece by piece, two spaces a level, members in the order of the calls. The caller keeps the grammar:
/// inside a map a key() before each value.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void begin_map() { begin('{'); }
  /// A map that stands on one line, with all that is in it.
  void begin_line_map() {
    begin_map();
    if (line_level_ == 0) line_level_ = filled_.size();
  }
  void end_map() { end('}'); }
  void begin_list() { begin('['); }
  void end_list() { end(']'); }

  void key(std::string_view name);
  /// Bytes that are not UTF-8 become U+FFFD, so that what is written is always JSON; characters that
  /// could steer a terminal are escaped.
  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(std::uint64_t number);
  void value(bool truth);

  /// A key and its value.
  template <typename T>
  void member(std::string_view name, const T& v) {
    key(name);
    value(v);
  }
  /// The same, left out when the text is empty.
  void member_unless_empty(std::string_view name, std::string_view text) {
    if (!text.empty()) member(name, text);
  }

 private:
  void begin(char bracket);
  void end(char bracket);
  void before_value();
  void line(std::size_t level);

  std::string& out_;
  std::vector<bool> filled_;  // for each open map or list: whether it has a member
  bool after_key_ = false;
  std::size_t line_level_ = 0;  // of the map that stands on one line; 0: none is open
};

}  // namespace pave::show
