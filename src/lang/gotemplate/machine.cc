#include "lang/gotemplate/machine.h"

#include <cassert>
#include <utility>

#include <fmt/format.h>

#include "base/go_quote.h"
#include "lang/gotemplate/arguments.h"
#include "lang/gotemplate/print.h"
#include "lang/object.h"

namespace pave::lang::gotemplate {
namespace {

void unwrap(Value& value) {
  if (value.is(Kind::Nil)) value.kind = Kind::Invalid;
  value.flags &= static_cast<std::uint8_t>(~kBoxed);
}

}  // namespace

Machine::Machine(Host& host, const TemplateSet& set, const RunOptions& options, std::vector<base::Frame>& inclusions)
    : host_(host), set_(set), options_(options), inclusions_(inclusions) {}

Found Machine::find(std::string_view name) const {
  Found empty;
  for (const Overlay* overlay = overlay_; overlay != nullptr; overlay = overlay->outer) {
    for (const Template* one : overlay->program->templates()) {
      if (one->name != name) continue;
      if (!one->is_empty) return {one, overlay};
      empty = {one, overlay};  // counts only where nothing else has the name
    }
  }
  if (const Template* found = set_.find(name)) return {found, nullptr};
  return empty;
}

void Machine::enter(const Found& found, const Value& dot, std::uint32_t inclusion) {
  const Template& code = *found.code;
  Frame frame;
  frame.found = found;
  frame.next = code.code.data();
  frame.dot = dot;
  frame.stack = stack_.mark();
  frame.slots = stack_.take(code.slots + code.operands);
  frame.top = frame.slots + code.slots;
  frame.slots[0] = dot;
  frame.loops = loops_.size();
  frame.inclusion = inclusion;
  loops_.resize(loops_.size() + code.loops.size());
  frames_.push_back(frame);
}

void Machine::leave() {
  stack_.give_back(frames_.back().stack);
  loops_.resize(frames_.back().loops);
  frames_.pop_back();
}

bool Machine::run(const Found& found, const Value& dot, std::uint32_t inclusion, Text& out) {
  std::size_t outer = std::exchange(first_frame_, frames_.size());
  const Node* node = node_;
  Value plain = dot;
  unwrap(plain);
  enter(found, plain, inclusion);
  bool done = execute(first_frame_, out);
  while (frames_.size() > first_frame_) leave();
  first_frame_ = outer;
  node_ = node;
  return done;
}

bool Machine::execute(std::size_t first_frame, Text& out) {
  Frame* current = &frames_.back();
  for (;;) {
    Frame& frame = *current;
    const Instruction& step = *frame.next++;
    if (step.at != nullptr) node_ = step.at;
    Value*& top = frame.top;
    auto jump = [&] { frame.next = frame.found.code->code.data() + step.index; };
    switch (step.op) {
      case Op::At: break;
      case Op::Text:
        write_literal(frame, *step.literal, out);
        if (!check_limits(step.literal->text.size())) return false;
        break;
      case Op::Push: *top++ = *step.value; break;
      case Op::PushDot: *top++ = frame.dot; break;
      case Op::Load: *top++ = frame.slots[step.index]; break;
      case Op::LoadMaybe:
        if ((frame.slots[step.index].flags & kUnknown) != 0) return fail_variable(*step.at);
        *top++ = frame.slots[step.index];
        break;
      case Op::DotFields:
        *top++ = frame.dot;
        if (!fields(frame, step)) return false;
        break;
      case Op::LoadFields:
        *top++ = frame.slots[step.index];
        if (!fields(frame, step)) return false;
        break;
      case Op::Fields:
        if (!fields(frame, step)) return false;
        break;
      case Op::Method:
        if (!find_method(top[-1], step)) return false;
        break;
      case Op::MethodCheck:
        if (!check_method_argument(frame, step)) return false;
        break;
      case Op::MethodCall:
        if (!call_method(frame, step)) return false;
        break;
      case Op::Check:
        if (!check(top[-1], step.param)) return false;
        break;
      case Op::Call:
        if (!call(frame, step)) return false;
        current = &frames_.back();
        break;
      case Op::OrElse:
        if (is_true(top[-1]) == step.is_or) {
          if (step.has_final) {
            top[-2] = top[-1];
            --top;
          }
          jump();
        } else {
          --top;
        }
        break;
      case Op::Fail: return fail_with(*step.text);
      case Op::Store: frame.slots[step.index] = top[-1]; break;
      case Op::Drop: --top; break;
      case Op::Unwrap: unwrap(top[-1]); break;
      case Op::Jump: jump(); break;
      case Op::JumpIfFalse:
        if (!is_true(*--top)) jump();
        break;
      case Op::With:
        if (is_true(*--top)) {
          frame.slots[step.count] = frame.dot;
          frame.dot = *top;
        } else {
          jump();
        }
        break;
      case Op::SetDot: frame.dot = frame.slots[step.count]; break;
      case Op::Range:
        if (!begin_loop(frame, step)) return false;
        break;
      case Op::Next:
        if (!next_element(frame, step)) return false;
        break;
      case Op::EndRange: frame.dot = loops_[frame.loops + step.count].dot; break;
      case Op::Print:
        if (!print(frame, step, out)) return false;
        break;
      case Op::FindTemplate:
        if (!find_template(step)) return false;
        break;
      case Op::RunTemplate:
        run_template(frame, step);
        current = &frames_.back();
        if (!check_limits(0)) return false;
        break;
      case Op::Return:
        leave();
        if (frames_.size() == first_frame) return true;
        current = &frames_.back();
        break;
    }
    if (step.unwraps) unwrap(current->top[-1]);
  }
}

// What needs room on the stack stands outside of execute(), which lies there once for every nested include.

bool Machine::check(Value& value, Param param) {
  auto wrong = fit(value, param);
  return !wrong || fail(Error::Kind::WrongType, std::move(*wrong), value.origin);
}

bool Machine::fail_with(std::string_view words) { return fail(Error::Kind::WrongType, std::string(words)); }

bool Machine::fail_variable(const Node& variable) {
  return fail(Error::Kind::Other,
              fmt::format("undefined variable: {}", static_cast<const PathNode&>(variable).names[0]));
}

void Machine::run_template(Frame& frame, const Instruction& step) {
  Found found = find(*step.text);
  assert(found.code != nullptr);
  Value dot = *--frame.top;
  enter(found, dot, add_inclusion(place_of(frame, step.position), frame.inclusion));
}

bool Machine::begin_loop(Frame& frame, const Instruction& step) {
  Value over = *--frame.top;
  Loop& loop = loops_[frame.loops + step.count];
  loop = {};
  loop.dot = frame.dot;
  const LoopSlots& slots = frame.found.code->loops[step.count];
  Map* map = over.is(Kind::Map) ? over.map : nullptr;
  bool is_map = over.is(Kind::Map);
  if (over.is(Kind::Object)) {
    map = over.object->as_map(host_.arena());
    is_map = map != nullptr;
  }
  if (is_map) {
    // Go goes over the entries as they were at the start.
    loop.count = map == nullptr ? 0 : map->size;
    if (loop.count > 0) loop.entries = host_.arena().copy(std::span<const MapEntry>(map->entries, map->size)).data();
    loop.boxes = over.is(Kind::Map) && over.type != Type::StringMap;
  } else if (over.is(Kind::List)) {
    loop.items = over.items;
    loop.count = over.size;
    loop.boxes = over.type == Type::Default;
  } else if (over.is(Kind::String) && over.type == Type::Bytes) {
    loop.bytes = over.bytes;
    loop.count = over.size;
  } else if (over.is(Kind::Int) || over.is(Kind::Uint)) {
    if (slots.has_two) {
      std::string text;
      print_value(over, text);
      return fail(Error::Kind::WrongType, fmt::format("can't use {} to iterate over more than one variable", text),
                  over.origin);
    }
    loop.number = over;
    if (over.is(Kind::Uint)) loop.count = over.natural;
    else if (over.integer > 0) loop.count = static_cast<std::uint64_t>(over.integer);
  } else if (!over.is_nothing()) {
    std::string text;
    print_value(over, text);
    return fail(Error::Kind::WrongType, "range can't iterate over " + text, over.origin);
  }
  if (loop.count == 0) {
    frame.next = frame.found.code->code.data() + step.index;
    return true;
  }
  // The first element comes the way of all others, without the jump back.
  const Instruction* body = frame.next;
  Instruction first = step;
  bool done = next_element(frame, first);
  frame.next = body;
  return done;
}

bool Machine::next_element(Frame& frame, const Instruction& step) {
  Loop& loop = loops_[frame.loops + step.count];
  if (loop.at == loop.count) return true;
  Value index;
  Value element;
  if (loop.entries != nullptr) {
    const MapEntry& entry = loop.entries[loop.at];
    index = Value::of(entry.key);
    index.origin = entry.key_origin;
    element = entry.value;
  } else if (loop.items != nullptr) {
    index = Value::of_int(static_cast<std::int64_t>(loop.at));
    element = loop.items[loop.at];
  } else if (loop.bytes != nullptr) {
    index = Value::of_int(static_cast<std::int64_t>(loop.at));
    element = Value::of_uint(static_cast<unsigned char>(loop.bytes[loop.at]), Type::Uint8);
  } else {
    element = loop.number;
    if (element.is(Kind::Uint)) element.natural = loop.at;
    else element.integer = static_cast<std::int64_t>(loop.at);
  }
  if (loop.boxes) element.flags |= kBoxed;
  ++loop.at;
  const LoopSlots& slots = frame.found.code->loops[step.count];
  if (slots.index != LoopSlots::kNone) frame.slots[slots.index] = index;
  if (slots.element != LoopSlots::kNone) frame.slots[slots.element] = element;
  frame.dot = element;
  frame.next = frame.found.code->code.data() + step.index;
  return check_limits(0);
}

bool Machine::find_template(const Instruction& step) {
  if (find(*step.text).code == nullptr)
    return fail(Error::Kind::Other, fmt::format("template {} not defined", base::go_quote(*step.text)));
  if (frames_.size() - first_frame_ > kMaxTemplateDepth)
    return fail(Error::Kind::Limit, fmt::format("exceeded maximum template depth ({})", kMaxTemplateDepth));
  return true;
}

void Machine::write_literal(const Frame& frame, const TextNode& literal, Text& out) {
  const Template& code = *frame.found.code;
  if (code.has_places) {
    out.add_literal(literal.text, base::Origin::at(code.first_place + literal.position), frame.inclusion);
  } else {
    const Overlay& overlay = *frame.found.overlay;
    out.add_part(overlay.text, literal.position, literal.position + literal.text.size(), overlay.place,
                 frame.inclusion);
  }
}

bool Machine::print(Frame& frame, const Instruction& step, Text& out) {
  const Value& value = *--frame.top;
  std::size_t before = out.size();
  base::Origin written = place_of(frame, step.position);
  base::Origin origin = value.origin;
  std::uint32_t flags = (value.flags & Value::kComputed) != 0 ? base::Run::kComputed : 0U;
  if (!origin.known() && frame.found.overlay != nullptr) {
    // The action itself stands in a value: that is where a person would change it.
    base::Run run = frame.found.overlay->run_at(step.position);
    origin = run.value;
    flags = run.flags & base::Run::kComputed;
  }
  if (value.is_string() && value.run_count > 0) {
    out.add(value, written, frame.inclusion);
  } else if (value.is_string()) {
    out.add(value.text(), written, origin, frame.inclusion, flags);
  } else {
    out.begin_run({.begin = 0, .written = written, .value = origin, .frame = frame.inclusion, .flags = flags});
    if (value.is(Kind::Object)) value.object->print_action(out.raw());
    else print_value(value, out.raw());
  }
  is_too_large_ = is_too_large_ || out.size() - before > kMaxText;
  return check_limits(out.size() - before);
}

bool Machine::check_limits(std::size_t written) {
  output_ += written;
  if (host_.arena().mark().chunks != chunks_) count_memory();
  bool is_good = ++steps_ <= options_.max_steps && output_ <= options_.max_output && memory_ <= options_.max_memory;
  return (is_good && !is_too_large_) || fail_limits();
}

void Machine::count_memory() {
  std::size_t now = host_.arena().reserved();
  memory_ += now > reserved_ ? now - reserved_ : 0;
  reserved_ = now;
  chunks_ = host_.arena().mark().chunks;
}

bool Machine::fail_memory() {
  return fail(Error::Kind::Limit, fmt::format("more than {} bytes of memory are needed", options_.max_memory));
}

bool Machine::fail_limits() {
  if (is_too_large_) return fail(Error::Kind::Limit, std::string(kTextTooLarge));
  if (memory_ > options_.max_memory) return fail_memory();
  if (output_ > options_.max_output)
    return fail(Error::Kind::Limit, fmt::format("more than {} bytes are written", options_.max_output));
  return fail(Error::Kind::Limit, fmt::format("more than {} steps", options_.max_steps));
}

}  // namespace pave::lang::gotemplate
