#include "doc/go_yaml_parser.h"

#include <optional>

namespace pave::doc {

std::unique_ptr<GoYamlNode> GoYamlParser::document() {
  next();
  scanner_.skip();  // the start of the stream
  Kind kind = next();
  if (kind == Kind::StreamEnd) return nullptr;
  bool is_explicit = kind == Kind::VersionDirective || kind == Kind::TagDirective || kind == Kind::DocumentStart;
  directives();
  Node root;
  if (is_explicit) {
    const GoYamlToken& token = scanner_.peek();
    if (token.kind != Kind::DocumentStart)
      GoYamlScanner::fail_parser("did not find expected <document start>", token.start, {});
    scanner_.skip();
    kind = next();
    bool is_empty = kind == Kind::VersionDirective || kind == Kind::TagDirective || kind == Kind::DocumentStart ||
                    kind == Kind::DocumentEnd || kind == Kind::StreamEnd;
    root = is_empty ? empty() : node(Style::Block);
  } else {
    root = node(Style::Block);
  }
  next();  // the end of the document, whatever it is
  return root;
}

void GoYamlParser::directives() {
  bool has_version = false;
  for (;; scanner_.skip()) {
    const GoYamlToken& token = scanner_.peek();
    if (token.kind == Kind::VersionDirective) {
      if (has_version) GoYamlScanner::fail_parser("found duplicate %YAML directive", token.start, {});
      if (token.major != 1 || token.minor != 1)
        GoYamlScanner::fail_parser("found incompatible YAML document", token.start, {});
      has_version = true;
    } else if (token.kind == Kind::TagDirective) {
      add_tag(token.text, token.suffix, false, token.start);
    } else {
      break;
    }
  }
  add_tag("!", "!", true, {});
  add_tag("!!", "tag:yaml.org,2002:", true, {});
}

void GoYamlParser::add_tag(const std::string& handle, const std::string& prefix, bool may_be_there,
                           const GoYamlMark& mark) {
  bool is_new = tags_.emplace(handle, prefix).second;
  if (!is_new && !may_be_there) GoYamlScanner::fail_parser("found duplicate %TAG directive", mark, {});
}

std::unique_ptr<GoYamlNode> GoYamlParser::empty() {
  Node made = std::make_unique<GoYamlNode>();
  made->is_implicit = true;
  return made;
}

std::string GoYamlParser::tag_of(const GoYamlToken& token, const GoYamlMark& start) const {
  if (token.text.empty()) return token.suffix;
  auto found = tags_.find(token.text);
  std::string tag = found == tags_.end() ? std::string() : found->second + token.suffix;
  if (tag.empty()) GoYamlScanner::fail_parser("found undefined tag handle", token.start, start);
  return tag;
}

std::unique_ptr<GoYamlNode> GoYamlParser::node(Style style) {
  if (depth_ > kMaxDepth) throw GoYamlFault{};
  Node made = std::make_unique<GoYamlNode>();
  if (next() == Kind::Alias) {
    made->kind = GoYamlNode::Kind::Alias;
    made->text = scanner_.peek().text;
    auto found = anchors_.find(made->text);
    if (found == anchors_.end()) throw GoYamlFault{"unknown anchor '" + made->text + "' referenced"};
    made->meant = found->second;
    scanner_.skip();
    return made;
  }
  GoYamlMark start = scanner_.peek().start;
  std::string anchor;
  std::optional<GoYamlToken> tag;
  for (int i = 0; i < 2; ++i) {
    const GoYamlToken& token = scanner_.peek();
    if (token.kind == Kind::Anchor && anchor.empty()) anchor = token.text;
    else if (token.kind == Kind::Tag && !tag) tag = token;
    else break;
    scanner_.skip();
    next();
  }
  if (tag) made->tag = tag_of(*tag, start);
  if (!anchor.empty()) anchors_[anchor] = made.get();
  Kind kind = next();
  bool is_block = style != Style::Flow;
  if (kind == Kind::Scalar) {
    const GoYamlToken& token = scanner_.peek();
    made->text = token.text;
    made->is_implicit = (made->tag.empty() && token.is_plain) || made->tag == "!";
    scanner_.skip();
    return made;
  }
  bool is_collection = kind == Kind::FlowSequenceStart || kind == Kind::FlowMappingStart ||
                       (style == Style::BlockOrIndentless && kind == Kind::BlockEntry) ||
                       (is_block && (kind == Kind::BlockSequenceStart || kind == Kind::BlockMappingStart));
  if (is_collection) {
    ++depth_;
    collection(*made, kind);
    --depth_;
    return made;
  }
  if (anchor.empty() && made->tag.empty())
    GoYamlScanner::fail_parser("did not find expected node content", scanner_.peek().start, start);
  made->is_implicit = made->tag.empty();
  return made;
}

void GoYamlParser::collection(GoYamlNode& made, Kind kind) {
  bool is_mapping = kind == Kind::FlowMappingStart || kind == Kind::BlockMappingStart;
  made.kind = is_mapping ? GoYamlNode::Kind::Mapping : GoYamlNode::Kind::Sequence;
  switch (kind) {
    case Kind::FlowSequenceStart: return flow_sequence(made);
    case Kind::FlowMappingStart: return flow_mapping(made);
    case Kind::BlockSequenceStart: return block_sequence(made);
    case Kind::BlockMappingStart: return block_mapping(made);
    default: return indentless_sequence(made);
  }
}

void GoYamlParser::block_sequence(GoYamlNode& made) {
  GoYamlMark start = scanner_.peek().start;
  scanner_.skip();
  while (next() == Kind::BlockEntry) {
    scanner_.skip();
    Kind kind = next();
    made.children.push_back(kind != Kind::BlockEntry && kind != Kind::BlockEnd ? node(Style::Block) : empty());
  }
  if (next() != Kind::BlockEnd)
    GoYamlScanner::fail_parser("did not find expected '-' indicator", scanner_.peek().start, start);
  scanner_.skip();
}

void GoYamlParser::indentless_sequence(GoYamlNode& made) {
  while (next() == Kind::BlockEntry) {
    scanner_.skip();
    Kind kind = next();
    bool is_empty = kind == Kind::BlockEntry || kind == Kind::Key || kind == Kind::Value || kind == Kind::BlockEnd;
    made.children.push_back(is_empty ? empty() : node(Style::Block));
  }
}

void GoYamlParser::block_mapping(GoYamlNode& made) {
  GoYamlMark start = scanner_.peek().start;
  scanner_.skip();
  auto part = [this] {
    scanner_.skip();
    Kind kind = next();
    bool is_empty = kind == Kind::Key || kind == Kind::Value || kind == Kind::BlockEnd;
    return is_empty ? empty() : node(Style::BlockOrIndentless);
  };
  while (next() == Kind::Key) {
    made.children.push_back(part());
    made.children.push_back(next() == Kind::Value ? part() : empty());
  }
  if (next() != Kind::BlockEnd) GoYamlScanner::fail_parser("did not find expected key", scanner_.peek().start, start);
  scanner_.skip();
}

void GoYamlParser::flow_sequence(GoYamlNode& made) {
  GoYamlMark start = scanner_.peek().start;
  scanner_.skip();
  for (bool first = true; next() != Kind::FlowSequenceEnd; first = false) {
    if (!first) {
      if (next() != Kind::FlowEntry)
        GoYamlScanner::fail_parser("did not find expected ',' or ']'", scanner_.peek().start, start);
      scanner_.skip();
      if (next() == Kind::FlowSequenceEnd) break;
    }
    made.children.push_back(next() == Kind::Key ? flow_pair() : node(Style::Flow));
  }
  scanner_.skip();
}

/// `a: b` in brackets is a mapping of its own.
std::unique_ptr<GoYamlNode> GoYamlParser::flow_pair() {
  Node made = std::make_unique<GoYamlNode>();
  made->kind = GoYamlNode::Kind::Mapping;
  scanner_.skip();
  Kind kind = next();
  if (kind != Kind::Value && kind != Kind::FlowEntry && kind != Kind::FlowSequenceEnd) {
    made->children.push_back(node(Style::Flow));
  } else {
    scanner_.skip();  // as there, whatever it is
    made->children.push_back(empty());
  }
  if (next() == Kind::Value) {
    scanner_.skip();
    kind = next();
    bool is_empty = kind == Kind::FlowEntry || kind == Kind::FlowSequenceEnd;
    made->children.push_back(is_empty ? empty() : node(Style::Flow));
  } else {
    made->children.push_back(empty());
  }
  next();
  return made;
}

void GoYamlParser::flow_mapping(GoYamlNode& made) {
  GoYamlMark start = scanner_.peek().start;
  scanner_.skip();
  for (bool first = true; next() != Kind::FlowMappingEnd; first = false) {
    if (!first) {
      if (next() != Kind::FlowEntry)
        GoYamlScanner::fail_parser("did not find expected ',' or '}'", scanner_.peek().start, start);
      scanner_.skip();
      if (next() == Kind::FlowMappingEnd) break;
    }
    if (next() != Kind::Key) {
      made.children.push_back(node(Style::Flow));
      next();
      made.children.push_back(empty());
      continue;
    }
    scanner_.skip();
    Kind kind = next();
    bool is_empty = kind == Kind::Value || kind == Kind::FlowEntry || kind == Kind::FlowMappingEnd;
    made.children.push_back(is_empty ? empty() : node(Style::Flow));
    if (next() != Kind::Value) {
      made.children.push_back(empty());
      continue;
    }
    scanner_.skip();
    kind = next();
    is_empty = kind == Kind::FlowEntry || kind == Kind::FlowMappingEnd;
    made.children.push_back(is_empty ? empty() : node(Style::Flow));
  }
  scanner_.skip();
}

}  // namespace pave::doc
