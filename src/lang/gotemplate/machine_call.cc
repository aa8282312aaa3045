// Fields, methods, functions, and the errors of a run.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/go_quote.h"
#include "lang/gotemplate/arguments.h"
#include "lang/gotemplate/machine.h"
#include "lang/gotemplate/methods.h"
#include "lang/object.h"

namespace pave::lang::gotemplate {
namespace {

std::string_view static_type(const Value& value) {
  return (value.flags & kBoxed) != 0 || value.is(Kind::Nil) ? type_name(Param::Any) : go_type(value);
}

/// Bytes of the value itself, without what lies in its entries.
std::size_t flat_size(const Value& value) {
  switch (value.kind) {
    case Kind::String: return value.size;
    case Kind::List: return value.size * sizeof(Value);
    case Kind::Map: return value.map == nullptr ? 0 : value.map->size * sizeof(MapEntry);
    default: return 0;
  }
}

bool is_map_like(const Value& value) {
  return value.is(Kind::Map) || (value.is(Kind::Object) && value.object->kind_name() == "map");
}

}  // namespace

bool Machine::fields(Frame& frame, const Instruction& step) {
  Value& value = frame.top[-1];
  for (std::uint32_t i = 0; i < step.count; ++i) {
    std::string_view name = step.names[i];
    // The common case; maps of Helm's type Values have methods besides.
    bool is_plain = value.kind == Kind::Map && value.map != nullptr && !options_.is_strict &&
                    (value.type == Type::Default || (value.type == Type::Values && !has_method(value, name)));
    if (is_plain) {
      const Value* found = value.map->find(name);
      value = found == nullptr ? Value::nil() : *found;
      value.flags |= kBoxed;
    } else if (!field(frame, step, value, name)) {
      return false;
    }
  }
  return true;
}

bool Machine::field(Frame& frame, const Instruction& step, Value& value, std::string_view name) {
  if (value.is(Kind::Invalid)) {
    if (options_.is_strict)
      return fail(Error::Kind::NilPointer, fmt::format("nil data; no entry for key {}", base::go_quote(name)));
    return true;
  }
  if (value.is(Kind::Nil))
    return fail(Error::Kind::NilPointer, fmt::format("nil pointer evaluating interface {{}}.{}", name), value.origin);
  if (gotemplate::has_method(value, name)) {
    Call inner(host_, {}, place_of(frame, step.position), frame.inclusion);
    if (auto parameters = method_parameters(value, name); parameters && !parameters->empty())
      return fail(Error::Kind::WrongType,
                  fmt::format("wrong number of args for {}: want {} got 0", name, parameters->size()));
    value = gotemplate::call_method(value, name, inner);
    return !inner.failed() || fail_call(name, step.on_failure, inner);
  }
  if (value.is(Kind::Object) && value.object->has_field(name)) {
    value = value.object->field(name, host_.arena());
    return true;
  }
  if (is_map_like(value)) {
    const Map* map = value.is(Kind::Map) ? value.map : value.object->as_map(host_.arena());
    const Value* found = map == nullptr ? nullptr : map->find(name);
    if (found == nullptr && options_.is_strict)
      return fail(Error::Kind::NilPointer, fmt::format("map has no entry for key {}", base::go_quote(name)),
                  value.origin);
    bool is_any = value.is(Kind::Map) && value.type != Type::StringMap;
    Value missing = is_any ? Value::nil() : value.is(Kind::Map) ? Value::of(std::string_view()) : zero_of(Param::Bytes);
    value = found == nullptr ? missing : *found;
    if (is_any) value.flags |= kBoxed;
    return true;
  }
  return fail(Error::Kind::WrongType, fmt::format("can't evaluate field {} in type {}", name, static_type(value)),
              value.origin);
}

bool Machine::find_method(const Value& receiver, const Instruction& step) {
  std::string_view name = step.names[0];
  if (receiver.is(Kind::Invalid)) {
    if (options_.is_strict)
      return fail(Error::Kind::NilPointer, fmt::format("nil data; no entry for key {}", base::go_quote(name)));
    return true;
  }
  if (receiver.is(Kind::Nil))
    return fail(Error::Kind::NilPointer, fmt::format("nil pointer evaluating interface {{}}.{}", name),
                receiver.origin);
  if (gotemplate::has_method(receiver, name)) {
    auto parameters = method_parameters(receiver, name);
    std::uint32_t given = step.count + (step.has_final ? 1 : 0);
    if (parameters && parameters->size() != given)
      return fail(Error::Kind::WrongType,
                  fmt::format("wrong number of args for {}: want {} got {}", name, parameters->size(), given));
    return true;
  }
  if (receiver.is(Kind::Object) && receiver.object->has_field(name))
    return fail(Error::Kind::WrongType, fmt::format("{} has arguments but cannot be invoked as function", name));
  if (is_map_like(receiver))
    return fail(Error::Kind::WrongType, fmt::format("{} is not a method but has arguments", name), receiver.origin);
  return fail(Error::Kind::WrongType, fmt::format("can't evaluate field {} in type {}", name, static_type(receiver)),
              receiver.origin);
}

bool Machine::check_method_argument(Frame& frame, const Instruction& step) {
  const Value& receiver = frame.top[-1 - static_cast<int>(step.count)];
  if (receiver.is(Kind::Invalid)) return true;
  auto parameters = method_parameters(receiver, step.names[0]);
  if (!parameters) return true;
  Param param = (*parameters)[step.index];
  Value& value = frame.top[-1];
  switch (step.on_failure->kind) {
    case NodeKind::Bool:
    case NodeKind::Nil:
    case NodeKind::Number:
    case NodeKind::String: {
      ConstantArgument constant = constant_argument(*step.on_failure, param, host_.arena());
      if (constant.refused) return fail(Error::Kind::WrongType, std::move(*constant.refused));
      value = constant.value;
      return true;
    }
    default: break;
  }
  if (auto wrong = fit(value, param)) return fail(Error::Kind::WrongType, std::move(*wrong), value.origin);
  return true;
}

bool Machine::call_method(Frame& frame, const Instruction& step) {
  Value* args = frame.top - step.count;
  Value receiver = args[-1];
  std::size_t count = step.count;
  if (step.has_final) {
    *frame.top = args[-2];
    ++count;
  }
  Value* result = args - (step.has_final ? 2 : 1);
  frame.top = result + 1;
  if (receiver.is(Kind::Invalid)) {
    *result = {};
    return true;
  }
  std::string_view name = step.names[0];
  if (auto parameters = method_parameters(receiver, name); parameters && step.has_final)
    if (auto wrong = fit(args[count - 1], (*parameters)[count - 1]))
      return fail(Error::Kind::WrongType, std::move(*wrong), args[count - 1].origin);
  Call inner(host_, std::span<const Value>(args, count), place_of(frame, step.position), frame.inclusion);
  Value made = gotemplate::call_method(receiver, name, inner);
  if (inner.failed()) return fail_call(name, step.on_failure, inner);
  is_too_large_ = is_too_large_ || (made.kind == Kind::String && made.size > kMaxText);
  *result = made;
  note_inclusion(frame, step, *result);
  return check_limits(0);
}

void Machine::note_inclusion(const Frame& frame, const Instruction& step, Value& text) {
  // The text of a file (.Files.Get) is where it stands there, and included by the action.
  bool is_file = text.is_string() && text.run_count == 1 && (text.runs->flags & base::Run::kLiteral) != 0;
  if (!is_file || text.runs->frame != 0) return;
  base::Run run = *text.runs;
  run.frame = add_inclusion(place_of(frame, step.position), frame.inclusion);
  text.runs = host_.arena().copy(std::span<const base::Run>(&run, 1)).data();
}

bool Machine::call(Frame& frame, const Instruction& step) {
  Value* args = frame.top - step.count;
  if (step.has_final) {
    std::rotate(args, args + 1, frame.top);
    if (auto wrong = fit(frame.top[-1], step.param))
      return fail(Error::Kind::WrongType, std::move(*wrong), frame.top[-1].origin);
  }
  const Function& function = *step.function;
  Call inner(host_, std::span<const Value>(args, step.count), place_of(frame, step.position), frame.inclusion);
  // What is joined or copied must be well below what the run may hold.
  std::size_t given = 0;
  for (const Value& arg : inner.args()) given += flat_size(arg);
  if (given > options_.max_memory / 2) return fail_memory();
  // What runs inside may move the frames, not the operands.
  std::size_t self = frames_.size() - 1;
  Value result = function.run(inner);
  if (inner.failed() || has_inner_error_) return fail_call(function.name, step.on_failure, inner);
  is_too_large_ = is_too_large_ || (result.kind == Kind::String && result.size > kMaxText);
  treat(function, inner.args(), result);
  *args = result;
  frames_[self].top = args + 1;
  return check_limits(0);
}

void Machine::treat(const Function& function, std::span<const Value> args, Value& result) const {
  if (function.treatment == Treatment::Same || function.treatment == Treatment::Parts) return;
  result.origin = {};
  result.runs = nullptr;
  result.run_count = 0;
  result.flags &= static_cast<std::uint8_t>(~Value::kComputed);
  for (const Value& arg : args) {
    if (!arg.origin.known()) continue;
    result.origin = arg.origin;
    if (function.treatment == Treatment::Opaque || (arg.flags & Value::kComputed) != 0)
      result.flags |= Value::kComputed;
    return;
  }
}

base::Origin Machine::place_of(const Frame& frame, std::uint32_t position) const {
  const Template& code = *frame.found.code;
  if (code.has_places) return base::Origin::at(code.first_place + position);
  return frame.found.overlay == nullptr ? base::Origin() : frame.found.overlay->place_at(position);
}

std::string Machine::prefix() const {
  const Template& code = *frames_.back().found.code;
  std::string_view before = code.text.substr(0, node_->position);
  auto line = 1 + std::count(before.begin(), before.end(), '\n');
  std::size_t line_break = before.rfind('\n');
  std::size_t column = line_break == std::string_view::npos ? before.size() : before.size() - line_break - 1;
  return fmt::format("template: {}:{}:{}: executing {} at <{}>: ", code.parse_name, line, column,
                     base::go_quote(code.name), source_of(*node_));
}

void Machine::add_note(base::Origin place) {
  if (error_.notes.size() < kMaxNotes) {
    error_.notes.push_back({"called from here", place});
    more_notes_ = 0;
    return;
  }
  if (++more_notes_ == 1) error_.notes.push_back({});
  error_.notes.back() = {fmt::format("and {} more, the first of them here", more_notes_), place};
}

void Machine::add_notes(std::size_t first_frame) {
  // The template actions that led here, from inside out.
  for (std::size_t i = frames_.size() - 1; i > first_frame; --i) {
    const Frame& outer = frames_[i - 1];
    add_note(place_of(outer, outer.next[-1].position));
  }
}

bool Machine::fail(Error::Kind kind, std::string message, base::Origin value) {
  error_ = {};
  error_.kind = kind;
  error_.full = prefix() + message;
  error_.message = std::move(message);
  error_.origin = place_of(frames_.back(), node_->position);
  error_.value = value;
  add_notes(first_frame_);
  return false;
}

void Machine::wrap(std::string_view words) {
  auto added = static_cast<std::uint32_t>(words.size());
  error_.full.insert(0, words);
  for (std::uint32_t& cause : error_.causes) cause += added;
  error_.causes.insert(error_.causes.begin(), added);
}

bool Machine::fail_call(std::string_view name, const Node* node, Call& call) {
  node_ = node;
  if (std::exchange(has_inner_error_, false)) {
    wrap(prefix() + fmt::format("error calling {}: ", name));
    error_.stage = Error::Stage::Execute;
    base::Origin here = place_of(frames_.back(), node->position);
    // What has no places of its own is told where it was called.
    if (!error_.origin.known()) error_.origin = here;
    else add_note(here);
    add_notes(first_frame_);
    return false;
  }
  bool is_refusal = name == "fail" || name == "required";
  std::string message = call.message();
  bool is_limit = message == kTextTooLarge || message == kTooManyEntries;
  fail(is_refusal ? Error::Kind::Refused : is_limit ? Error::Kind::Limit : Error::Kind::Function, message);
  std::size_t begin = error_.full.size() - message.size();
  std::string words = fmt::format("error calling {}: ", name);
  error_.full.insert(begin, words);
  error_.causes = {static_cast<std::uint32_t>(begin + words.size())};
  for (const Value& arg : call.args())
    if (arg.origin.known()) {
      error_.value = arg.origin;
      break;
    }
  return false;
}

}  // namespace pave::lang::gotemplate
