// What Helm adds to Go's templates: include and tpl (pkg/engine/engine.go).
#include <utility>

#include <fmt/format.h>

#include "base/go_quote.h"
#include "lang/gotemplate/machine.h"
#include "lang/gotemplate/strip.h"

namespace pave::lang::gotemplate {
namespace {

/// What Helm calls the template of every tpl.
constexpr std::string_view kExpandedName = "gotpl";

}  // namespace

void Machine::begin() { stack_begin_ = static_cast<const char*>(__builtin_frame_address(0)); }

bool Machine::stack_is_deep() const {
  const char* here = static_cast<const char*>(__builtin_frame_address(0));
  return stack_begin_ != nullptr && stack_begin_ - here > static_cast<std::ptrdiff_t>(kMaxStack);
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

Value Machine::include(std::string_view name, const Value& dot, Call& call) {
  auto [count, is_new] = included_.try_emplace(std::string(name), 0U);
  if (!is_new && count->second > kMaxIncludes) {
    error_ = {};
    error_.kind = Error::Kind::Limit;
    error_.message = "unable to execute template";
    error_.full = error_.message;
    wrap(fmt::format("rendering template has a nested reference name: {}: ", name));
    error_.message = error_.full;
    return give_up(call);
  }
  Found found = find(name);
  if (found.code == nullptr) {
    fail_unknown(name);
    return give_up(call);
  }
  if (stack_is_deep()) {
    error_ = {};
    error_.kind = Error::Kind::Limit;
    error_.message = error_.full = "templates include each other too deeply";
    return give_up(call);
  }
  ++count->second;
  inclusions_.push_back({call.place(), call.frame()});
  std::unique_ptr<Text> out = take_text();
  bool done = run(found, dot, static_cast<std::uint32_t>(inclusions_.size()), *out);
  --count->second;
  Value result = done ? out->take(host_.arena()) : give_up(call);
  out->clear();
  free_texts_.push_back(std::move(out));
  return result;
}

Value Machine::expand(const Value& source, const Value& dot, Call& call) {
  if (stack_is_deep()) {
    error_ = {};
    error_.kind = Error::Kind::Limit;
    error_.message = error_.full = "texts of tpl call tpl too deeply";
    return give_up(call);
  }
  auto [at, is_new] = expanded_.try_emplace(std::string(source.text()));
  if (is_new) {
    auto made = Program::compile_text(source.text(), std::string(kExpandedName), options_.edition);
    if (!made) {
      expanded_.erase(at);
      error_ = std::move(made.error());
      error_.value = source.origin;
      wrap(fmt::format("cannot parse template {}: ", base::go_quote(source.text())));
      return give_up(call);
    }
    at->second = std::move(*made);
  }
  // The text may be compiled and its place differ from call to call.
  Overlay overlay{at->second.get(), call.place(), source.origin, overlay_};
  overlay_ = &overlay;
  std::unique_ptr<Text> out = take_text();
  bool done = run({overlay.program->templates().front(), &overlay}, dot, call.frame(), *out);
  overlay_ = overlay.outer;
  if (!done) wrap(fmt::format("error during tpl function execution for {}: ", base::go_quote(source.text())));
  if (done) strip_no_value(*out, 0);
  Value result = done ? out->take(host_.arena()) : give_up(call);
  out->clear();
  free_texts_.push_back(std::move(out));
  return result;
}

}  // namespace pave::lang::gotemplate
