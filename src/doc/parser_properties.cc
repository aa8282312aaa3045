#include "doc/parser.h"

namespace pave::doc {
namespace {

bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

/// ns-uri-char; a `%` takes two hexadecimal digits, which is checked where the escape is read.
bool is_uri_char(char c) {
  return is_word_char(c) || std::string_view("%#;/?:@&=+$,_.!~*'()[]").find(c) != std::string_view::npos;
}

}  // namespace

std::string_view Parser::alias_name() {
  const char* start = ++p_;
  while (!is_space_or_end(p_) && !is_flow_indicator(*p_)) ++p_;
  if (p_ == start)
    fail(start - 1, "an alias without a name", "write the anchor's name behind the \"*\", or put the value in quotes");
  return {start, static_cast<std::size_t>(p_ - start)};
}

void Parser::property(Properties& properties, bool in_flow) {
  const char* start = p_;
  if (!properties.any()) properties.offset = offset_of(start);
  if (*p_ == '&') {
    ++p_;
    while (!is_space_or_end(p_) && !is_flow_indicator(*p_)) ++p_;
    if (p_ == start + 1)
      fail(start, "an anchor without a name", "write a name behind the \"&\", or put the value in quotes");
    properties.anchor = {start + 1, static_cast<std::size_t>(p_ - start - 1)};
  } else if (p_[1] == '<') {
    const char* close = p_;
    while (!is_space_or_end(close) && *close != '>') ++close;
    if (*close != '>') fail(start, "a tag !<...> is never closed", "write the closing \">\"");
    p_ = close + 1;
    properties.tag = {start + 2, static_cast<std::size_t>(close - start - 2)};
    if (properties.tag.empty()) fail(start, "a tag without a name", "write its name between \"!<\" and \">\"");
    check_tag_characters(properties.tag);
  } else {
    ++p_;
    while (!is_space_or_end(p_) && !is_flow_indicator(*p_)) ++p_;
    std::string_view whole(start, static_cast<std::size_t>(p_ - start));
    std::size_t second = whole.find('!', 1);
    std::size_t handle = second == std::string_view::npos ? 1 : second + 1;
    properties.tag = resolve_tag(whole.substr(0, handle), whole.substr(handle), start);
  }
  bool separated = is_space_or_end(p_) || (in_flow && (*p_ == ',' || *p_ == ']' || *p_ == '}'));
  if (!separated) fail(p_, "a space is expected behind an anchor or tag", "write a space, or put the value in quotes");
}

void Parser::check_tag_characters(std::string_view tag) const {
  for (const char& c : tag)
    if (!is_uri_char(c))
      fail(&c, "this character can't stand in a tag",
           "put the value in quotes if it begins with \"!\"; in a tag write the character as %, and its two "
           "hexadecimal digits");
}

std::string_view Parser::resolve_tag(std::string_view handle, std::string_view suffix, const char* at) {
  if (handle == "!" && suffix.empty()) return "!";
  check_tag_characters(suffix);
  if (std::size_t third = suffix.find('!'); third != std::string_view::npos)
    fail(suffix.data() + third, "a second \"!\" inside a tag", "write it as %21, or put the value in quotes");
  for (const TagHandle& known : tags_) {
    if (known.handle != handle || known.handle.empty()) continue;
    if (suffix.empty()) fail(at, "a tag without a name", "write the tag's name behind \"" + std::string(handle) + "\"");
    std::string tag(known.prefix);
    for (std::size_t i = 0; i < suffix.size(); ++i) {
      if (suffix[i] != '%') {
        tag += suffix[i];
        continue;
      }
      const char* back = p_;
      p_ = suffix.data() + i + 1;
      tag += static_cast<char>(static_cast<unsigned char>(hexadecimal(at, 2)));
      p_ = back;
      i += 2;
    }
    return arena_.copy(std::string_view(tag));
  }
  fail(at, "the tag handle " + std::string(handle) + " is not declared in this document",
       "write a %TAG line before the document, or put the value in quotes");
}

}  // namespace pave::doc
