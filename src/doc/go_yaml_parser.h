#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "doc/go_yaml_scanner.h"

namespace pave::doc {

/// What go-yaml makes of a piece of text before it knows types.
struct GoYamlNode {
  enum class Kind : std::uint8_t { Scalar, Sequence, Mapping, Alias };
  Kind kind = Kind::Scalar;
  bool is_implicit = false;  ///< plain and without a tag
  std::string tag = {};
  std::string text = {};                                   ///< of a scalar, or the name of an alias
  const GoYamlNode* meant = nullptr;                       ///< what an alias stands for
  std::vector<std::unique_ptr<GoYamlNode>> children = {};  ///< of a mapping: keys and values in turn
};

/// Parses the first document as go.yaml.in/yaml/v2 does (parserc.go, decode.go); throws GoYamlFault where that fails.
class GoYamlParser {
 public:
  static constexpr int kMaxDepth = 1024;  ///< deeper texts are refused with a fault of no words

  explicit GoYamlParser(std::string_view text) : scanner_(text) {}
  /// Null: there is no document.
  std::unique_ptr<GoYamlNode> document();

 private:
  using Kind = GoYamlToken::Kind;
  using Node = std::unique_ptr<GoYamlNode>;
  enum class Style : std::uint8_t { Block, BlockOrIndentless, Flow };

  Kind next() { return scanner_.peek().kind; }
  void directives();
  void add_tag(const std::string& handle, const std::string& prefix, bool may_be_there, const GoYamlMark& mark);
  Node node(Style style);
  std::string tag_of(const GoYamlToken& token, const GoYamlMark& start) const;
  void collection(GoYamlNode& made, Kind kind);
  void block_sequence(GoYamlNode& made);
  void indentless_sequence(GoYamlNode& made);
  void block_mapping(GoYamlNode& made);
  void flow_sequence(GoYamlNode& made);
  Node flow_pair();
  void flow_mapping(GoYamlNode& made);
  static Node empty();

  GoYamlScanner scanner_;
  std::map<std::string, std::string> tags_;
  std::map<std::string, const GoYamlNode*> anchors_;
  int depth_ = 0;
};

}  // namespace pave::doc
