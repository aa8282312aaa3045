#pragma once

#include <deque>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "lang/gotemplate/parse.h"
#include "render/helm/shape.h"

namespace pave::render::helm {

/// A template that can be called by name.
struct Definition {
  const lang::gotemplate::ListNode* body;
  const base::Source* source;
  const Chart* owner;
  bool was_called = false;
};

/// An argument of a function.
struct Given {
  Shape shape;
  const lang::gotemplate::Node* node = nullptr;  ///< null: it came through the pipeline
};

/// Follows templates, see mark_template_reads.
class TemplateWalk {
 public:
  TemplateWalk(ChartScope& root, base::Arena& arena) : root_(root), arena_(arena) {}
  void run();

 private:
  using Node = lang::gotemplate::Node;
  using ListNode = lang::gotemplate::ListNode;
  using PipeNode = lang::gotemplate::PipeNode;
  using CommandNode = lang::gotemplate::CommandNode;
  using BranchNode = lang::gotemplate::BranchNode;
  using Names = lang::gotemplate::Names;

  struct Reading {
    Definition* definition;
    Shape dot;
    friend auto operator<=>(const Reading&, const Reading&) = default;
  };
  /// Which read is meant: of the value itself, or with all that is in it.
  enum class How : bool { Itself, Whole };

  // Which templates there are, and which run.
  void gather(ChartScope& scope);
  void parse(const Chart& chart, const ChartFile& file);
  void start(ChartScope& scope);
  void drain();
  void mark_texts(ChartScope& scope);
  void mark_texts_of(const lang::Value& value, int depth);
  void mark_text(std::string_view text);
  void follow(std::string_view name, const Shape& dot);
  void follow_any(const Given& name, const Shape& dot);
  void read(const Reading& reading);

  // Blocks.
  void walk(const ListNode* list);
  void walk_branch(const BranchNode& branch);
  void walk_range(const BranchNode& branch);
  void walk_rounds(const BranchNode& branch, const Shape& shape);
  void walk_element(const BranchNode& branch, const Shape& element);

  // Expressions.
  Shape pipe(const PipeNode& pipe);
  Shape value_of(const PipeNode& pipe);
  Shape command(const CommandNode& command, const Shape* final_value);
  Shape argument(const Node& node);
  Shape fields(const Shape& base, Names names, std::uint32_t position);
  Shape field(const Shape& base, std::string_view name);
  Shape elements(const Shape& shape);
  /// Whether it can only be one of some constants.
  static bool is_text(const Shape& shape);
  static bool is_fresh(const Given& given);

  // Functions, template_calls.cc.
  Shape call(std::string_view name, std::span<const Given> args);
  Shape call_on_maps(std::string_view name, std::span<const Given> args, bool& known);
  Shape split(std::span<const Given> args);
  Shape call_on_lists(std::string_view name, std::span<const Given> args, bool& known);
  Shape merge(std::span<const Given> args);
  Shape set(std::span<const Given> args);
  Shape step(const Shape& base, const Given& key);
  Shape made(Atom atom);

  void use(const Shape& shape, How how);
  void use_guarded(const Shape& shape, How how);
  void use_all(std::span<const Given> args);

  Shape* variable(std::string_view name);

  ChartScope& root_;
  base::Arena& arena_;
  Shapes shapes_;
  std::map<std::string_view, std::vector<Definition*>> by_name_;
  std::deque<Definition> definitions_;
  std::vector<std::pair<ChartScope*, Definition*>> files_;  // what runs by itself
  std::map<std::pair<const Chart*, std::string_view>, Definition*> bodies_;
  std::set<const Chart*> gathered_;
  std::set<Reading> seen_;
  std::deque<Reading> waiting_;
  std::vector<ChartScope*> scopes_;
  std::size_t steps_ = 0;
  bool gave_up_ = false;
  bool runs_texts_ = false;  // `tpl` is used

  // Of the body that is being read.
  const Definition* definition_ = nullptr;
  Shape dot_;
  std::vector<std::pair<std::string_view, Shape>> variables_;
  base::Origin place_;
  int guards_ = 0;
  bool changed_ = false;  // a variable can be more than before
};

}  // namespace pave::render::helm
