#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pave::doc {

/// A place in a text as go-yaml counts it: characters from the start, lines from 0.
struct GoYamlMark {
  std::size_t index = 0;
  std::size_t line = 0;
  std::size_t column = 0;
};

/// What go-yaml says is wrong. Thrown inside go_yaml_error(), caught there.
struct GoYamlFault {
  std::string message;
};

struct GoYamlToken {
  enum class Kind : std::uint8_t {
    StreamStart,
    StreamEnd,
    VersionDirective,
    TagDirective,
    DocumentStart,
    DocumentEnd,
    BlockSequenceStart,
    BlockMappingStart,
    BlockEnd,
    FlowSequenceStart,
    FlowSequenceEnd,
    FlowMappingStart,
    FlowMappingEnd,
    BlockEntry,
    FlowEntry,
    Key,
    Value,
    Alias,
    Anchor,
    Tag,
    Scalar,
  };
  Kind kind;
  GoYamlMark start;
  std::string text = {};    ///< of a scalar, anchor, alias or tag handle
  std::string suffix = {};  ///< of a tag or directive
  bool is_plain = false;
  int major = 0;
  int minor = 0;
};

/// Cuts a text into tokens as go.yaml.in/yaml/v2 does (scannerc.go, after libyaml). It is not what Pave reads YAML with: it
/// runs only over texts that Pave's reader refused, to find the words and the line that Go's package would say.
class GoYamlScanner {
 public:
  explicit GoYamlScanner(std::string_view text);

  /// The next token; stays until skip().
  const GoYamlToken& peek();
  void skip();
  [[noreturn]] static void fail_parser(std::string_view problem, const GoYamlMark& at, const GoYamlMark& context);

 private:
  using Kind = GoYamlToken::Kind;
  struct SimpleKey {
    bool possible = false;
    bool required = false;
    std::size_t token_number = 0;
    GoYamlMark mark = {};
  };

  // Characters.
  unsigned char at(std::size_t offset = 0);
  bool is_break(std::size_t offset = 0);
  bool is_blank(std::size_t offset = 0) { return at(offset) == ' ' || at(offset) == '\t'; }
  bool is_end(std::size_t offset = 0) { return position_ + offset >= text_.size(); }
  bool is_break_or_end(std::size_t offset = 0) { return is_break(offset) || is_end(offset); }
  bool is_blank_or_end(std::size_t offset = 0) { return is_blank(offset) || is_break_or_end(offset); }
  bool is_word();
  std::size_t width() const;
  void step();
  void step_line();
  void take(std::string& out);
  void skip_blanks();
  void skip_to_line_end();
  bool at_document_indicator(char c);
  [[noreturn]] void fail(std::string_view problem, const GoYamlMark& context) const;
  [[noreturn]] void fail(std::string_view problem) const { fail(problem, mark_); }

  // Tokens.
  void fetch_more();
  void fetch_next();
  void scan_to_next();
  void add(Kind kind, const GoYamlMark& start);
  void insert(std::size_t number, Kind kind, const GoYamlMark& start);
  void add_indicator(Kind kind, std::size_t size = 1);
  bool is_valid(SimpleKey& key);
  void save_simple_key();
  void remove_simple_key();
  void roll_indent(int column, Kind kind, const GoYamlMark& mark);
  void roll_indent_before(const SimpleKey& key);
  bool must_roll(int column);
  void unroll_indent(int column);
  void fetch_stream_end();
  void fetch_directive();
  void fetch_document_indicator(Kind kind);
  void fetch_flow_start(Kind kind);
  void fetch_flow_end(Kind kind);
  void fetch_flow_entry();
  void fetch_block_entry();
  void fetch_key();
  void fetch_value();
  void fetch_anchor(Kind kind);
  void fetch_tag();
  void fetch_block_scalar(bool literal);
  void fetch_flow_scalar(bool single);
  void fetch_plain_scalar();
  bool starts_plain_scalar();
  int column() const { return static_cast<int>(mark_.column); }

  // Scalars and the rest: go_yaml_scalars.cc.
  void scan_directive(GoYamlToken& token);
  int scan_version_number(const GoYamlMark& start);
  void scan_anchor(GoYamlToken& token);
  void scan_tag(GoYamlToken& token);
  std::string scan_tag_handle(bool directive, const GoYamlMark& start);
  std::string scan_tag_uri(std::string_view head, const GoYamlMark& start);
  void scan_block_scalar(GoYamlToken& token, bool literal);
  void scan_block_breaks(int& indent, std::string& breaks, const GoYamlMark& start);
  void scan_flow_scalar(GoYamlToken& token, bool single);
  bool scan_quoted_part(GoYamlToken& token, bool single);
  void scan_escape(GoYamlToken& token);
  void scan_plain_scalar(GoYamlToken& token);

  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t readable_;      ///< bytes up to the first piece of input that its reader refuses
  std::string reader_fault_;  ///< why it does
  GoYamlMark mark_;
  std::deque<GoYamlToken> tokens_;
  std::size_t tokens_parsed_ = 0;
  bool token_available_ = false;
  bool stream_started_ = false;
  bool simple_key_allowed_ = false;
  int indent_ = -1;
  int flow_level_ = 0;
  std::vector<int> indents_;
  std::vector<SimpleKey> simple_keys_;
  std::unordered_map<std::size_t, std::size_t> keys_by_token_;
};

}  // namespace pave::doc
