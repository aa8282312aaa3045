#include "doc/parser.h"

namespace pave::doc {

/// White space between the parts of a flow collection; every line has to be indented further than `n`.
void Parser::flow_space(int n) {
  if (!skip_to_content()) return;
  if (at_end()) return;
  const char* content = p_;
  if (at_document_marker())
    fail(content, "a document marker inside a list or map in brackets", "write the closing bracket before it");
  int indent = indentation();
  if (indent > n) return;
  if (line_[indent] == '\t') fail(line_ + indent, "a tab can't indent", "use spaces");
  fail(content, "a list or map in brackets goes on here with too little indentation",
       "indent it further than the key or \"-\" that it belongs to, the closing bracket too");
}

/// Whether a `:` here separates key and value.
bool Parser::at_flow_value(bool after_json) const {
  return *p_ == ':' && (after_json || is_space_or_end(p_ + 1) || is_flow_indicator(p_[1]));
}

/// Nothing comes, or the next part: so a node before it is empty.
bool Parser::at_flow_indicator_or_value() const {
  return *p_ == ',' || *p_ == ']' || *p_ == '}' || at_flow_value(false);
}

/// One node; true when it was quoted or a collection.
bool Parser::flow_node(int n) {
  Properties properties;
  const char* empty_at = p_;
  while (*p_ == '&' || *p_ == '!') {
    if ((*p_ == '&' && !properties.anchor.empty()) || (*p_ == '!' && !properties.tag.empty()))
      fail(p_, "a second anchor or tag for one value", "keep one of them");
    property(properties, true);
    empty_at = p_;
    flow_space(n);
  }
  if (at_end() || at_flow_indicator_or_value()) {
    builder_.empty(properties, offset_of(empty_at));
    return false;
  }
  switch (*p_) {
    case '[': flow_list(n, properties); return true;
    case '{': flow_map(n, properties); return true;
    case '"':
    case '\'': {
      Scalar scalar = quoted(n);
      builder_.scalar(properties, scalar);
      return true;
    }
    case '*': {
      if (properties.any())
        fail(p_, "an alias can't have an anchor or a tag of its own", "remove it, or write the value out");
      const char* at = p_;
      std::string_view name = alias_name();
      builder_.alias(name, offset_of(at));
      return false;
    }
    default: break;
  }
  if (*p_ == '|' || *p_ == '>') fail(p_, "a block scalar can't stand inside brackets", "write the text in quotes");
  Scalar scalar = plain_line(true);
  fold_plain(n, true, scalar);
  builder_.scalar(properties, scalar);
  return false;
}

void Parser::flow_list(int n, const Properties& properties) {
  Depth depth(*this);
  const char* start = p_;
  const char* start_line = line_;
  builder_.begin_list(properties, Style::Flow, offset_of(p_++));
  for (;;) {
    flow_space(n);
    if (at_end()) fail(start, "this \"[\" is never closed", "write the closing \"]\"");
    if (*p_ == ']') break;
    if (*p_ == '}') fail_in_flow(start, start_line);
    flow_list_entry(n);
    flow_space(n);
    if (*p_ == ',') ++p_;
    else if (*p_ != ']' && !at_end()) fail_in_flow(start, start_line);
  }
  ++p_;
  builder_.end_list();
}

void Parser::fail_in_flow(const char* open, const char* open_line) const {
  std::string close(1, *open == '[' ? ']' : '}');
  std::string bracket = "this \"" + std::string(1, *open) + "\"";
  base::Note opened{"the open bracket", source_.at(offset_of(open))};
  if (*p_ == ']' || *p_ == '}')
    fail(p_, std::string("this \"") + *p_ + "\" does not close the bracket that is open",
         "write \"" + close + "\", or put the text in quotes", std::move(opened));
  if (*p_ == ':' && line_ != open_line && is_space_or_end(p_ + 1))
    fail(open, bracket + " is not closed before a line that looks like a key",
         "write the closing \"" + close + "\"; put texts with \": \" in quotes",
         {"this line looks like a key", source_.at(offset_of(line_ + indentation()))});
  refuse_text_behind_quote();
  fail(p_, "a \",\" or \"" + close + "\" is expected here",
       "separate the entries by \",\"; put texts with \": \", brackets or commas in quotes", std::move(opened));
}

bool Parser::is_single_pair_key(const FlowKey& key) {
  if (line_ != key.line) return false;
  const char* back = p_;
  skip_blanks();
  if (at_flow_value(key.is_json) && !at_end()) {
    check_key_length(key.start);
    return true;
  }
  p_ = back;
  return false;
}

void Parser::flow_list_entry(int n) {
  const char* start = p_;
  if (starts_entry('?')) {
    builder_.begin_map({}, Style::Flow, offset_of(start));
    flow_explicit_pair(n);
    return builder_.end_map();
  }
  if (*p_ == ',') fail(p_, "an item is missing before this \",\"", "remove it, or write the item");
  Builder::Mark mark = builder_.mark();
  const char* line = line_;
  bool is_json = flow_node(n);
  if (!is_single_pair_key({start, line, is_json})) return;
  builder_.begin_map_around(mark, {}, Style::Flow, offset_of(start));
  flow_pair_value(n);
  builder_.end_map();
}

/// `? key : value`, p_ at the `?`.
void Parser::flow_explicit_pair(int n) {
  ++p_;
  flow_space(n);
  bool is_json = flow_node(n);
  flow_space(n);
  if (at_flow_value(is_json)) flow_pair_value(n);
  else builder_.empty({}, offset_of(p_));
}

/// The value behind the `:` that p_ is at.
void Parser::flow_pair_value(int n) {
  ++p_;
  const char* empty_at = p_;
  flow_space(n);
  if (*p_ == ',' || *p_ == ']' || *p_ == '}') builder_.empty({}, offset_of(empty_at));
  else flow_node(n);
}

void Parser::flow_map(int n, const Properties& properties) {
  Depth depth(*this);
  const char* start = p_;
  const char* start_line = line_;
  builder_.begin_map(properties, Style::Flow, offset_of(p_++));
  for (;;) {
    flow_space(n);
    if (at_end()) fail(start, "this \"{\" is never closed", "write the closing \"}\"");
    if (*p_ == '}') break;
    if (starts_entry('?')) {
      flow_explicit_pair(n);
    } else {
      if (*p_ == ',') fail(p_, "a key is missing before this \",\"", "remove it, or write the key");
      if (*p_ == ']') fail_in_flow(start, start_line);
      bool is_json = flow_node(n);
      flow_space(n);
      if (at_flow_value(is_json)) flow_pair_value(n);
      else builder_.empty({}, offset_of(p_));
    }
    flow_space(n);
    if (*p_ == ',') ++p_;
    else if (*p_ != '}' && !at_end()) fail_in_flow(start, start_line);
  }
  ++p_;
  builder_.end_map();
}

}  // namespace pave::doc
