#include "lang/gotemplate/program.h"

#include <utility>

#include <fmt/format.h>

#include "base/arena.h"
#include "lang/gotemplate/code.h"
#include "lang/gotemplate/compile.h"
#include "lang/gotemplate/parse.h"

namespace pave::lang::gotemplate {

struct Program::Parts {
  std::string name;
  std::string text;  // what has no source of its own
  base::Arena arena;
  std::vector<const Template*> templates;

  std::expected<void, Error> compile(std::string_view source_text, const base::Source* source, Edition edition);
};

std::expected<void, Error> Program::Parts::compile(std::string_view source_text, const base::Source* source,
                                                   Edition edition) {
  auto trees = parse(name, source_text, arena, edition);
  if (!trees) {
    const ParseError& wrong = trees.error();
    Error error;
    error.stage = Error::Stage::Parse;
    error.kind = wrong.is_limit ? Error::Kind::Limit : Error::Kind::Syntax;
    error.full = fmt::format("template: {}:{}: {}", name, wrong.line, wrong.message);
    error.message = wrong.message;
    if (source != nullptr) error.origin = source->at(wrong.position);
    return std::unexpected(std::move(error));
  }
  for (auto tree = trees->rbegin(); tree != trees->rend(); ++tree) {
    auto* made = new (arena.allocate(sizeof(Template), alignof(Template))) Template;
    made->name = tree->name;
    made->parse_name = name;
    made->text = source_text;
    made->has_places = source != nullptr;
    if (source != nullptr) made->first_place = source->first_place;
    made->is_empty = is_empty(*tree->root);
    gotemplate::compile(*tree, arena, *made);
    if (tree->name == name) templates.insert(templates.begin(), made);
    else templates.push_back(made);
  }
  return {};
}

Program::Program() : parts_(std::make_unique<Parts>()) {}
Program::~Program() = default;

std::expected<std::unique_ptr<Program>, Error> Program::compile(const base::Source& source, std::string name,
                                                                Edition edition) {
  std::unique_ptr<Program> made(new Program);
  made->parts_->name = std::move(name);
  if (auto done = made->parts_->compile(source.text, &source, edition); !done)
    return std::unexpected(std::move(done.error()));
  return made;
}

std::expected<std::unique_ptr<Program>, Error> Program::compile_text(std::string_view text, std::string name,
                                                                     Edition edition) {
  std::unique_ptr<Program> made(new Program);
  made->parts_->name = std::move(name);
  made->parts_->text = text;
  if (auto done = made->parts_->compile(made->parts_->text, nullptr, edition); !done)
    return std::unexpected(std::move(done.error()));
  return made;
}

std::string_view Program::name() const { return parts_->name; }
const std::vector<const Template*>& Program::templates() const { return parts_->templates; }

void TemplateSet::add(const Program& program) {
  for (const Template* one : program.templates()) {
    auto [at, is_new] = templates_.try_emplace(one->name, one);
    if (!is_new && !one->is_empty) at->second = one;
  }
}

const Template* TemplateSet::find(std::string_view name) const {
  auto found = templates_.find(name);
  return found == templates_.end() ? nullptr : found->second;
}

}  // namespace pave::lang::gotemplate
