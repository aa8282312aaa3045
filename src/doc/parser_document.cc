#include <algorithm>
#include <cstring>

#include "doc/parser.h"

namespace pave::doc {
namespace {
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
}

Parser::Parser(const base::Source& source, base::Arena& arena, Profile profile, bool json_escapes, Builder& builder,
               std::vector<Comment>& comments)
    : source_(source),
      arena_(arena),
      profile_(profile),
      json_escapes_(json_escapes),
      builder_(builder),
      comments_(comments),
      begin_(source.text.data()),
      end_(begin_ + source.text.size()),
      p_(begin_),
      line_(begin_) {
  begin_line();
}

void Parser::read_again(std::uint32_t offset, Ranges& quoted) {
  p_ = begin_ + offset;
  begin_line();
  quoted_ = &quoted;
}

void Parser::fail(const char* at, std::string message, std::string help) const {
  throw SyntaxError{{base::Code::SyntaxYaml, source_.at(offset_of(at)), std::move(message), std::move(help), {}}};
}

void Parser::fail(const char* at, std::string message, std::string help, base::Note note) const {
  throw SyntaxError{
      {base::Code::SyntaxYaml, source_.at(offset_of(at)), std::move(message), std::move(help), {std::move(note)}}};
}

void Parser::fail_limit(const char* at, std::string message, std::string help) const {
  throw SyntaxError{{base::Code::SyntaxLimit, source_.at(offset_of(at)), std::move(message), std::move(help), {}}};
}

Parser::Depth::Depth(Parser& parser) : parser_(parser) {
  if (parser_.depth_ >= kMaxDepth)
    parser_.fail_limit(parser_.p_, "lists and maps are nested more than " + std::to_string(kMaxDepth) + " deep",
                       "no Kubernetes object needs that; is the file damaged?");
  ++parser_.depth_;
}

bool Parser::is_document_marker(const char* at) const {
  if (end_ - at < 3) return false;
  return (std::memcmp(at, "---", 3) == 0 || std::memcmp(at, "...", 3) == 0) && is_space_or_end(at + 3);
}

void Parser::skip_comment() {
  const char* start = p_;
  const void* found = std::memchr(p_, '\n', static_cast<std::size_t>(end_ - p_));
  p_ = found == nullptr ? end_ : static_cast<const char*>(found);
  if (const void* carriage = std::memchr(start, '\r', static_cast<std::size_t>(p_ - start)))
    p_ = static_cast<const char*>(carriage);
  comments_.push_back({offset_of(start), static_cast<std::uint32_t>(p_ - start)});
}

bool Parser::skip_to_content() {
  bool crossed = false;
  for (;;) {
    skip_blanks();
    if (*p_ == '#' && (p_ == line_ || is_blank(p_[-1]))) skip_comment();
    if (!is_break(*p_)) return crossed;
    take_break();
    p_ += indentation_;
    crossed = true;
  }
}

void Parser::begin_tags() { tags_ = {{"!", "!"}, {"!!", "tag:yaml.org,2002:"}}; }

void Parser::directive() {
  const char* start = p_;
  while (!is_break_or_end(p_) && !(*p_ == '#' && is_blank(p_[-1]))) ++p_;
  std::string_view line(start, static_cast<std::size_t>(p_ - start));
  if (*p_ == '#') skip_comment();
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t from = line.find_first_not_of(" \t", at);
    if (from == std::string_view::npos) break;
    at = std::min(line.find_first_of(" \t", from), line.size());
    words.push_back(line.substr(from, at - from));
  }
  if (words[0] == "%YAML") {
    if (words.size() != 2) fail(start, "%YAML takes one version", "write %YAML 1.2, or drop the line");
    auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    bool known = words[1].size() > 2 && words[1].starts_with("1.") &&
                 std::all_of(words[1].begin() + 2, words[1].end(), is_digit);
    if (!known) fail(start, "this YAML version is not known", "write %YAML 1.2, or drop the line");
    if (std::any_of(tags_.begin(), tags_.end(), [](const TagHandle& tag) { return tag.handle.empty(); }))
      fail(start, "a second %YAML line for one document", "remove one of them");
    tags_.push_back({});  // an empty handle remembers that the version was given
  } else if (words[0] == "%TAG") {
    if (words.size() != 3 || !words[1].starts_with('!') || !words[1].ends_with('!'))
      fail(start, "%TAG takes a handle and a prefix", "write it as %TAG !e! tag:example.com,2000:");
    check_tag_characters(words[2]);
    auto same = [&](const TagHandle& tag) { return tag.handle == words[1]; };
    auto found = std::find_if(tags_.begin(), tags_.end(), same);
    if (found == tags_.end()) tags_.push_back({words[1], words[2]});
    else found->prefix = words[2];
  }
  // Other directives are reserved, and the specification wants them ignored.
}

bool Parser::next_document() {
  begin_tags();
  document_marker_ = nullptr;
  bool directives = false;
  const char* directive_start = nullptr;
  for (;;) {
    skip_to_content();
    if (p_ == line_ && std::string_view(p_, static_cast<std::size_t>(end_ - p_)).starts_with(kByteOrderMark)) {
      p_ += kByteOrderMark.size();
      begin_line();
      continue;
    }
    if (p_ == line_ && *p_ == '%') {
      directives = true;
      directive_start = p_;
      directive();
      continue;
    }
    if (!directives && at_document_marker() && *p_ == '.') {
      p_ += 3;
      continue;
    }
    break;
  }
  bool explicit_start = at_document_marker() && *p_ == '-';
  if (directives && !explicit_start)
    fail(directive_start, "a line that begins with \"%\" is a directive, and no document follows it",
         "write --- behind it, or put the text in quotes");
  if (at_end()) return false;

  builder_.begin_document(explicit_start);
  depth_ = 0;
  bool is_json = profile_ == Profile::Kubernetes && !explicit_start && *p_ == '{';
  if (explicit_start) {
    document_marker_ = p_;
    p_ += 3;
    block_node(-1, After::DocumentMarker);
  } else {
    if (!at_line_content())
      fail(p_, "a document can't begin behind \"...\" on the same line", "put it on a line of its own");
    block_node(-1, After::Nothing);
  }
  skip_to_content();
  bool explicit_end = false;
  if (at_document_marker()) {
    if (*p_ == '.') {
      explicit_end = true;
      p_ += 3;
      skip_blanks();
      if (*p_ == '#' && is_blank(p_[-1])) skip_comment();
      if (!is_break_or_end(p_))
        fail(p_, "text behind the document's end \"...\"", "put it on a line of its own, behind ---");
    }
  } else if (is_json && *p_ == '{' && at_line_content()) {
    // kubectl reads a file that begins with a brace as JSON documents one behind the other.
  } else if (!at_end()) {
    expect_end_of_line_content();
    if (*p_ == '-' && !starts_entry('-'))
      fail(p_, "this line does not go on with the list above", "write a space behind the \"-\"");
    fail(p_, "a document is one value, and here begins a second",
         "indent this line so that it belongs to the lines above, or write --- before it");
  }
  builder_.end_document(explicit_end);
  return true;
}

void Parser::skip_broken_document() {
  // The line that p_ is on counts, too, unless it is the broken document's own first line.
  const char* at = line_;
  for (;;) {
    bool marker = at != document_marker_ && end_ - at >= 3 && std::memcmp(at, "---", 3) == 0 && is_space_or_end(at + 3);
    if (marker) break;
    const void* found = std::memchr(at, '\n', static_cast<std::size_t>(end_ - at));
    at = found == nullptr ? end_ : static_cast<const char*>(found) + 1;
    if (found == nullptr) break;
  }
  p_ = at;
  begin_line();
}

}  // namespace pave::doc
