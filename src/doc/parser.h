#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/builder.h"
#include "doc/reader.h"

namespace pave::doc {

/// A parser for YAML 1.2.2, written after the productions of the specification: one function for each kind of node, and
/// the indentation `n` of the parent as its argument. It reads the text once, from left to right; a plain or quoted
/// scalar is read before it is known whether it is a key. Recursion is bounded by kMaxDepth.
///
///   stream     = { document }                                       parser_document.cc
///   document   = { directive } [ "---" ] block-node [ "..." ]
///   block-node = [ properties ] ( block-list | block-map | block-scalar | scalar | alias | flow )   parser_block.cc
///   flow       = "[" { entry "," } "]" | "{" { entry "," } "}"      parser_flow.cc
///   scalar     = plain | 'single' | "double"                        parser_scalar.cc
///   block-scalar = ( "|" | ">" ) header lines                       parser_block_scalar.cc
///
/// Texts end with a NUL (std::string sees to that), so looking one character ahead needs no check of its own.
class Parser {
 public:
  Parser(const base::Source& source, base::Arena& arena, Profile profile, bool json_escapes, Builder& builder,
         std::vector<Comment>& comments);

  /// Reads the next document into the builder; false when there is none. Throws SyntaxError.
  bool next_document();
  /// After a SyntaxError: goes to the next line that begins with `---`.
  void skip_broken_document();
  /// Where texts in quotes stand, as offsets of their first byte and behind their last.
  using Ranges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
  /// For a second reading: begins at that offset, and collects the texts in quotes.
  void read_again(std::uint32_t offset, Ranges& quoted);
  /// Offset of the next character.
  std::uint32_t offset() const { return offset_of(p_); }

 private:
  /// What stands before a block node: it decides whether a block collection may begin on the same line.
  enum class After : std::uint8_t { Indicator, Explicit, Key, DocumentMarker, Nothing };

  // Characters (this part is inline: it is the hot path).
  bool at_end() const { return p_ == end_; }
  static bool is_blank(char c) { return c == ' ' || c == '\t'; }
  static bool is_break(char c) { return c == '\n' || c == '\r'; }
  bool is_break_or_end(const char* at) const { return is_break(*at) || at == end_; }
  bool is_space_or_end(const char* at) const { return is_blank(*at) || is_break_or_end(at); }
  static bool is_flow_indicator(char c) { return c == ',' || c == '[' || c == ']' || c == '{' || c == '}'; }
  std::uint32_t offset_of(const char* at) const { return static_cast<std::uint32_t>(at - begin_); }
  int column_of(const char* at) const { return static_cast<int>(at - line_); }
  void skip_blanks() {
    while (is_blank(*p_)) ++p_;
  }
  void take_break() {
    if (*p_ == '\r' && p_[1] == '\n') ++p_;
    ++p_;
    begin_line();
  }
  /// p_ is at the first character of a line.
  void begin_line() {
    line_ = p_;
    const char* at = p_;
    while (*at == ' ') ++at;
    indentation_ = static_cast<int>(at - line_);
  }
  /// Spaces at the start of the current line.
  int indentation() const { return indentation_; }
  /// Whether only spaces and tabs stand before p_ on its line.
  bool at_line_content() const {
    const char* at = line_ + indentation_;
    while (is_blank(*at)) ++at;
    return at >= p_;
  }
  bool at_document_marker() const { return p_ == line_ && is_document_marker(p_); }
  /// `---` or `...`, for the first column of a line.
  bool is_document_marker(const char* at) const;
  /// White space, comments and line breaks; true when a line break was passed.
  bool skip_to_content();
  void skip_comment();

  // Documents.
  void directive();
  void begin_tags();

  // Nodes.
  void block_node(int n, After after);
  void block_list(int column, const Properties& properties);
  void block_map(int column, const Properties& properties, std::uint32_t offset);
  void block_map_entries(int column);
  void block_map_entry(int column);
  void block_map_value(int column);
  bool plain_key();
  bool plain_value(int column);
  void block_scalar(int n, const Properties& properties);
  int detect_indentation(int n);
  bool starts_entry(char indicator) const { return *p_ == indicator && is_space_or_end(p_ + 1); }
  void expect_end_of_line_content();
  void refuse_text_behind_quote() const;
  [[noreturn]] void fail_indentation() const;

  // Scalars. plain_line reads up to the end of the line or the `:`, fold_plain the lines behind it.
  const char* scan_plain(bool in_flow) const;
  Scalar plain_line(bool in_flow);
  void fold_plain(int n, bool in_flow, Scalar& scalar);
  Scalar quoted(int n);
  Scalar single_quoted(int n);
  Scalar double_quoted(int n);
  void escape(std::string& out);
  std::uint32_t hexadecimal(const char* start, int digits);
  void fold_break(int n, const char* opening, std::string& out, std::size_t keep);
  std::string_view alias_name();
  void check_plain_start(bool in_flow) const;
  /// Fails when the line looks like `key:value`.
  void refuse_pressed_key(const Scalar& scalar) const;
  [[noreturn]] void fail_key_inside_text(const char* at, const Scalar& scalar) const;

  // Flow collections.
  void flow_list(int n, const Properties& properties);
  void flow_map(int n, const Properties& properties);
  void flow_list_entry(int n);
  void flow_explicit_pair(int n);
  void flow_pair_value(int n);
  bool flow_node(int n);
  void flow_space(int n);
  bool at_flow_value(bool after_json) const;
  bool at_flow_indicator_or_value() const;
  /// After a node of a flow list: when a `:` on the same line makes it the key of a single pair, reads that pair.
  struct FlowKey {
    const char* start;
    const char* line;
    bool is_json;  ///< quoted or a collection: its `:` needs no space behind it
  };
  bool is_single_pair_key(const FlowKey& key);
  /// Neither a `,` nor the closing bracket follows an entry of the collection that began at `open`.
  [[noreturn]] void fail_in_flow(const char* open, const char* open_line) const;

  Properties join(const Properties& outer, const Properties& inner) const;
  /// Reads one tag or anchor into the properties.
  void property(Properties& properties, bool in_flow);
  std::string_view resolve_tag(std::string_view handle, std::string_view suffix, const char* at);
  void check_tag_characters(std::string_view tag) const;

  [[noreturn]] void fail(const char* at, std::string message, std::string help) const;
  [[noreturn]] void fail(const char* at, std::string message, std::string help, base::Note note) const;
  [[noreturn]] void fail_limit(const char* at, std::string message, std::string help) const;
  void check_key_length(const char* start) const;

  struct Depth {
    explicit Depth(Parser& parser);
    ~Depth() { --parser_.depth_; }
    Parser& parser_;
  };
  struct TagHandle {
    std::string_view handle;
    std::string_view prefix;
  };

  /// The indentation that lines inside brackets and quotes must exceed. go-yaml demands none, so under the Kubernetes
  /// profile a closing bracket may stand below its key.
  int inside(int n) const { return profile_ == Profile::Kubernetes ? -1 : n; }

  const base::Source& source_;
  base::Arena& arena_;
  Profile profile_;
  bool json_escapes_;
  Builder& builder_;
  std::vector<Comment>& comments_;
  const char* begin_;
  const char* end_;
  const char* p_;
  const char* line_;  ///< start of the line that p_ is on
  int indentation_ = 0;
  const char* document_marker_ = nullptr;   ///< the `---` of the current document
  const char* block_scalar_end_ = nullptr;  ///< the line behind the last block scalar
  int depth_ = 0;
  Ranges* quoted_ = nullptr;
  std::vector<TagHandle> tags_;
  std::string scratch_;  ///< the text of a block scalar, while it grows
};

}  // namespace pave::doc
