#include "lang/gotemplate/parse.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/go_quote.h"
#include "lang/gotemplate/functions.h"
#include "lang/gotemplate/quote.h"
#include "lang/gotemplate/token.h"

namespace pave::lang::gotemplate {
namespace {

/// Functions that give a pointer give null after a failure; the first one is what is reported.
class Parser {
 public:
  Parser(std::string_view name, std::string_view text, base::Arena& arena, Edition edition)
      : name_(name), lexer_(text), arena_(arena), edition_(edition) {}
  std::expected<std::vector<Tree>, ParseError> parse();

 private:
  // Of one template; a `define` or `block` begins its own.
  struct Scope {
    std::vector<std::string_view> variables{"$"};
    std::uint32_t action_line = 0;
    int range_depth = 0;
  };

  // Three tokens can be put back (parse.Tree).
  const Token& next();
  const Token& peek();
  void backup() { ++peeked_; }
  void backup2(const Token& one);
  void backup3(const Token& two, const Token& one);
  Token next_non_space();
  Token peek_non_space();

  std::nullptr_t fail(std::string message);
  std::nullptr_t unexpected(const Token& token, std::string_view context);
  bool expect(TokenKind kind, std::string_view context);

  template <typename T>
  T* make(NodeKind kind, std::uint32_t position) {
    T* node = new (arena_.allocate(sizeof(T), alignof(T))) T{};
    node->kind = kind;
    node->position = position;
    return node;
  }
  template <typename T>
  std::span<const T> keep(const std::vector<T>& items) {
    return arena_.copy(std::span<const T>(items));
  }

  bool add(std::string_view name, const ListNode* root);
  bool definition();
  const ListNode* item_list(const Node*& end);
  const Node* text_or_action();
  const Node* action();
  const Node* loop_control(NodeKind kind, std::uint32_t position, std::string_view words);
  const BranchNode* branch(NodeKind kind, std::string_view word);
  const Node* else_control();
  const Node* end_control();
  const Node* block_control();
  const Node* template_control();
  bool template_name(const Token& token, std::string_view context, std::string_view& name);

  const PipeNode* pipeline(std::string_view context, TokenKind end);
  bool declarations(PipeNode& pipe, std::string_view context, std::vector<const PathNode*>& declared);
  bool check_pipeline(const PipeNode& pipe, std::string_view context);
  const CommandNode* command();
  const Node* operand();
  const Node* term();
  const Node* identifier(const Token& token);
  const Node* variable(const Token& token);
  const Node* number(const Token& token);
  const Node* string(const Token& token);
  const Node* parenthesised();
  const Node* with_fields(const Node* node);
  PathNode* path(NodeKind kind, std::uint32_t position, std::string_view text);

  std::string_view name_;
  Lexer lexer_;
  base::Arena& arena_;
  Edition edition_;
  std::array<Token, 3> tokens_;
  int peeked_ = 0;
  Scope scope_;
  int parens_ = 0;
  int blocks_ = 0;
  bool failed_ = false;
  ParseError error_{};
  std::vector<Tree> trees_;
};

const Token& Parser::next() {
  if (peeked_ > 0) --peeked_;
  else tokens_[0] = lexer_.next();
  return tokens_[static_cast<std::size_t>(peeked_)];
}

const Token& Parser::peek() {
  if (peeked_ == 0) {
    peeked_ = 1;
    tokens_[0] = lexer_.next();
  }
  return tokens_[static_cast<std::size_t>(peeked_ - 1)];
}

void Parser::backup2(const Token& one) {
  tokens_[1] = one;
  peeked_ = 2;
}

void Parser::backup3(const Token& two, const Token& one) {
  tokens_[1] = one;
  tokens_[2] = two;
  peeked_ = 3;
}

Token Parser::next_non_space() {
  Token token = next();
  while (token.is(TokenKind::Space)) token = next();
  return token;
}

Token Parser::peek_non_space() {
  Token token = next_non_space();
  backup();
  return token;
}

std::nullptr_t Parser::fail(std::string message) {
  if (!failed_) error_ = {std::move(message), tokens_[0].line, tokens_[0].position};
  failed_ = true;
  return nullptr;
}

std::nullptr_t Parser::unexpected(const Token& token, std::string_view context) {
  if (!token.is(TokenKind::Error)) return fail(fmt::format("unexpected {} in {}", describe(token), context));
  if (scope_.action_line == 0 || scope_.action_line == token.line) return fail(std::string(token.text));
  return fail(fmt::format("{}{} started at {}:{}", token.text, token.text.ends_with(" action") ? "" : " in action",
                          name_, scope_.action_line));
}

bool Parser::expect(TokenKind kind, std::string_view context) {
  Token token = next_non_space();
  if (!token.is(kind)) unexpected(token, context);
  return token.is(kind);
}

std::expected<std::vector<Tree>, ParseError> Parser::parse() {
  ListNode* root = make<ListNode>(NodeKind::List, peek().position);
  std::vector<const Node*> nodes;
  while (!peek().is(TokenKind::EndOfText) && !failed_) {
    if (peek().is(TokenKind::LeftDelim)) {
      Token delim = next();
      if (next_non_space().is(TokenKind::Define)) {
        definition();
        continue;
      }
      backup2(delim);
    }
    const Node* node = text_or_action();
    if (node == nullptr) break;
    if (node->is(NodeKind::End) || node->is(NodeKind::Else)) fail("unexpected " + source_of(*node));
    nodes.push_back(node);
  }
  root->nodes = keep(nodes);
  if (!failed_) add(name_, root);
  if (failed_) return std::unexpected(std::move(error_));
  return std::move(trees_);
}

bool Parser::add(std::string_view name, const ListNode* root) {
  auto old = std::ranges::find(trees_, name, &Tree::name);
  if (old == trees_.end()) {
    trees_.push_back({name, root});
  } else if (is_empty(*old->root)) {
    old->root = root;
  } else if (!is_empty(*root)) {
    fail("template: multiple definition of template " + base::go_quote(name));
    return false;
  }
  return true;
}

bool Parser::definition() {
  constexpr std::string_view kContext = "define clause";
  Scope outer = std::exchange(scope_, {});
  std::string_view name;
  if (!template_name(next_non_space(), kContext, name) || !expect(TokenKind::RightDelim, kContext)) return false;
  const Node* end = nullptr;
  const ListNode* root = item_list(end);
  if (root == nullptr) return false;
  if (!end->is(NodeKind::End)) {
    fail(fmt::format("unexpected {} in {}", source_of(*end), kContext));
    return false;
  }
  scope_ = std::move(outer);
  return add(name, root);
}

const ListNode* Parser::item_list(const Node*& end) {
  if (blocks_ == kMaxBlocks) {
    fail("too many blocks inside each other");
    error_.is_limit = true;
    return nullptr;
  }
  ++blocks_;
  ListNode* list = make<ListNode>(NodeKind::List, peek_non_space().position);
  std::vector<const Node*> nodes;
  while (!peek_non_space().is(TokenKind::EndOfText)) {
    const Node* node = text_or_action();
    if (node == nullptr) return nullptr;
    if (node->is(NodeKind::End) || node->is(NodeKind::Else)) {
      end = node;
      list->nodes = keep(nodes);
      --blocks_;
      return list;
    }
    nodes.push_back(node);
  }
  return fail("unexpected EOF");
}

const Node* Parser::text_or_action() {
  Token token = next_non_space();
  if (token.is(TokenKind::Text)) {
    auto* text = make<TextNode>(NodeKind::Text, token.position);
    text->text = token.text;
    return text;
  }
  if (!token.is(TokenKind::LeftDelim)) return unexpected(token, "input");
  scope_.action_line = token.line;
  const Node* node = action();
  scope_.action_line = 0;
  return node;
}

const Node* Parser::action() {
  Token token = next_non_space();
  switch (token.kind) {
    case TokenKind::Block: return block_control();
    case TokenKind::Break: return loop_control(NodeKind::Break, token.position, "{{break}}");
    case TokenKind::Continue: return loop_control(NodeKind::Continue, token.position, "{{continue}}");
    case TokenKind::Else: return else_control();
    case TokenKind::End: return end_control();
    case TokenKind::If: return branch(NodeKind::If, "if");
    case TokenKind::Range: return branch(NodeKind::Range, "range");
    case TokenKind::Template: return template_control();
    case TokenKind::With: return branch(NodeKind::With, "with");
    default: break;
  }
  backup();
  auto* node = make<ActionNode>(NodeKind::Action, peek().position);
  node->pipe = pipeline("command", TokenKind::RightDelim);
  return node->pipe == nullptr ? nullptr : node;
}

const Node* Parser::loop_control(NodeKind kind, std::uint32_t position, std::string_view words) {
  Token token = next_non_space();
  if (!token.is(TokenKind::RightDelim)) return unexpected(token, words);
  if (scope_.range_depth == 0) return fail(fmt::format("{} outside {{{{range}}}}", words));
  return make<Node>(kind, position);
}

const BranchNode* Parser::branch(NodeKind kind, std::string_view word) {
  std::size_t variables = scope_.variables.size();
  const PipeNode* pipe = pipeline(word, TokenKind::RightDelim);
  if (pipe == nullptr) return nullptr;
  auto* node = make<BranchNode>(kind, pipe->position);
  node->pipe = pipe;
  if (kind == NodeKind::Range) ++scope_.range_depth;
  const Node* end = nullptr;
  node->list = item_list(end);
  if (node->list == nullptr) return nullptr;
  if (kind == NodeKind::Range) --scope_.range_depth;
  if (end->is(NodeKind::Else)) {
    TokenKind same = kind == NodeKind::If ? TokenKind::If : TokenKind::With;
    if (kind != NodeKind::Range && peek().is(same)) {
      // `else if` is an else that holds one if, whose end closes both.
      next();
      auto* list = make<ListNode>(NodeKind::List, end->position);
      if (blocks_ == kMaxBlocks) {
        fail("too many blocks inside each other");
        error_.is_limit = true;
        return nullptr;
      }
      ++blocks_;
      const Node* inner = branch(kind, word);
      --blocks_;
      if (inner == nullptr) return nullptr;
      list->nodes = keep(std::vector<const Node*>{inner});
      node->else_list = list;
    } else {
      node->else_list = item_list(end);
      if (node->else_list == nullptr) return nullptr;
      if (!end->is(NodeKind::End)) return fail("expected end; found " + source_of(*end));
    }
  }
  scope_.variables.resize(variables);
  return node;
}

const Node* Parser::else_control() {
  Token token = peek_non_space();
  if (!token.is(TokenKind::If) && !token.is(TokenKind::With) && !expect(TokenKind::RightDelim, "else")) return nullptr;
  return make<Node>(NodeKind::Else, token.position);
}

const Node* Parser::end_control() {
  std::uint32_t position = peek_non_space().position;
  if (!expect(TokenKind::RightDelim, "end")) return nullptr;
  return make<Node>(NodeKind::End, position);
}

const Node* Parser::block_control() {
  constexpr std::string_view kContext = "block clause";
  Token token = next_non_space();
  std::string_view name;
  if (!template_name(token, kContext, name)) return nullptr;
  auto* call = make<TemplateNode>(NodeKind::Template, token.position);
  call->name = name;
  call->pipe = pipeline(kContext, TokenKind::RightDelim);
  if (call->pipe == nullptr) return nullptr;
  Scope outer = std::exchange(scope_, {});
  Token clause_end = tokens_[0];
  const Node* end = nullptr;
  const ListNode* root = item_list(end);
  if (root == nullptr) return nullptr;
  scope_ = std::move(outer);
  if (!end->is(NodeKind::End)) {
    tokens_[0] = clause_end;  // Go names its line
    return fail(fmt::format("unexpected {} in {}", source_of(*end), kContext));
  }
  return add(name, root) ? call : nullptr;
}

const Node* Parser::template_control() {
  constexpr std::string_view kContext = "template clause";
  Token token = next_non_space();
  std::string_view name;
  if (!template_name(token, kContext, name)) return nullptr;
  auto* call = make<TemplateNode>(NodeKind::Template, token.position);
  call->name = name;
  if (next_non_space().is(TokenKind::RightDelim)) return call;
  backup();
  call->pipe = pipeline(kContext, TokenKind::RightDelim);
  return call->pipe == nullptr ? nullptr : call;
}

bool Parser::template_name(const Token& token, std::string_view context, std::string_view& name) {
  if (!token.is(TokenKind::String) && !token.is(TokenKind::RawString)) {
    unexpected(token, context);
    return false;
  }
  auto text = unquote(token.text);
  if (!text) {
    fail("invalid syntax");
    return false;
  }
  name = arena_.copy(std::string_view(*text));
  return true;
}

bool Parser::declarations(PipeNode& pipe, std::string_view context, std::vector<const PathNode*>& declared) {
  for (;;) {
    Token token = peek_non_space();
    if (!token.is(TokenKind::Variable)) return true;
    next();
    // In `$x foo` the word behind the space says that $x is an argument: three tokens are put back.
    Token after = peek();
    Token following = peek_non_space();
    bool is_comma = following.is(TokenKind::Char) && following.text == ",";
    if (!following.is(TokenKind::Assign) && !following.is(TokenKind::Declare) && !is_comma) {
      if (after.is(TokenKind::Space)) backup3(token, after);
      else backup2(token);
      return true;
    }
    next_non_space();
    declared.push_back(path(NodeKind::Variable, token.position, token.text));
    scope_.variables.push_back(token.text);
    if (!is_comma) {
      pipe.is_assign = following.is(TokenKind::Assign);
      return true;
    }
    if (context != "range" || declared.size() >= 2) {
      fail(fmt::format("too many declarations in {}", context));
      return false;
    }
    TokenKind kind = peek_non_space().kind;
    if (kind != TokenKind::Variable && kind != TokenKind::RightDelim && kind != TokenKind::RightParen) {
      fail("range can only initialize variables");
      return false;
    }
  }
}

const PipeNode* Parser::pipeline(std::string_view context, TokenKind end) {
  auto* pipe = make<PipeNode>(NodeKind::Pipe, peek_non_space().position);
  std::vector<const PathNode*> declared;
  if (!declarations(*pipe, context, declared)) return nullptr;
  pipe->declarations = keep(declared);
  std::vector<const CommandNode*> commands;
  for (;;) {
    Token token = next_non_space();
    if (token.is(end)) break;
    switch (token.kind) {
      case TokenKind::Bool:
      case TokenKind::CharConstant:
      case TokenKind::Complex:
      case TokenKind::Dot:
      case TokenKind::Field:
      case TokenKind::Identifier:
      case TokenKind::Number:
      case TokenKind::Nil:
      case TokenKind::RawString:
      case TokenKind::String:
      case TokenKind::Variable:
      case TokenKind::LeftParen: {
        backup();
        const CommandNode* one = command();
        if (one == nullptr) return nullptr;
        commands.push_back(one);
        break;
      }
      default: return unexpected(token, context);
    }
  }
  pipe->commands = keep(commands);
  return check_pipeline(*pipe, context) ? pipe : nullptr;
}

bool Parser::check_pipeline(const PipeNode& pipe, std::string_view context) {
  if (pipe.commands.empty()) {
    fail(fmt::format("missing value for {}", context));
    return false;
  }
  for (std::size_t i = 1; i < pipe.commands.size(); ++i) {
    switch (pipe.commands[i]->args[0]->kind) {
      case NodeKind::Bool:
      case NodeKind::Dot:
      case NodeKind::Nil:
      case NodeKind::Number:
      case NodeKind::String: fail(fmt::format("non executable command in pipeline stage {}", i + 1)); return false;
      default: break;
    }
  }
  return true;
}

const CommandNode* Parser::command() {
  auto* node = make<CommandNode>(NodeKind::Command, peek_non_space().position);
  std::vector<const Node*> args;
  for (bool more = true; more;) {
    peek_non_space();
    const Node* arg = operand();
    if (failed_) return nullptr;
    if (arg != nullptr) args.push_back(arg);
    Token token = next();
    switch (token.kind) {
      case TokenKind::Space: break;
      case TokenKind::RightDelim:
      case TokenKind::RightParen:
        backup();
        more = false;
        break;
      case TokenKind::Pipe: more = false; break;
      default: return unexpected(token, "operand");
    }
  }
  if (args.empty()) return fail("empty command");
  node->args = keep(args);
  return node;
}

const Node* Parser::operand() {
  const Node* node = term();
  if (node == nullptr || !peek().is(TokenKind::Field)) return node;
  return with_fields(node);
}

const Node* Parser::with_fields(const Node* node) {
  std::uint32_t position = peek().position;
  std::vector<std::string_view> names;
  if (node->is(NodeKind::Field) || node->is(NodeKind::Variable)) {
    Names first = static_cast<const PathNode*>(node)->names;
    names.assign(first.begin(), first.end());
  }
  while (peek().is(TokenKind::Field)) names.push_back(next().text.substr(1));
  switch (node->kind) {
    case NodeKind::Field:
    case NodeKind::Variable: {
      auto* longer = make<PathNode>(node->kind, position);
      longer->names = keep(names);
      return longer;
    }
    case NodeKind::Bool:
    case NodeKind::String:
    case NodeKind::Number:
    case NodeKind::Nil:
    case NodeKind::Dot: return fail("unexpected . after term " + base::go_quote(source_of(*node)));
    default: break;
  }
  auto* chain = make<ChainNode>(NodeKind::Chain, position);
  chain->node = node;
  chain->names = keep(names);
  return chain;
}

const Node* Parser::term() {
  Token token = next_non_space();
  switch (token.kind) {
    case TokenKind::Identifier: return identifier(token);
    case TokenKind::Dot: return make<Node>(NodeKind::Dot, token.position);
    case TokenKind::Nil: return make<Node>(NodeKind::Nil, token.position);
    case TokenKind::Variable: return variable(token);
    case TokenKind::Field: return path(NodeKind::Field, token.position, token.text.substr(1));
    case TokenKind::Bool: {
      auto* node = make<BoolNode>(NodeKind::Bool, token.position);
      node->truth = token.text == "true";
      return node;
    }
    case TokenKind::CharConstant:
    case TokenKind::Complex:
    case TokenKind::Number: return number(token);
    case TokenKind::LeftParen: return parenthesised();
    case TokenKind::String:
    case TokenKind::RawString: return string(token);
    default: break;
  }
  backup();
  return nullptr;
}

const Node* Parser::identifier(const Token& token) {
  const Function* function = find_function(token.text, edition_);
  if (function == nullptr) return fail(fmt::format("function {} not defined", base::go_quote(token.text)));
  auto* node = make<IdentifierNode>(NodeKind::Identifier, token.position);
  node->name = token.text;
  node->function = function;
  return node;
}

const Node* Parser::variable(const Token& token) {
  if (std::ranges::find(scope_.variables, token.text) == scope_.variables.end())
    return fail("undefined variable " + base::go_quote(token.text));
  return path(NodeKind::Variable, token.position, token.text);
}

const Node* Parser::number(const Token& token) {
  auto number = token.is(TokenKind::CharConstant) ? read_character(token.text)
                : token.is(TokenKind::Complex)    ? read_complex(token.text)
                                                  : read_number(token.text);
  if (!number) return fail(std::move(number.error()));
  auto* node = make<NumberNode>(NodeKind::Number, token.position);
  node->number = *number;
  node->text = token.text;
  return node;
}

const Node* Parser::string(const Token& token) {
  auto text = unquote(token.text);
  if (!text) return fail("invalid syntax");
  auto* node = make<StringNode>(NodeKind::String, token.position);
  node->quoted = token.text;
  std::string_view inside = token.text.substr(1, token.text.size() - 2);
  node->text = *text == inside ? inside : arena_.copy(std::string_view(*text));
  return node;
}

const Node* Parser::parenthesised() {
  if (parens_ == kMaxParens) {
    fail("max expression depth exceeded");
    error_.is_limit = true;
    return nullptr;
  }
  ++parens_;
  const PipeNode* pipe = pipeline("parenthesized pipeline", TokenKind::RightParen);
  --parens_;
  return pipe;
}

PathNode* Parser::path(NodeKind kind, std::uint32_t position, std::string_view text) {
  auto* node = make<PathNode>(kind, position);
  node->names = arena_.copy(std::span<const std::string_view>(&text, 1));
  return node;
}

}  // namespace

std::expected<std::vector<Tree>, ParseError> parse(std::string_view name, std::string_view text, base::Arena& arena,
                                                   Edition edition) {
  return Parser(name, text, arena, edition).parse();
}

}  // namespace pave::lang::gotemplate
