#include "lang/gotemplate/compile.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "lang/gotemplate/arguments.h"

namespace pave::lang::gotemplate {
namespace {

template <typename T>
const T& as(const Node& node) {
  return static_cast<const T&>(node);
}

class Compiler {
 public:
  Compiler(base::Arena& arena, Template& out) : arena_(arena), out_(out) {}
  void compile(const ListNode& root);

 private:
  struct Variable {
    std::string_view name;
    std::uint32_t slot;
    bool may_be_unknown = false;
  };
  struct LoopLabels {
    std::vector<std::uint32_t> breaks;  // jumps to be patched
    std::vector<std::uint32_t> continues;
  };

  Instruction& emit(Op op, const Node* at = nullptr);
  std::uint32_t here() const { return static_cast<std::uint32_t>(code_.size()); }
  std::uint32_t emit_jump(Op op);
  void patch(std::uint32_t jump) { code_[jump].index = here(); }
  void grow(int operands);
  void fail(std::string message, const Node* at);
  void push(const ConstantArgument& constant, const Node* at);
  std::uint32_t new_slot();
  const Variable* find(std::string_view name) const;

  void list(const ListNode& nodes);
  void node(const Node& node);
  void if_or_with(const BranchNode& branch);
  void range(const BranchNode& branch);
  void call_template(const TemplateNode& call);

  /// Pushes the pipeline's value and declares its variables. Without a pipeline: no value.
  void pipe(const PipeNode* pipe);
  void command(const CommandNode& command, const PipeNode& pipe, bool has_final);
  bool refuse_arguments(const CommandNode& command, bool has_final, const Node* at);
  void path(const PathNode& path, std::span<const Node* const> args, bool has_final);
  void chain(const ChainNode& chain, std::span<const Node* const> args, bool has_final);
  void names(Names names, const Node& node, const Node* at, std::span<const Node* const> args, bool has_final);
  void load(const PathNode& variable);
  void function(const IdentifierNode& name, const Node& whole, std::span<const Node* const> args, bool has_final);
  void and_or(const IdentifierNode& name, std::span<const Node* const> args, bool has_final);
  bool count_is_right(const IdentifierNode& name, std::size_t args, bool has_final);
  /// Pushes an argument; `param` null: whatever it is (the term before a chain of fields).
  void argument(const Node& node, const Param* param);
  void reserve_declarations(const Node& node);

  base::Arena& arena_;
  Template& out_;
  std::vector<Instruction> code_;
  std::vector<LoopSlots> loops_;
  std::vector<LoopLabels> open_loops_;
  std::vector<Variable> variables_;
  /// Slots of declarations that may not be reached: those in the arguments of `and` and `or`.
  std::unordered_map<const PathNode*, std::uint32_t> reserved_;
  std::uint32_t next_slot_ = 1;
  std::uint32_t position_ = 0;
  int depth_ = 0;
  int most_ = 0;
};

Instruction& Compiler::emit(Op op, const Node* at) {
  Instruction made{.op = op, .position = position_, .at = at, .value = nullptr};
  code_.push_back(made);
  return code_.back();
}

std::uint32_t Compiler::emit_jump(Op op) {
  emit(op);
  return here() - 1;
}

void Compiler::grow(int operands) {
  depth_ += operands;
  most_ = std::max(most_, depth_);
}

void Compiler::fail(std::string message, const Node* at) {
  std::string_view text = arena_.copy(std::string_view(message));
  emit(Op::Fail, at).text = arena_.copy(std::span<const std::string_view>(&text, 1)).data();
}

void Compiler::push(const ConstantArgument& constant, const Node* at) {
  if (constant.refused) {
    fail(*constant.refused, at);
  } else {
    emit(Op::Push, at).value = arena_.copy(std::span<const Value>(&constant.value, 1)).data();
  }
  grow(1);
}

std::uint32_t Compiler::new_slot() {
  std::uint32_t slot = next_slot_++;
  out_.slots = std::max(out_.slots, next_slot_);
  return slot;
}

const Compiler::Variable* Compiler::find(std::string_view name) const {
  auto found = std::find_if(variables_.rbegin(), variables_.rend(), [&](const Variable& v) { return v.name == name; });
  return found == variables_.rend() ? nullptr : &*found;
}

void Compiler::compile(const ListNode& root) {
  out_.slots = 1;
  variables_.push_back({"$", 0});
  list(root);
  emit(Op::Return);
  out_.code = arena_.copy(std::span<const Instruction>(code_));
  out_.loops = arena_.copy(std::span<const LoopSlots>(loops_));
  // A call of a method moves its last argument to the top.
  out_.operands = static_cast<std::uint32_t>(most_) + 1;
}

void Compiler::list(const ListNode& nodes) {
  for (const Node* one : nodes.nodes) node(*one);
}

void Compiler::node(const Node& node) {
  switch (node.kind) {
    case NodeKind::Text: emit(Op::Text).literal = &as<TextNode>(node); break;
    case NodeKind::Action: {
      const PipeNode* inner = as<ActionNode>(node).pipe;
      position_ = node.position;
      pipe(inner);
      if (inner->declarations.empty()) emit(Op::Print, &node);
      else emit(Op::Drop);
      grow(-1);
      break;
    }
    case NodeKind::Break: open_loops_.back().breaks.push_back(emit_jump(Op::Jump)); break;
    case NodeKind::Continue: open_loops_.back().continues.push_back(emit_jump(Op::Jump)); break;
    case NodeKind::If:
    case NodeKind::With: if_or_with(as<BranchNode>(node)); break;
    case NodeKind::Range: range(as<BranchNode>(node)); break;
    case NodeKind::Template: call_template(as<TemplateNode>(node)); break;
    default: assert(false && "no node of a list");
  }
}

void Compiler::if_or_with(const BranchNode& branch) {
  std::size_t variables = variables_.size();
  std::uint32_t slots = next_slot_;
  bool is_with = branch.is(NodeKind::With);
  position_ = branch.position;
  pipe(branch.pipe);
  std::uint32_t dot_slot = is_with ? new_slot() : 0;
  std::uint32_t to_else = emit_jump(is_with ? Op::With : Op::JumpIfFalse);
  code_[to_else].count = dot_slot;
  grow(-1);
  list(*branch.list);
  if (is_with) emit(Op::SetDot).count = dot_slot;
  if (branch.else_list != nullptr) {
    std::uint32_t to_end = emit_jump(Op::Jump);
    patch(to_else);
    list(*branch.else_list);
    patch(to_end);
  } else {
    patch(to_else);
  }
  variables_.resize(variables);
  next_slot_ = slots;
}

void Compiler::range(const BranchNode& branch) {
  std::size_t variables = variables_.size();
  std::uint32_t slots = next_slot_;
  position_ = branch.position;
  pipe(branch.pipe);
  auto loop = static_cast<std::uint32_t>(loops_.size());
  std::span<const PathNode* const> declared = branch.pipe->declarations;
  LoopSlots set;
  set.has_two = declared.size() > 1;
  // With one variable it is the element, with two the first is the index.
  if (!declared.empty())
    if (const Variable* last = find(declared.back()->names[0])) set.element = last->slot;
  if (set.has_two)
    if (const Variable* first = find(declared.front()->names[0])) set.index = first->slot;
  if (set.has_two && !branch.pipe->is_assign && declared.front()->names[0] == declared.back()->names[0])
    set.index = set.element - 1;
  loops_.push_back(set);
  std::uint32_t begin = emit_jump(Op::Range);
  code_[begin].count = loop;
  code_[begin].range = &branch;
  grow(-1);
  std::uint32_t body = here();
  open_loops_.emplace_back();
  std::size_t body_variables = variables_.size();
  std::uint32_t body_slots = next_slot_;
  list(*branch.list);
  variables_.resize(body_variables);
  next_slot_ = body_slots;
  LoopLabels labels = std::move(open_loops_.back());
  open_loops_.pop_back();
  for (std::uint32_t jump : labels.continues) patch(jump);
  Instruction& next = emit(Op::Next);
  next.count = loop;
  next.index = body;
  for (std::uint32_t jump : labels.breaks) patch(jump);
  emit(Op::EndRange).count = loop;
  std::uint32_t to_end = emit_jump(Op::Jump);
  patch(begin);
  if (branch.else_list != nullptr) list(*branch.else_list);
  patch(to_end);
  variables_.resize(variables);
  next_slot_ = slots;
}

void Compiler::call_template(const TemplateNode& call) {
  position_ = call.position;
  auto name = arena_.copy(std::span<const std::string_view>(&call.name, 1)).data();
  emit(Op::FindTemplate, &call).text = name;
  pipe(call.pipe);
  emit(Op::RunTemplate).text = name;
  grow(-1);
}

void Compiler::pipe(const PipeNode* pipe) {
  if (pipe == nullptr) {
    push({}, nullptr);
    return;
  }
  for (const CommandNode* one : pipe->commands) command(*one, *pipe, one != pipe->commands.front());
  for (const PathNode* declared : pipe->declarations) {
    std::string_view name = declared->names[0];
    if (pipe->is_assign) {
      if (const Variable* variable = find(name)) emit(Op::Store).index = variable->slot;
      else fail(fmt::format("undefined variable: {}", name), nullptr);
      continue;
    }
    auto reserved = reserved_.find(declared);
    std::uint32_t slot = reserved == reserved_.end() ? new_slot() : reserved->second;
    emit(Op::Store).index = slot;
    if (reserved == reserved_.end()) variables_.push_back({name, slot});
  }
}

bool Compiler::refuse_arguments(const CommandNode& command, bool has_final, const Node* at) {
  if (command.args.size() < 2 && !has_final) return false;
  fail(fmt::format("can't give argument to non-function {}", source_of(*command.args[0])), at);
  return true;
}

void Compiler::command(const CommandNode& command, const PipeNode& pipe, bool has_final) {
  const Node& first = *command.args[0];
  int before = depth_ - (has_final ? 1 : 0);
  std::span<const Node* const> args = command.args.subspan(1);
  switch (first.kind) {
    case NodeKind::Field: path(as<PathNode>(first), args, has_final); break;
    case NodeKind::Chain: chain(as<ChainNode>(first), args, has_final); break;
    case NodeKind::Identifier: function(as<IdentifierNode>(first), command, args, has_final); break;
    case NodeKind::Pipe:
      // Only the first command follows directly on the pipeline that messages then name.
      if (!refuse_arguments(command, has_final, has_final ? nullptr : &pipe)) this->pipe(&as<PipeNode>(first));
      break;
    case NodeKind::Variable:
      if (as<PathNode>(first).names.size() > 1) {
        path(as<PathNode>(first), args, has_final);
      } else {
        load(as<PathNode>(first));
        refuse_arguments(command, has_final, nullptr);
      }
      break;
    case NodeKind::Nil:
      if (!refuse_arguments(command, has_final, &first)) fail("nil is not a command", &first);
      break;
    default:
      if (refuse_arguments(command, has_final, &first)) break;
      if (first.is(NodeKind::Dot)) {
        emit(Op::PushDot, &first);
        grow(1);
      } else {
        push(constant(first, arena_), &first);
      }
  }
  // After a failure that is certain the stack doesn't matter.
  depth_ = before;
  grow(1);
  Instruction& last = code_.back();
  switch (last.op) {
    case Op::PushDot:
    case Op::Load:
    case Op::LoadMaybe:
    case Op::Fields:
    case Op::DotFields:
    case Op::LoadFields:
    case Op::MethodCall:
    case Op::Call: last.unwraps = true; break;
    case Op::Push:
    case Op::Fail: break;
    default: emit(Op::Unwrap);
  }
}

void Compiler::load(const PathNode& variable) {
  const Variable* found = find(variable.names[0]);
  if (found == nullptr) {
    fail(fmt::format("undefined variable: {}", variable.names[0]), &variable);
  } else {
    emit(found->may_be_unknown ? Op::LoadMaybe : Op::Load, &variable).index = found->slot;
  }
  grow(1);
}

void Compiler::path(const PathNode& path, std::span<const Node* const> args, bool has_final) {
  if (path.is(NodeKind::Field)) {
    if (args.empty() && !has_final) {
      Instruction& fields = emit(Op::DotFields, &path);
      fields.names = path.names.data();
      fields.count = static_cast<std::uint32_t>(path.names.size());
      fields.on_failure = &path;
      grow(1);
      return;
    }
    emit(Op::PushDot, &path);
    grow(1);
    names(path.names, path, nullptr, args, has_final);
    return;
  }
  const Variable* found = find(path.names[0]);
  if (path.names.size() > 1 && args.empty() && !has_final && found != nullptr && !found->may_be_unknown) {
    Instruction& fields = emit(Op::LoadFields, &path);
    fields.index = found->slot;
    fields.names = path.names.data() + 1;
    fields.count = static_cast<std::uint32_t>(path.names.size() - 1);
    fields.on_failure = &path;
    grow(1);
    return;
  }
  load(path);
  if (path.names.size() > 1) names(path.names.subspan(1), path, nullptr, args, has_final);
}

void Compiler::chain(const ChainNode& chain, std::span<const Node* const> args, bool has_final) {
  emit(Op::At, &chain);
  argument(*chain.node, nullptr);
  names(chain.names, chain, nullptr, args, has_final);
}

void Compiler::names(Names names, const Node& node, const Node* at, std::span<const Node* const> args, bool has_final) {
  bool is_call = !args.empty() || has_final;
  if (std::size_t plain = is_call ? names.size() - 1 : names.size(); plain > 0) {
    Instruction& fields = emit(Op::Fields, at);
    fields.names = names.data();
    fields.count = static_cast<std::uint32_t>(plain);
    fields.on_failure = &node;
  }
  if (!is_call) return;
  auto fill = [&](Instruction& made) {
    made.names = &names.back();
    made.count = static_cast<std::uint32_t>(args.size());
    made.has_final = has_final;
    made.on_failure = &node;
  };
  fill(emit(Op::Method));
  for (std::size_t i = 0; i < args.size(); ++i) {
    // What the parameter is shows only when the receiver is known: constants are judged there, too.
    argument(*args[i], nullptr);
    Instruction& check = emit(Op::MethodCheck);
    check.index = static_cast<std::uint32_t>(i);
    check.names = &names.back();
    check.count = static_cast<std::uint32_t>(i + 1);
    check.on_failure = args[i];
  }
  fill(emit(Op::MethodCall));
  grow(-static_cast<int>(args.size()));
}

bool Compiler::count_is_right(const IdentifierNode& name, std::size_t args, bool has_final) {
  const Function& function = *name.function;
  std::size_t given = args + (has_final ? 1 : 0);
  std::size_t most = function.arguments.size();
  if (function.is_variadic || function.optional > 0) {
    std::size_t least = most - std::max<std::size_t>(function.optional, function.is_variadic ? 1 : 0);
    if (given >= least) return true;
    fail(fmt::format("wrong number of args for {}: want at least {} got {}", name.name, least, args), &name);
    return false;
  }
  if (given == most) return true;
  fail(fmt::format("wrong number of args for {}: want {} got {}", name.name, most, given), &name);
  return false;
}

void Compiler::function(const IdentifierNode& name, const Node& whole, std::span<const Node* const> args,
                        bool has_final) {
  if (!count_is_right(name, args.size(), has_final)) return;
  if (name.name == "and" || name.name == "or") return and_or(name, args, has_final);
  const Function& function = *name.function;
  auto param_of = [&](std::size_t i) {
    return function.arguments.empty() ? Param::Any
                                      : function.arguments[std::min(i, function.arguments.size() - 1)].param;
  };
  if (args.empty()) emit(Op::At, &name);
  std::size_t given = args.size() + (has_final ? 1 : 0);
  if (name.name == "call") {
    // It names what it was given, so that comes first.
    std::string source = args.empty() ? std::string() : source_of(*args[0]);
    push({Value::of(arena_.copy(std::string_view(source))), std::nullopt}, nullptr);
    ++given;
  }
  for (std::size_t i = 0; i < args.size(); ++i) {
    Param param = param_of(i);
    argument(*args[i], &param);
  }
  Instruction& call = emit(Op::Call);
  call.function = &function;
  call.count = static_cast<std::uint32_t>(given);
  call.has_final = has_final;
  call.param = param_of(args.size());
  call.on_failure = &whole;
  grow(1 - static_cast<int>(given));
}

void Compiler::and_or(const IdentifierNode& name, std::span<const Node* const> args, bool has_final) {
  for (const Node* arg : args.subspan(std::min<std::size_t>(1, args.size()))) reserve_declarations(*arg);
  if (args.empty()) emit(Op::At, &name);
  std::vector<std::uint32_t> jumps;
  Param param = Param::Reflect;
  for (std::size_t i = 0; i < args.size(); ++i) {
    argument(*args[i], &param);
    if (i + 1 == args.size() && !has_final) break;  // it is the result whatever it is
    Instruction& jump = emit(Op::OrElse);
    jump.is_or = name.name == "or";
    jump.has_final = has_final;
    jumps.push_back(here() - 1);
    grow(-1);
  }
  for (std::uint32_t jump : jumps) patch(jump);
  emit(Op::At);  // where the jumps meet
}

void Compiler::reserve_declarations(const Node& node) {
  std::vector<const Node*> open{&node};
  while (!open.empty()) {
    const Node& one = *open.back();
    open.pop_back();
    if (one.is(NodeKind::Chain)) open.push_back(as<ChainNode>(one).node);
    if (!one.is(NodeKind::Pipe)) continue;
    const auto& pipe = as<PipeNode>(one);
    for (const CommandNode* command : pipe.commands)
      open.insert(open.end(), command->args.begin(), command->args.end());
    if (pipe.is_assign) continue;
    for (const PathNode* declared : pipe.declarations) {
      if (reserved_.contains(declared)) continue;
      // Until it is declared, its name means what it meant before.
      std::string_view name = declared->names[0];
      const Variable* old = find(name);
      std::uint32_t slot = new_slot();
      if (old != nullptr) {
        emit(Op::Load).index = old->slot;
      } else {
        Value unknown;
        unknown.flags = kUnknown;
        emit(Op::Push).value = arena_.copy(std::span<const Value>(&unknown, 1)).data();
      }
      grow(1);
      emit(Op::Store).index = slot;
      emit(Op::Drop);
      grow(-1);
      bool may_be_unknown = old == nullptr || old->may_be_unknown;
      variables_.push_back({name, slot, may_be_unknown});
      reserved_.emplace(declared, slot);
    }
  }
}

void Compiler::argument(const Node& node, const Param* param) {
  int before = depth_;
  switch (node.kind) {
    case NodeKind::Dot:
      emit(Op::PushDot, &node);
      grow(1);
      break;
    case NodeKind::Field: path(as<PathNode>(node), {}, false); break;
    case NodeKind::Variable: path(as<PathNode>(node), {}, false); break;
    case NodeKind::Pipe: pipe(&as<PipeNode>(node)); break;
    case NodeKind::Identifier: function(as<IdentifierNode>(node), node, {}, false); break;
    case NodeKind::Chain: chain(as<ChainNode>(node), {}, false); break;
    default: push(constant_argument(node, param == nullptr ? Param::Reflect : *param, arena_), &node); return;
  }
  depth_ = before;
  grow(1);
  if (param == nullptr || *param == Param::Reflect) return;
  emit(Op::Check).param = *param;
}

}  // namespace

void compile(const Tree& tree, base::Arena& arena, Template& out) { Compiler(arena, out).compile(*tree.root); }

}  // namespace pave::lang::gotemplate
