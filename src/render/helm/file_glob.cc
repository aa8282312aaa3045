#include "render/helm/file_glob.h"

#include <algorithm>

#include "base/utf8.h"

namespace pave::render::helm {

/// Reads a pattern as the library's lexer and parser do; every way of theirs to fail is kept.
class FileGlobParser {
 public:
  explicit FileGlobParser(std::string_view pattern) : left_(pattern) {}

  std::optional<FileGlob> parse() {
    while (!failed_ && !left_.empty() && left_.front() != '\0') {
      char c = left_.front();
      if (c == '{') {
        left_.remove_prefix(1);
        open_.push_back({.fork = add({FileGlob::Op::Fork}), .branches = {position()}, .ends = {}});
      } else if (c == ',' && !open_.empty()) {
        left_.remove_prefix(1);
        open_.back().ends.push_back(add({FileGlob::Op::Jump}));
        open_.back().branches.push_back(position());
      } else if (c == '}' && !open_.empty()) {
        left_.remove_prefix(1);
        close();
      } else if (c == '[') {
        left_.remove_prefix(1);
        read_range();
      } else if (c == '?') {
        left_.remove_prefix(1);
        add({FileGlob::Op::Single});
      } else if (left_.starts_with("**")) {
        left_.remove_prefix(2);
        add({FileGlob::Op::Super});
      } else if (c == '*') {
        left_.remove_prefix(1);
        add({FileGlob::Op::Any});
      } else {
        for (std::uint32_t character : read_text(open_.empty() ? "?*[{" : "?*[{},"))
          add({FileGlob::Op::Character, false, character});
      }
    }
    if (failed_) return std::nullopt;
    while (!open_.empty()) close();  // an open brace closes at the end
    glob_.find_ends();
    return std::move(glob_);
  }

 private:
  struct Terms {
    std::uint32_t fork;
    std::vector<std::uint32_t> branches;  ///< where each begins
    std::vector<std::uint32_t> ends;      ///< the Jump behind each but the last
  };

  std::uint32_t position() const { return static_cast<std::uint32_t>(glob_.steps_.size()); }
  std::uint32_t add(FileGlob::Step step) {
    glob_.steps_.push_back(step);
    return position() - 1;
  }

  void close() {
    Terms terms = std::move(open_.back());
    open_.pop_back();
    for (std::uint32_t end : terms.ends) glob_.steps_[end].low = position();
    glob_.steps_[terms.fork].low = static_cast<std::uint32_t>(glob_.targets_.size());
    glob_.targets_.insert(glob_.targets_.end(), terms.branches.begin(), terms.branches.end());
    glob_.steps_[terms.fork].high = static_cast<std::uint32_t>(glob_.targets_.size());
  }

  /// The next character, or 0 at the end and at bytes that are not UTF-8 (which fails).
  std::uint32_t peek() {
    if (left_.empty()) return 0;
    std::uint32_t code = 0;
    if (base::decode_utf8(left_, code) != 0 && code != 0xfffd) return code;
    failed_ = true;
    return 0;
  }
  std::uint32_t read() {
    std::uint32_t code = peek();
    if (code != 0) left_.remove_prefix(base::decode_utf8(left_, code));
    return code;
  }

  std::vector<std::uint32_t> read_text(std::string_view breakers) {
    std::vector<std::uint32_t> text;
    bool escaped = false;
    while (std::uint32_t code = peek()) {
      if (!escaped && code == '\\') {
        escaped = true;
        read();
        continue;
      }
      if (!escaped && code < 0x80 && breakers.find(static_cast<char>(code)) != std::string_view::npos) break;
      escaped = false;
      text.push_back(read());
    }
    return text;
  }

  /// Behind `[`. Either one range or a list of characters, nothing else.
  void read_range() {
    bool is_not = peek() == '!';
    if (is_not) read();
    std::uint32_t first = peek();
    if (first == 0) return fail();
    std::string_view before = left_;
    read();
    FileGlob::Step step;
    if (peek() == '-') {
      read();
      std::uint32_t last = read();
      if (last == 0 || last < first) return fail();
      step = {FileGlob::Op::Range, is_not, first, last};
    } else {
      left_ = before;
      std::vector<std::uint32_t> list = read_text("]");
      if (list.empty()) return fail();
      std::uint32_t begin = static_cast<std::uint32_t>(glob_.characters_.size());
      glob_.characters_.insert(glob_.characters_.end(), list.begin(), list.end());
      step = {FileGlob::Op::List, is_not, begin, static_cast<std::uint32_t>(glob_.characters_.size())};
    }
    if (read() != ']') return fail();
    add(step);
  }

  void fail() { failed_ = true; }

  std::string_view left_;
  FileGlob glob_;
  std::vector<Terms> open_;
  bool failed_ = false;
};

std::optional<FileGlob> FileGlob::compile(std::string_view pattern) { return FileGlobParser(pattern).parse(); }

void FileGlob::find_ends() {
  std::string* end = &first_;
  for (const Step& step : steps_) {
    if (step.op == Op::Super && end == &first_) end = &last_;
    else if (step.op == Op::Character) base::append_utf8(step.low, *end);
    else return;
  }
  only_ends_ = end == &last_ && !first_.empty() && !last_.empty();
}

bool FileGlob::accepts(const Step& step, std::uint32_t character) const {
  switch (step.op) {
    case Op::Character: return character == step.low;
    case Op::Single:
    case Op::Any: return character != '/';
    case Op::Super: return true;
    case Op::Range: return (character >= step.low && character <= step.high) != step.is_not;
    case Op::List: {
      auto begin = characters_.begin() + step.low;
      auto end = characters_.begin() + step.high;
      return (std::find(begin, end, character) != end) != step.is_not;
    }
    case Op::Fork:
    case Op::Jump: return false;
  }
  return false;
}

bool FileGlob::matches(std::string_view path) const {
  if (only_ends_) return path.starts_with(first_) && path.ends_with(last_);
  // All places of the pattern at which the path may be, each once.
  std::vector<std::uint32_t> now, next;
  std::vector<std::size_t> seen(steps_.size() + 1, 0);
  std::size_t round = 1;
  auto enter = [&](std::uint32_t target, std::vector<std::uint32_t>& places) {
    std::vector<std::uint32_t> open = {target};
    while (!open.empty()) {
      std::uint32_t at = open.back();
      open.pop_back();
      if (seen[at] == round) continue;
      seen[at] = round;
      if (at == steps_.size()) {
        places.push_back(at);
        continue;
      }
      const Step& step = steps_[at];
      if (step.op == Op::Fork) {
        for (std::uint32_t i = step.low; i < step.high; ++i) open.push_back(targets_[i]);
      } else if (step.op == Op::Jump) {
        open.push_back(step.low);
      } else {
        places.push_back(at);
        if (step.op == Op::Any || step.op == Op::Super) open.push_back(at + 1);
      }
    }
  };
  enter(0, now);
  while (!path.empty()) {
    std::uint32_t character = 0xfffd;
    std::size_t size = std::max<std::size_t>(base::decode_utf8(path, character), 1);
    path.remove_prefix(size);
    ++round;
    next.clear();
    for (std::uint32_t at : now) {
      if (at == steps_.size() || !accepts(steps_[at], character)) continue;
      bool stays = steps_[at].op == Op::Any || steps_[at].op == Op::Super;
      enter(stays ? at : at + 1, next);
    }
    now.swap(next);
  }
  return std::ranges::find(now, steps_.size()) != now.end();
}

}  // namespace pave::render::helm
