#include <array>

#include "doc/parser.h"

namespace pave::doc {
namespace {

/// Characters that begin a plain text whatever follows them.
constexpr std::array<bool, 256> kPlainFirst = [] {
  std::array<bool, 256> first{};
  for (std::size_t c = 0x21; c < 256; ++c) first[c] = c != 0x7f;
  for (char c : std::string_view("-?:,[]{}#&*!|>'\"%@`")) first[static_cast<unsigned char>(c)] = false;
  return first;
}();

constexpr std::size_t kMaxKeyLength = 1024;  // bytes of an implicit key, YAML 1.2.2 section 7.4.2

}  // namespace

/// Tags and anchors of one value that stand on two lines.
Properties Parser::join(const Properties& outer, const Properties& inner) const {
  bool twice = (!outer.anchor.empty() && !inner.anchor.empty()) || (!outer.tag.empty() && !inner.tag.empty());
  if (twice) fail(begin_ + inner.offset, "a second anchor or tag for one value", "keep one of them");
  Properties joined = outer.any() ? outer : inner;
  if (joined.anchor.empty()) joined.anchor = inner.anchor;
  if (joined.tag.empty()) joined.tag = inner.tag;
  return joined;
}

void Parser::check_key_length(const char* start) const {
  if (static_cast<std::size_t>(p_ - start) > kMaxKeyLength)
    fail(start, "this key is longer than 1024 characters", "write \"? \" before it and its \":\" on the next line");
}

/// Between values: the rest of a line must be white space or a comment.
void Parser::expect_end_of_line_content() {
  if (at_end() || at_line_content()) return;
  if (*p_ == '#')
    fail(p_, "a comment needs a space before its \"#\"",
         "write \" #\"; put the text in quotes if it belongs to the value");
  if (*p_ == ']' || *p_ == '}')
    fail(p_, std::string("this \"") + *p_ + "\" closes nothing", "remove it, or put the whole value in quotes");
  if (*p_ == ':') fail(p_, "a second \":\" in this line", "put the value in quotes when the \":\" belongs to it");
  refuse_text_behind_quote();
  fail(p_, "unexpected text behind the value", "put the whole value in quotes, or move this text to a line of its own");
}

void Parser::refuse_text_behind_quote() const {
  if (p_ == begin_ || is_break_or_end(p_)) return;
  if (p_[-1] == '\'')
    fail(p_, "this text stands right behind the closing quote",
         "write a quote that belongs to the text twice: 'it''s'");
  if (p_[-1] == '"')
    fail(p_, "this text stands right behind the closing quote",
         "write a quote that belongs to the text with a backslash: \"say \\\"hi\\\"\"");
}

/// p_ is at the first character of a line whose indentation is not that of the collection it should belong to.
void Parser::fail_indentation() const {
  if (*p_ == '\t' || line_[indentation()] == '\t') fail(line_ + indentation(), "a tab can't indent", "use spaces");
  if (line_ == block_scalar_end_)
    fail(p_, "this line is indented less than the first line of the block scalar above, and further than its key",
         "give it the same indentation as that first line, or that of the key");
  fail(p_, "the indentation of this line fits no line above it",
       "give every key of one map, and every \"-\" of one list, the same number of spaces");
}

void Parser::block_node(int n, After after) {
  Depth depth(*this);
  const char* empty_at = p_;
  const char* gap = p_;
  Properties outer;  // from lines above
  Properties own;    // from this line
  const char* own_start = nullptr;
  bool fresh = after == After::Nothing;
  for (;;) {
    if (skip_to_content()) {
      fresh = true;
      if (own.any()) {
        outer = join(outer, own);
        own = {};
        own_start = nullptr;
      }
    }
    if (fresh && own_start == nullptr) {
      int column = indentation();
      bool list_as_value =
          (after == After::Key || after == After::Explicit) && column == n && column_of(p_) == n && starts_entry('-');
      if (at_end() || at_document_marker() || (column <= n && !list_as_value)) {
        // A tab where spaces are missing: said here, because the line would look right.
        if (!at_end() && column <= n && column_of(p_) > n && line_[column] == '\t')
          fail(line_ + column, "a tab can't indent", "use spaces");
        return builder_.empty(join(outer, own), offset_of(empty_at));
      }
    } else if (at_end()) {
      return builder_.empty(join(outer, own), offset_of(empty_at));
    }
    if (*p_ != '&' && *p_ != '!') break;
    if (own_start == nullptr) own_start = p_;
    if (own.any() && ((*p_ == '&' && !own.anchor.empty()) || (*p_ == '!' && !own.tag.empty())))
      fail(p_, "a second anchor or tag for one value", "keep one of them");
    property(own, false);
  }

  // Tabs may separate, but a collection's column has to be made of spaces.
  bool tab_before = false;
  for (const char* at = fresh ? line_ : gap; at < (own_start != nullptr ? own_start : p_); ++at)
    tab_before |= *at == '\t';
  bool block_allowed = fresh || after == After::Indicator || after == After::Explicit;
  const char* start = own_start != nullptr ? own_start : p_;
  auto check_block = [&](const char* at, const char* what) {
    if (tab_before && block_allowed) fail(at, std::string(what) + " can't be indented by a tab", "use spaces");
    if (!block_allowed && after == After::DocumentMarker)
      fail(at, std::string(what) + " can't begin on the line of \"---\"", "put it on the next line");
    if (!block_allowed && *at == ':' && at > start && at[-1] != '"' && at[-1] != '\'')
      fail(at, "a text that is not in quotes can't hold a \": \"",
           "put the whole value in quotes; if a map is meant, begin it on the next line");
    if (!block_allowed)
      fail(at, std::string(what) + " can't begin on the line of its key",
           "begin it on the next line, or put the value in quotes if it is a text");
  };

  switch (*p_) {
    case '-':
      if (!starts_entry('-')) break;
      check_block(p_, "a list");
      if (own_start != nullptr)
        fail(own_start, "an anchor or tag can't stand before the \"-\" of a list",
             "write it on the line above, or behind the \"-\"");
      return block_list(column_of(p_), outer);
    case '?':
      if (!starts_entry('?')) break;
      check_block(p_, "a map");
      if (own_start != nullptr)
        fail(own_start, "an anchor or tag can't stand before \"?\"", "write it on the line above, or behind the \"?\"");
      block_map(column_of(p_), outer, offset_of(p_));
      return;
    case ':':
      if (!starts_entry(':')) break;
      check_block(p_, "a map");
      builder_.begin_map(outer, Style::Block, offset_of(start));
      {
        int column = column_of(start);
        builder_.empty(own, offset_of(p_));
        block_map_value(column);
        block_map_entries(column);
      }
      return builder_.end_map();
    case '|':
    case '>': return block_scalar(n, join(outer, own));
    default: break;
  }

  const char* start_line = line_;
  int column = column_of(start);
  auto is_key = [&] {
    if (line_ != start_line) {
      const char* ahead = p_;
      while (is_blank(*ahead)) ++ahead;
      if (*ahead == ':' && is_space_or_end(ahead + 1) && !at_end())
        fail(start, "a key has to stand on one line",
             "write \"? \" before it and its \":\" on the next line, or shorten it");
      return false;
    }
    skip_blanks();
    if (!starts_entry(':')) return false;
    check_block(p_, "a map");
    check_key_length(start);
    return true;
  };

  if (*p_ == '[' || *p_ == '{') {
    // Whether `outer` belongs to the collection or to a map that it is the first key of shows behind it.
    Builder::Mark mark = builder_.mark();
    *p_ == '[' ? flow_list(inside(n), own) : flow_map(inside(n), own);
    if (!is_key()) {
      if (outer.any()) builder_.add_properties(mark, outer, join(outer, own));
      return;
    }
    builder_.begin_map_around(mark, outer, Style::Block, offset_of(start));
    block_map_value(column);
    block_map_entries(column);
    return builder_.end_map();
  }

  if (*p_ == '*') {
    const char* at = p_;
    std::string_view name = alias_name();
    bool key = is_key();
    if (!key && (outer.any() || own.any()))
      fail(start, "an alias can't have an anchor or a tag of its own", "remove it, or write the value out");
    if (!key) return builder_.alias(name, offset_of(at));
    if (own.any()) fail(start, "an alias can't have an anchor or a tag of its own", "remove it, or write the key out");
    builder_.begin_map(outer, Style::Block, offset_of(start));
    builder_.alias(name, offset_of(at));
  } else {
    Scalar scalar = *p_ == '"' || *p_ == '\'' ? quoted(inside(n)) : plain_line(false);
    if (!is_key()) {
      if (scalar.style == Style::Plain) fold_plain(n, false, scalar);
      return builder_.scalar(join(outer, own), scalar);
    }
    builder_.begin_map(outer, Style::Block, offset_of(start));
    builder_.scalar(own, scalar);
  }
  block_map_value(column);
  block_map_entries(column);
  builder_.end_map();
}

void Parser::block_list(int column, const Properties& properties) {
  builder_.begin_list(properties, Style::Block, offset_of(p_));
  for (;;) {
    ++p_;
    block_node(column, After::Indicator);
    skip_to_content();
    if (at_end() || at_document_marker()) break;
    expect_end_of_line_content();
    int indent = indentation();
    if (indent < column) break;
    if (column_of(p_) > indent || indent > column) fail_indentation();
    if (!starts_entry('-')) break;
  }
  builder_.end_list();
}

void Parser::block_map(int column, const Properties& properties, std::uint32_t offset) {
  builder_.begin_map(properties, Style::Block, offset);
  block_map_entry(column);
  block_map_entries(column);
  builder_.end_map();
}

void Parser::block_map_entries(int column) {
  for (;;) {
    skip_to_content();
    if (at_end() || at_document_marker()) return;
    expect_end_of_line_content();
    int indent = indentation();
    if (indent < column) return;
    if (column_of(p_) > indent || indent > column) fail_indentation();
    block_map_entry(column);
  }
}

/// The usual key, a plain text with a `:` right behind it; false, and nothing read, when it is another.
bool Parser::plain_key() {
  if (!kPlainFirst[static_cast<unsigned char>(*p_)]) return false;
  const char* end = scan_plain(false);
  if (*end != ':') return false;
  const char* start = p_;
  p_ = end;
  check_key_length(start);
  builder_.scalar({}, {std::string_view(start, static_cast<std::size_t>(end - start)), Style::Plain, offset_of(start)});
  return true;
}

/// The usual value, a plain text on the line of its key; the same.
bool Parser::plain_value(int column) {
  const char* start = p_;
  while (*start == ' ') ++start;
  if (start == p_ || !kPlainFirst[static_cast<unsigned char>(*start)]) return false;
  const char* before = p_;
  p_ = start;
  const char* end = scan_plain(false);
  const char* behind = end;
  while (is_blank(*behind)) ++behind;
  if (*behind == ':') {
    p_ = before;
    return false;
  }
  Scalar scalar{std::string_view(start, static_cast<std::size_t>(end - start)), Style::Plain, offset_of(start)};
  fold_plain(column, false, scalar);
  builder_.scalar({}, scalar);
  return true;
}

/// One entry; p_ is at its first character, at `column`.
void Parser::block_map_entry(int column) {
  if (plain_key()) return block_map_value(column);
  const char* start = p_;
  if (starts_entry('?')) {
    ++p_;
    block_node(column, After::Explicit);
    skip_to_content();
    bool value =
        !at_end() && at_line_content() && column_of(p_) == column && indentation() == column && starts_entry(':');
    if (!value) return builder_.empty({}, offset_of(p_));
    ++p_;
    return block_node(column, After::Explicit);
  }
  if (starts_entry('-'))
    fail(p_, "a list item where a key is expected",
         "indent the \"-\" below the key whose list it is, or give the item a key");
  if (*p_ == '|' || *p_ == '>')
    fail(p_, "a block scalar can't begin here",
         "write the \"|\" or \">\" behind its key; put a key that begins with it in quotes");
  Properties properties;
  while (*p_ == '&' || *p_ == '!') {
    if ((*p_ == '&' && !properties.anchor.empty()) || (*p_ == '!' && !properties.tag.empty()))
      fail(p_, "a second anchor or tag for one value", "keep one of them");
    property(properties, false);
    skip_blanks();
    if (is_break_or_end(p_))
      fail(start, "an anchor or tag without a key", "put it behind the \":\", or on the key's line");
  }
  if (starts_entry(':')) {
    builder_.empty(properties, offset_of(p_));
  } else if (*p_ == '[' || *p_ == '{') {
    const char* line = line_;
    *p_ == '[' ? flow_list(inside(column), properties) : flow_map(inside(column), properties);
    if (line_ != line)
      fail(start, "a key has to stand on one line", "write \"? \" before it and its \":\" on the next line");
  } else if (*p_ == '*') {
    if (properties.any())
      fail(start, "an alias can't have an anchor or a tag of its own", "remove it, or write the key out");
    const char* at = p_;
    std::string_view name = alias_name();
    builder_.alias(name, offset_of(at));
  } else {
    const char* line = line_;
    Scalar scalar = *p_ == '"' || *p_ == '\'' ? quoted(inside(column)) : plain_line(false);
    const char* behind = p_;
    while (is_blank(*behind)) ++behind;
    if (*behind != ':' || !is_space_or_end(behind + 1)) {
      if (scalar.style == Style::Plain) refuse_pressed_key(scalar);
      fail(start, "a key with a \":\" is expected here",
           *start == '-'
               ? "write a space behind the \"-\" if it begins an item of a list"
               : "write KEY: VALUE; a text that goes on over several lines has to be indented further than its key");
    }
    if (line_ != line)
      fail(start, "a key has to stand on one line",
           "write \"? \" before it and its \":\" on the next line, or shorten it");
    builder_.scalar(properties, scalar);
  }
  skip_blanks();
  if (!starts_entry(':')) fail(p_, "a \":\" is expected behind the key", "write KEY: VALUE");
  check_key_length(start);
  block_map_value(column);
}

/// The value of an implicit key; p_ is at the `:`.
void Parser::block_map_value(int column) {
  ++p_;
  if (!plain_value(column)) block_node(column, After::Key);
}

}  // namespace pave::doc
