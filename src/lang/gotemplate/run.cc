#include "lang/gotemplate/run.h"

#include "lang/gotemplate/machine.h"
#include "lang/gotemplate/strip.h"

namespace pave::lang::gotemplate {

struct Runner::State {
  State(Runner& runner, const TemplateSet& set, const RunOptions& given)
      : options(given), machine(runner, set, options, runner.frames_) {}
  RunOptions options;
  Machine machine;
};

Runner::Runner(const TemplateSet& set, base::Arena& arena, const RunOptions& options)
    : Host(arena, options.seed, options.now, options.edition, options.is_lenient),
      state_(std::make_unique<State>(*this, set, options)) {}

Runner::~Runner() = default;

std::optional<Error> Runner::run(std::string_view name, const Value& dot, Text& out) {
  Machine& machine = state_->machine;
  machine.begin();
  Found found = machine.find(name);
  if (found.code == nullptr) {
    machine.fail_unknown(name);
    return std::move(machine.error());
  }
  std::size_t begin = out.size();
  if (!machine.run(found, dot, 0, out)) return std::move(machine.error());
  strip_no_value(out, begin);
  return std::nullopt;
}

Value Runner::include(std::string_view name, const Value& dot, Call& call) {
  return state_->machine.include(name, dot, call);
}

Value Runner::expand(const Value& source, const Value& dot, Call& call) {
  return state_->machine.expand(source, dot, call);
}

}  // namespace pave::lang::gotemplate
