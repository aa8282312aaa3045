#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lang/gotemplate/code.h"
#include "lang/gotemplate/error.h"
#include "lang/gotemplate/run.h"
#include "lang/gotemplate/stack.h"
#include "lang/host.h"
#include "lang/text.h"

namespace pave::lang::gotemplate {

/// What a `tpl` adds to the templates that its text, and everything called from there, can see.
struct Overlay {
  const Program* program;
  base::Origin place;  ///< of the action with the tpl: its text has no places of its own
  Value text;          ///< the text, with what is known of its parts
  const Overlay* outer;

  /// The run that the byte at `position` of the text belongs to: one for all of it where its parts are not known.
  base::Run run_at(std::uint32_t position) const;
  /// Where an action of the text stands: in the template that the text is a part of, else the place of the tpl.
  base::Origin place_at(std::uint32_t position) const;
};

/// A template that was looked up, and what it was defined in (null: a file).
struct Found {
  const Template* code = nullptr;
  const Overlay* overlay = nullptr;
};

/// Executes compiled templates (text/template/exec.go) and what Helm hangs on: include and tpl (pkg/engine/engine.go).
class Machine {
 public:
  Machine(Host& host, const TemplateSet& set, const RunOptions& options, std::vector<base::Frame>& inclusions);

  /// What runs from here on may use the stack of the calling thread down to kMaxStack below this, or nearly to its end, and
  /// memory of the arena.
  void begin();
  Found find(std::string_view name) const;
  /// Runs a template; false: error() says why, and `out` holds what was written before.
  bool run(const Found& found, const Value& dot, std::uint32_t inclusion, Text& out);
  Error& error() { return error_; }

  Value include(std::string_view name, const Value& dot, Call& call);
  Value expand(const Value& source, const Value& dot, Call& call);
  /// The error of a name that no template has.
  [[gnu::noinline]] void fail_unknown(std::string_view name);

 private:
  static constexpr std::size_t kMaxNotes = 16;  ///< inclusions that an error names one by one

  struct Loop {
    Value dot;
    const Value* items = nullptr;
    const MapEntry* entries = nullptr;
    const char* bytes = nullptr;
    std::uint64_t count = 0;
    std::uint64_t at = 0;
    bool boxes = false;  ///< elements are of type interface {}
    Value number;        ///< over a number: its type
  };
  struct Frame {
    Found found;
    const Instruction* next = nullptr;
    Value dot;
    Value* slots = nullptr;
    Value* top = nullptr;
    ValueStack::Mark stack{};
    std::size_t loops = 0;
    std::uint32_t inclusion = 0;
  };

  [[gnu::noinline]] void enter(const Found& found, const Value& dot, std::uint32_t inclusion);
  void leave();
  /// Its number.
  [[gnu::noinline]] std::uint32_t add_inclusion(base::Origin place, std::uint32_t parent);
  bool execute(std::size_t first_frame, Text& out);

  // Of instructions. They find operands at frame.top and give false when the run has failed.
  bool fields(Frame& frame, const Instruction& step);
  [[gnu::noinline]] bool field(Frame& frame, const Instruction& step, Value& value, std::string_view name);
  [[gnu::noinline]] bool find_method(const Value& receiver, const Instruction& step);
  [[gnu::noinline]] bool check_method_argument(Frame& frame, const Instruction& step);
  [[gnu::noinline]] bool call_method(Frame& frame, const Instruction& step);
  void note_inclusion(const Frame& frame, const Instruction& step, Value& text);
  bool call(Frame& frame, const Instruction& step);
  [[gnu::noinline]] bool begin_loop(Frame& frame, const Instruction& step);
  [[gnu::noinline]] bool next_element(Frame& frame, const Instruction& step);
  [[gnu::noinline]] bool find_template(const Instruction& step);
  [[gnu::noinline]] bool print(Frame& frame, const Instruction& step, Text& out);
  void write_literal(const Frame& frame, const TextNode& literal, Text& out);
  bool check_limits(std::size_t written);
  /// What the functions of the run have made.
  [[gnu::noinline]] void count_memory();
  [[gnu::noinline]] bool fail_memory();
  [[gnu::noinline]] bool fail_limits();
  [[gnu::noinline]] bool check(Value& value, Param param);
  [[gnu::noinline]] bool fail_with(std::string_view words);
  [[gnu::noinline]] bool fail_variable(const Node& variable);
  [[gnu::noinline]] void run_template(Frame& frame, const Instruction& step);

  void treat(const Function& function, std::span<const Value> args, Value& result) const;

  base::Origin place_of(const Frame& frame, std::uint32_t position) const;
  [[gnu::noinline]] bool fail(Error::Kind kind, std::string message, base::Origin value = {});
  /// A function returned an error, or what ran inside it has failed.
  [[gnu::noinline]] bool fail_call(std::string_view name, const Node* node, Call& call);
  std::string prefix() const;
  void add_notes(std::size_t first_frame);
  void add_note(base::Origin place);
  /// The function that is running fails with error().
  Value give_up(Call& call);
  /// The same because the stack is used up.
  [[gnu::noinline]] Value fail_deep(std::string_view words, Call& call);
  /// The program of a text of tpl; null: error() says why it is none.
  [[gnu::noinline]] const Program* expanded(std::string_view text);
  [[gnu::noinline]] Value fail_nested(std::string_view name, Call& call);
  [[gnu::noinline]] Value fail_unparsed(const Value& source, Call& call);
  [[gnu::noinline]] void wrap_expansion(std::string_view text);
  bool stack_is_deep() const;
  /// Wraps error() in one more layer of words in front.
  void wrap(std::string_view words);
  std::unique_ptr<Text> take_text();

  Host& host_;
  const TemplateSet& set_;
  const RunOptions& options_;
  std::vector<base::Frame>& inclusions_;
  std::vector<Frame> frames_;
  std::vector<Loop> loops_;
  ValueStack stack_;
  const Overlay* overlay_ = nullptr;
  const Node* node_ = nullptr;  ///< what messages name
  Error error_;
  std::size_t more_notes_ = 0;    ///< inclusions that the last note stands for
  bool has_inner_error_ = false;  ///< error() is of what ran inside the function that has just failed
  std::uint64_t steps_ = 0;
  std::size_t output_ = 0;
  std::size_t memory_ = 0;     ///< bytes that the arena has taken in runs
  std::size_t reserved_ = 0;   ///< of the arena when it was looked at last
  std::size_t chunks_ = 0;     ///< the same
  bool is_too_large_ = false;  ///< a text is longer than kMaxText
  const char* stack_begin_ = nullptr;
  std::ptrdiff_t stack_room_ = 0;
  std::size_t first_frame_ = 0;                                              ///< of the innermost run
  std::unordered_map<std::string_view, std::uint32_t> included_;             ///< how often each name is running
  std::unordered_map<std::string_view, std::unique_ptr<Program>> expanded_;  ///< texts of tpl
  std::vector<std::unique_ptr<Text>> free_texts_;
};

}  // namespace pave::lang::gotemplate
