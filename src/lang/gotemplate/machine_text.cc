// What Helm adds to Go's templates: include and tpl (pkg/engine/engine.go).
#include <algorithm>
#include <utility>

#include <pthread.h>

#include <fmt/format.h>

#include "base/go_quote.h"
#include "lang/gotemplate/machine.h"
#include "lang/gotemplate/strip.h"

namespace pave::lang::gotemplate {
namespace {

/// What Helm calls the template of every tpl.
constexpr std::string_view kExpandedName = "gotpl";

/// The lowest address of the calling thread's stack.
const char* stack_end() {
  thread_local const char* end = nullptr;
  if (end != nullptr) return end;
  pthread_attr_t attributes;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return end;
  void* address = nullptr;
  std::size_t size = 0;
  if (pthread_attr_getstack(&attributes, &address, &size) == 0) end = static_cast<const char*>(address);
  pthread_attr_destroy(&attributes);
  return end;
}

}  // namespace

base::Run Overlay::run_at(std::uint32_t position) const {
  base::Runs runs = text.text_runs();
  auto behind = std::ranges::upper_bound(runs, position, {}, &base::Run::begin);
  if (behind == runs.begin()) return {.begin = 0, .written = place, .value = text.origin};
  base::Run run = *(behind - 1);
  bool is_literal = (run.flags & base::Run::kLiteral) != 0 && run.written.known();
  if (is_literal) run.written = base::Origin::at(run.written.place() + (position - run.begin));
  return run;
}

base::Origin Overlay::place_at(std::uint32_t position) const {
  base::Run run = run_at(position);
  return (run.flags & base::Run::kLiteral) != 0 && run.written.known() ? run.written : place;
}

void Machine::begin() {
  stack_begin_ = static_cast<const char*>(__builtin_frame_address(0));
  constexpr std::ptrdiff_t kReserve = 512 << 10;  // for functions, and for what unwinds
  std::ptrdiff_t left = stack_begin_ - stack_end() - kReserve;
  stack_room_ = std::min(static_cast<std::ptrdiff_t>(kMaxStack), left);
  // What others took from the arena in between is not the run's.
  reserved_ = host_.arena().reserved();
  chunks_ = host_.arena().mark().chunks;
}

bool Machine::stack_is_deep() const {
  const char* here = static_cast<const char*>(__builtin_frame_address(0));
  return stack_begin_ != nullptr && stack_begin_ - here > stack_room_;
}

std::unique_ptr<Text> Machine::take_text() {
  if (free_texts_.empty()) return std::make_unique<Text>();
  std::unique_ptr<Text> text = std::move(free_texts_.back());
  free_texts_.pop_back();
  return text;
}

void Machine::fail_unknown(std::string_view name) {
  error_ = {};
  error_.message = error_.full = fmt::format("template: no template {} associated with template {}",
                                             base::go_quote(name), base::go_quote(kExpandedName));
}

Value Machine::give_up(Call& call) {
  has_inner_error_ = true;
  return call.fail({});
}

Value Machine::fail_deep(std::string_view words, Call& call) {
  error_ = {};
  error_.kind = Error::Kind::Limit;
  error_.message = error_.full = words;
  return give_up(call);
}

std::uint32_t Machine::add_inclusion(base::Origin place, std::uint32_t parent) {
  inclusions_.push_back({place, parent});
  return static_cast<std::uint32_t>(inclusions_.size());
}

Value Machine::fail_nested(std::string_view name, Call& call) {
  error_ = {};
  error_.kind = Error::Kind::Limit;
  error_.full = "unable to execute template";
  wrap(fmt::format("rendering template has a nested reference name: {}: ", name));
  error_.message = error_.full;
  return give_up(call);
}

Value Machine::fail_unparsed(const Value& source, Call& call) {
  error_.value = source.origin;
  wrap(fmt::format("cannot parse template {}: ", base::go_quote(source.text())));
  return give_up(call);
}

void Machine::wrap_expansion(std::string_view text) {
  wrap(fmt::format("error during tpl function execution for {}: ", base::go_quote(text)));
}

Value Machine::include(std::string_view name, const Value& dot, Call& call) {
  Found found = find(name);
  if (found.code == nullptr) {
    fail_unknown(name);
    return give_up(call);
  }
  std::uint32_t& running = included_[found.code->name];
  if (running > kMaxIncludes) return fail_nested(name, call);
  if (stack_is_deep()) return fail_deep("templates include each other too deeply", call);
  ++running;
  std::uint32_t inclusion = add_inclusion(call.place(), call.frame());
  std::unique_ptr<Text> out = take_text();
  bool done = run(found, dot, inclusion, *out);
  --running;
  Value result = done ? out->take(host_.arena()) : give_up(call);
  out->clear();
  free_texts_.push_back(std::move(out));
  return result;
}

const Program* Machine::expanded(std::string_view text) {
  if (auto known = expanded_.find(text); known != expanded_.end()) return known->second.get();
  auto made = Program::compile_text(text, std::string(kExpandedName), options_.edition);
  if (!made) {
    error_ = std::move(made.error());
    return nullptr;
  }
  std::string_view key = (*made)->templates().front()->text;  // the program's own copy
  return expanded_.emplace(key, std::move(*made)).first->second.get();
}

Value Machine::expand(const Value& source, const Value& dot, Call& call) {
  std::string_view text = source.text();
  if (text.find("{{") == std::string_view::npos && text.find("<no value>") == std::string_view::npos) return source;
  if (stack_is_deep()) return fail_deep("texts of tpl call tpl too deeply", call);
  const Program* program = expanded(text);
  if (program == nullptr) return fail_unparsed(source, call);
  // The text may have been compiled before, in another place.
  Overlay overlay{program, call.place(), source, overlay_};
  overlay_ = &overlay;
  std::unique_ptr<Text> out = take_text();
  bool done = run({program->templates().front(), &overlay}, dot, call.frame(), *out);
  overlay_ = overlay.outer;
  if (done) strip_no_value(*out, 0);
  else wrap_expansion(text);
  Value result = done ? out->take(host_.arena()) : give_up(call);
  out->clear();
  free_texts_.push_back(std::move(out));
  return result;
}

}  // namespace pave::lang::gotemplate
