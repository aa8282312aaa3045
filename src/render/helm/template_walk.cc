#include "render/helm/template_walk.h"

#include <algorithm>
#include <string>

namespace pave::render::helm {

using lang::gotemplate::ActionNode;
using lang::gotemplate::ChainNode;
using lang::gotemplate::IdentifierNode;
using lang::gotemplate::NodeKind;
using lang::gotemplate::PathNode;
using lang::gotemplate::StringNode;
using lang::gotemplate::TemplateNode;
using lang::gotemplate::Tree;

namespace {

template <typename T>
const T& as(const lang::gotemplate::Node& node) {
  return static_cast<const T&>(node);
}

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

void TemplateWalk::run() {
  gather(root_);
  if (!gave_up_) {
    for (ChartScope* scope : scopes_) start(*scope);
    drain();
    // Templates that nothing calls are there for charts that depend on this one.
    ++guards_;
    for (Definition& definition : definitions_)
      for (ChartScope* scope : scopes_)
        if (!definition.was_called && scope->chart == definition.owner) read({&definition, {Atom::of(*scope)}});
    drain();
    --guards_;
  }
  if (gave_up_)
    for (ChartScope* scope : scopes_) scope->values->is_whole = scope->values->is_guarded = true;
  // A subchart's global values are those of its parents, too. The scopes are sorted from the root down.
  for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope)
    if (ChartScope* parent = (*scope)->parent) {
      ReadNode& global = parent->values->child("global");
      if ((*scope)->values->is_whole) global.is_whole = global.is_guarded = true;
      global.add((*scope)->values->child("global"));
    }
}

/// Reads what waits, and what texts call that a template may run as templates.
void TemplateWalk::drain() {
  do {
    while (!waiting_.empty() && !gave_up_) {
      Reading next = std::move(waiting_.front());
      waiting_.pop_front();
      read(next);
    }
    if (runs_texts_)
      for (ChartScope* scope : scopes_) mark_texts(*scope);
    runs_texts_ = false;
  } while (!waiting_.empty() && !gave_up_);
}

void TemplateWalk::gather(ChartScope& scope) {
  scopes_.push_back(&scope);
  bool is_new = gathered_.insert(scope.chart).second;
  for (const ChartFile& file : scope.chart->templates) {
    if (is_new) parse(*scope.chart, file);
    auto body = bodies_.find({scope.chart, file.name});
    if (body != bodies_.end() && !scope.chart->metadata.is_library() && !file_name(file.name).starts_with('_'))
      files_.emplace_back(&scope, body->second);
  }
  for (const auto& child : scope.children) gather(*child);
}

void TemplateWalk::parse(const Chart& chart, const ChartFile& file) {
  auto trees = lang::gotemplate::parse(file.name, file.text(), arena_);
  if (!trees) {
    gave_up_ = true;
    return;
  }
  for (const Tree& tree : *trees) {
    Definition& definition = definitions_.emplace_back(Definition{tree.root, file.source, &chart});
    // The last tree is the file's own body.
    if (&tree == &trees->back()) {
      bodies_[{&chart, file.name}] = &definition;
      definition.was_called = true;
    } else {
      by_name_[tree.name].push_back(&definition);
    }
  }
}

void TemplateWalk::start(ChartScope& scope) {
  for (auto& [owner, body] : files_)
    if (owner == &scope) {
      Reading reading{body, {Atom::of(scope)}};
      if (seen_.insert(reading).second) waiting_.push_back(std::move(reading));
    }
}

/// What `tpl` may be given: texts of values files and other files of the chart.
void TemplateWalk::mark_texts(ChartScope& scope) {
  if (scope.chart->defaults != nullptr)
    for (const lang::MapEntry& entry : scope.chart->defaults->all()) mark_texts_of(entry.value, 0);
  for (const ChartFile& file : scope.chart->files)
    if (!file.name.ends_with(".md")) mark_text(file.text());
}

void TemplateWalk::mark_texts_of(const lang::Value& value, int depth) {
  if (depth > lang::kMaxDepth) return;
  if (value.is_string()) mark_text(value.text());
  for (const lang::Value& item : value.list()) mark_texts_of(item, depth + 1);
  if (value.is(lang::Kind::Map) && value.map != nullptr)
    for (const lang::MapEntry& entry : std::as_const(*value.map).all()) {
      mark_text(entry.key);
      mark_texts_of(entry.value, depth + 1);
    }
}

void TemplateWalk::mark_text(std::string_view text) {
  if (text.find(".Values") != std::string_view::npos)
    for (ChartScope* scope : scopes_) mark_mentions(text, *scope->values);
  if (text.find("{{") == std::string_view::npos) return;
  for (auto& [name, definitions] : by_name_)
    if (text.find(std::string("\"") + std::string(name) + "\"") != std::string_view::npos)
      for (ChartScope* scope : scopes_) follow(name, {Atom::of(*scope)});
}

void TemplateWalk::follow(std::string_view name, const Shape& dot) {
  auto found = by_name_.find(name);
  if (found == by_name_.end()) return use_guarded(dot, How::Whole);
  for (Definition* definition : found->second) {
    definition->was_called = true;
    Reading reading{definition, dot};
    if (!seen_.insert(reading).second) continue;
    if (seen_.size() > kMaxReadings) gave_up_ = true;
    waiting_.push_back(std::move(reading));
  }
}

/// A name that is worked out: every template whose name has the constant parts of it.
void TemplateWalk::follow_any(const Given& name, const Shape& dot) {
  std::string source = name.node == nullptr ? std::string() : lang::gotemplate::source_of(*name.node);
  if (source.find(".BasePath") != std::string::npos) return;  // a file of the chart, which runs by itself
  std::vector<std::string_view> parts;
  std::string_view rest = source;
  for (std::size_t quote = rest.find('"'); quote != std::string_view::npos; quote = rest.find('"')) {
    rest.remove_prefix(quote + 1);
    std::string_view text = rest.substr(0, rest.find('"'));
    rest.remove_prefix(std::min(text.size() + 1, rest.size()));
    while (!text.empty()) {
      std::size_t verb = text.find('%');
      if (verb != 0) parts.push_back(text.substr(0, verb));
      text.remove_prefix(verb == std::string_view::npos ? text.size() : std::min(verb + 2, text.size()));
    }
  }
  bool found_one = false;
  for (const auto& [candidate, definitions] : by_name_) {
    std::string_view known = candidate;
    if (!std::ranges::all_of(parts, [known](std::string_view part) { return known.find(part) != known.npos; }))
      continue;
    found_one = true;
    follow(candidate, dot);
  }
  if (!found_one) use_guarded(dot, How::Whole);
}

void TemplateWalk::read(const Reading& reading) {
  definition_ = reading.definition;
  dot_ = reading.dot;
  variables_.clear();
  variables_.emplace_back("$", reading.dot);
  walk(reading.definition->body);
}

void TemplateWalk::walk(const ListNode* list) {
  if (list == nullptr || gave_up_) return;
  std::size_t known = variables_.size();
  for (const Node* node : list->nodes) {
    if (++steps_ > kMaxSteps) gave_up_ = true;
    if (gave_up_) break;
    place_ = definition_->source->at(node->position);
    switch (node->kind) {
      case NodeKind::Action: {
        const PipeNode& pipe_node = *as<ActionNode>(*node).pipe;
        Shape shape = pipe(pipe_node);
        if (pipe_node.declarations.empty()) use(shape, How::Whole);
        break;
      }
      case NodeKind::If:
      case NodeKind::With: walk_branch(as<BranchNode>(*node)); break;
      case NodeKind::Range: walk_range(as<BranchNode>(*node)); break;
      case NodeKind::Template: {
        const auto& call_node = as<TemplateNode>(*node);
        follow(call_node.name, call_node.pipe == nullptr ? Shape() : pipe(*call_node.pipe));
        break;
      }
      default: break;
    }
  }
  variables_.resize(known);
}

void TemplateWalk::walk_branch(const BranchNode& branch) {
  std::size_t known = variables_.size();
  ++guards_;
  Shape shape = pipe(*branch.pipe);
  use(shape, How::Itself);
  --guards_;
  if (branch.is(NodeKind::With)) {
    Shape outside = std::exchange(dot_, shape);
    walk(branch.list);
    dot_ = std::move(outside);
  } else {
    walk(branch.list);
  }
  walk(branch.else_list);
  variables_.resize(known);
}

void TemplateWalk::walk_range(const BranchNode& branch) {
  std::size_t known = variables_.size();
  ++guards_;
  Shape shape = value_of(*branch.pipe);
  use(shape, How::Whole);
  --guards_;
  walk_rounds(branch, shape);
  walk(branch.else_list);
  variables_.resize(known);
}

/// What a round leaves in variables is what the next one finds there.
void TemplateWalk::walk_rounds(const BranchNode& branch, const Shape& shape) {
  bool changed_before = std::exchange(changed_, false);
  Shape others;
  for (const Atom& atom : shape)
    if (atom.kind == Atom::Kind::Made && atom.made->is_complete)
      for (const auto& [key, item] : atom.made->entries) walk_element(branch, item);
    else others = together(others, elements({atom}));
  changed_before |= changed_;
  constexpr int kRounds = 4;
  int round = 0;
  for (changed_ = !others.empty(); changed_ && round < kRounds; ++round) {
    changed_ = false;
    walk_element(branch, others);
    changed_before |= changed_;
  }
  if (changed_)
    for (auto& [name, value] : variables_) {
      if (name == "$") continue;
      use_guarded(value, How::Whole);
      value = together(value, {Atom::other()});
    }
  changed_ = changed_before;
}

void TemplateWalk::walk_element(const BranchNode& branch, const Shape& element) {
  std::size_t known = variables_.size();
  auto declared = branch.pipe->declarations;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    Shape one = i + 1 == declared.size() ? element : Shape{Atom::other()};
    if (!branch.pipe->is_assign) variables_.emplace_back(declared[i]->names[0], one);
    else if (Shape* there = variable(declared[i]->names[0])) *there = together(*there, one);
  }
  Shape outside = std::exchange(dot_, element);
  walk(branch.list);
  dot_ = std::move(outside);
  variables_.resize(known);
}

Shape* TemplateWalk::variable(std::string_view name) {
  for (auto entry = variables_.rbegin(); entry != variables_.rend(); ++entry)
    if (entry->first == name) return &entry->second;
  return nullptr;
}

Shape TemplateWalk::pipe(const PipeNode& node) {
  Shape shape = value_of(node);
  for (const PathNode* declaration : node.declarations) {
    std::string_view name = declaration->names[0];
    if (!node.is_assign) {
      variables_.emplace_back(name, shape);
      continue;
    }
    // The branch with the assignment may run or not.
    Shape* there = variable(name);
    if (there == nullptr) continue;
    Shape both = together(*there, shape);
    changed_ |= both != *there;
    *there = std::move(both);
  }
  return shape;
}

Shape TemplateWalk::value_of(const PipeNode& node) {
  Shape shape;
  bool is_first = true;
  for (const CommandNode* one : node.commands) {
    shape = command(*one, is_first ? nullptr : &shape);
    is_first = false;
  }
  return shape;
}

Shape TemplateWalk::command(const CommandNode& node, const Shape* final_value) {
  const Node& first = *node.args[0];
  if (first.is(NodeKind::Identifier)) {
    std::vector<Given> args;
    for (const Node* arg : node.args.subspan(1)) args.push_back({argument(*arg), arg});
    if (final_value != nullptr) args.push_back({*final_value, nullptr});
    return call(as<IdentifierNode>(first).name, args);
  }
  Shape shape = argument(first);
  if (node.args.size() == 1 && final_value == nullptr) return shape;
  // A method of an object of Helm: `.Files.Get "name"`.
  for (const Node* arg : node.args.subspan(1)) use(argument(*arg), How::Whole);
  if (final_value != nullptr) use(*final_value, How::Whole);
  return {Atom::other()};
}

Shape TemplateWalk::argument(const Node& node) {
  switch (node.kind) {
    case NodeKind::Dot: return dot_;
    case NodeKind::Field: return fields(dot_, as<PathNode>(node).names, node.position);
    case NodeKind::Variable: {
      Names names = as<PathNode>(node).names;
      Shape* shape = variable(names[0]);
      return shape == nullptr ? Shape() : fields(*shape, names.subspan(1), node.position);
    }
    case NodeKind::Chain: {
      const auto& chain = as<ChainNode>(node);
      return fields(argument(*chain.node), chain.names, node.position);
    }
    case NodeKind::Pipe: return value_of(as<PipeNode>(node));
    case NodeKind::Identifier: return call(as<IdentifierNode>(node).name, {});
    case NodeKind::String: {
      std::string_view text = as<StringNode>(node).text;
      if (text.find(".Values") != std::string_view::npos)
        for (ChartScope* scope : scopes_) mark_mentions(text, *scope->values);
      return {shapes_.text(text)};
    }
    case NodeKind::Nil: return {};
    default: return {Atom::other()};
  }
}

bool TemplateWalk::is_text(const Shape& shape) {
  return !shape.empty() && std::ranges::all_of(shape, [](const Atom& atom) { return atom.kind == Atom::Kind::Text; });
}

Shape TemplateWalk::fields(const Shape& base, Names names, std::uint32_t position) {
  place_ = definition_->source->at(position);
  Shape shape = base;
  for (std::string_view name : names) shape = field(shape, name);
  return shape;
}

Shape TemplateWalk::field(const Shape& base, std::string_view name) {
  Shape found;
  for (const Atom& atom : base) {
    switch (atom.kind) {
      case Atom::Kind::Scope:
        if (name == "Values") {
          found = together(found, {Atom::of(*atom.scope->values)});
        } else if (name == "Subcharts") {
          std::vector<std::pair<std::string_view, Shape>> entries;
          for (const auto& child : atom.scope->children) entries.push_back({child->name, {Atom::of(*child)}});
          found = together(found, {shapes_.map(std::move(entries))});
        } else {
          found = together(found, {Atom::other()});
        }
        break;
      case Atom::Kind::Values: found = together(found, {Atom::of(atom.values->child(name))}); break;
      case Atom::Kind::Made:
        if (const Shape* entry = atom.made->find(name)) found = together(found, *entry);
        break;
      case Atom::Kind::Other: found = together(found, {atom}); break;
      case Atom::Kind::Text: break;
    }
  }
  return found;
}

Shape TemplateWalk::elements(const Shape& shape) {
  Shape found;
  for (const Atom& atom : shape) {
    if (atom.kind == Atom::Kind::Made)
      for (const auto& [key, value] : atom.made->entries) found = together(found, value);
    else found = together(found, {Atom::other()});
  }
  return found;
}

void TemplateWalk::use(const Shape& shape, How how) {
  for (const Atom& atom : shape) {
    // Made shapes share what is in them, so the ways through them can be far more than they are.
    if (++steps_ > kMaxSteps) gave_up_ = true;
    if (gave_up_) return;
    ReadNode* node = atom.kind == Atom::Kind::Values ? atom.values : nullptr;
    if (atom.kind == Atom::Kind::Scope && how == How::Whole) node = atom.scope->values;
    if (node != nullptr) {
      (how == How::Whole ? node->is_whole : node->is_itself) = true;
      if (guards_ > 0) node->is_guarded = true;
      else if (definition_->owner == root_.chart && (node->places.empty() || node->places.back() != place_))
        node->places.push_back(place_);
    }
    if (atom.kind == Atom::Kind::Made && how == How::Whole)
      for (const auto& [key, value] : atom.made->entries) use(value, how);
  }
}

void TemplateWalk::use_guarded(const Shape& shape, How how) {
  ++guards_;
  use(shape, how);
  --guards_;
}

void TemplateWalk::use_all(std::span<const Given> args) {
  for (const Given& arg : args) use(arg.shape, How::Whole);
}

void mark_template_reads(ChartScope& root, base::Arena& arena) { TemplateWalk(root, arena).run(); }

}  // namespace pave::render::helm
