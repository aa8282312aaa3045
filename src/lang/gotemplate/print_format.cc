#include <algorithm>
#include <cassert>

#include "base/unicode.h"
#include "base/utf8.h"
#include "lang/gotemplate/print.h"
#include "lang/gotemplate/printer.h"

namespace pave::lang::gotemplate {
namespace {

constexpr int kLargest = 1'000'000;  // width, precision and argument number that Go takes

bool is_too_large(std::int64_t number) { return number > kLargest || number < -kLargest; }

/// A format as it is read from left to right.
class Format {
 public:
  Format(std::string_view format, std::span<const Value> args, std::string& out, std::vector<Printed>* parts)
      : format_(format), args_(args), out_(out), parts_(parts), printer_(out) {}

  void print() {
    while (at_ < format_.size()) {
      std::size_t percent = std::min(format_.find('%', at_), format_.size());
      if (percent > at_) mark(Printed::kFormat);
      out_ += format_.substr(at_, percent - at_);
      at_ = percent;
      if (at_ == format_.size()) break;
      ++at_;
      if (!print_directive()) break;
    }
    if (!reordered_ && argument_ < args_.size()) print_extra();
  }

 private:
  void mark(std::int32_t argument) {
    if (parts_ != nullptr) parts_->push_back({static_cast<std::uint32_t>(out_.size()), argument});
  }

  bool next_is(char c) const { return at_ < format_.size() && format_[at_] == c; }

  /// A decimal number; false: there is none. One that is too large ends the whole format.
  bool read_number(int& number) {
    number = 0;
    bool is_number = false;
    for (; at_ < format_.size() && format_[at_] >= '0' && format_[at_] <= '9'; ++at_) {
      if (is_too_large(number)) {
        number = 0;
        at_ = format_.size();
        return false;
      }
      number = number * 10 + (format_[at_] - '0');
      is_number = true;
    }
    return is_number;
  }

  /// `[3]`; whether there was one.
  bool read_argument_number() {
    if (!next_is('[')) return false;
    reordered_ = true;
    std::size_t close = format_.find(']', at_ + 1);
    if (format_.size() - at_ < 3 || close == std::string_view::npos) {
      good_number_ = false;
      ++at_;
      return false;
    }
    std::int64_t number = 0;
    bool ok = close > at_ + 1;
    for (std::size_t i = at_ + 1; ok && i < close; ++i) {
      ok = format_[i] >= '0' && format_[i] <= '9' && !is_too_large(number);
      number = number * 10 + (format_[i] - '0');
    }
    at_ = close + 1;
    if (ok && number >= 1 && static_cast<std::uint64_t>(number) <= args_.size()) {
      argument_ = static_cast<std::size_t>(number - 1);
      return true;
    }
    good_number_ = false;
    return ok;
  }

  /// `*`: the number is the next argument; false: it isn't one, or too large.
  bool take_number(int& number) {
    number = 0;
    if (argument_ >= args_.size()) return false;
    const Value& value = args_[argument_++];
    bool is_integer = value.kind == Kind::Int || (value.kind == Kind::Uint && value.integer >= 0);
    if (!is_integer || is_too_large(value.integer)) return false;
    number = static_cast<int>(value.integer);
    return true;
  }

  void read_flags() {
    Style& style = printer_.style;
    style = {};
    for (; at_ < format_.size(); ++at_) {
      switch (format_[at_]) {
        case '#': style.sharp = true; break;
        case '0': style.zero = true; break;
        case '+': style.plus = true; break;
        case '-': style.minus = true; break;
        case ' ': style.space = true; break;
        default: return;
      }
    }
  }

  /// Width and precision with the numbers of arguments around them.
  void read_sizes() {
    Style& style = printer_.style;
    bool after_number = read_argument_number();
    if (next_is('*')) {
      ++at_;
      style.has_width = take_number(style.width);
      if (!style.has_width) out_ += "%!(BADWIDTH)";
      if (style.width < 0) {
        style.width = -style.width;
        style.minus = true;
        style.zero = false;
      }
      after_number = false;
    } else {
      style.has_width = read_number(style.width);
      if (after_number && style.has_width) good_number_ = false;
    }
    if (next_is('.') && at_ + 1 < format_.size()) {
      ++at_;
      if (after_number) good_number_ = false;
      after_number = read_argument_number();
      if (next_is('*')) {
        ++at_;
        style.has_precision = take_number(style.precision);
        if (style.precision < 0) style = without_precision(style);
        if (!style.has_precision) out_ += "%!(BADPREC)";
        after_number = false;
      } else {
        read_number(style.precision);
        style.has_precision = true;
      }
    }
    if (!after_number) read_argument_number();
  }

  static Style without_precision(Style style) {
    style.precision = 0;
    style.has_precision = false;
    return style;
  }

  void print_problem(std::uint32_t verb, std::string_view what) {
    out_ += "%!";
    base::append_utf8(verb, out_);
    out_ += what;
  }

  /// What stands behind a percent sign; false: the format ends within it.
  bool print_directive() {
    good_number_ = true;
    std::size_t begin = out_.size();
    mark(Printed::kFormat);
    read_flags();
    read_sizes();
    if (at_ >= format_.size()) {
      out_ += "%!(NOVERB)";
      return false;
    }
    std::uint32_t verb = 0;
    at_ += base::next_character(format_.substr(at_), verb);
    if (verb == '%') {
      out_ += '%';
    } else if (!good_number_) {
      print_problem(verb, "(BADINDEX)");
    } else if (argument_ >= args_.size()) {
      print_problem(verb, "(MISSING)");
    } else {
      print_argument(verb, begin);
    }
    return true;
  }

  void print_argument(std::uint32_t verb, std::size_t begin) {
    Style& style = printer_.style;
    if (verb == 'v' || verb == 'w') {
      style.sharp_v = style.sharp;
      style.sharp = false;
      style.plus_v = style.plus;
      style.plus = false;
    }
    if (parts_ != nullptr && out_.size() == begin) parts_->back().argument = static_cast<std::int32_t>(argument_);
    else mark(static_cast<std::int32_t>(argument_));
    printer_.print_argument(args_[argument_++], verb);
  }

  void print_extra() {
    mark(Printed::kFormat);
    printer_.style = {};
    out_ += "%!(EXTRA ";
    for (std::size_t i = argument_; i < args_.size(); ++i) {
      if (i > argument_) out_ += ", ";
      if (args_[i].is_nothing()) {
        out_ += "<nil>";
        continue;
      }
      out_ += go_type(args_[i]);
      out_ += '=';
      printer_.print_argument(args_[i], U'v');
    }
    out_ += ')';
  }

  std::string_view format_;
  std::span<const Value> args_;
  std::string& out_;
  std::vector<Printed>* parts_;
  Printer printer_;
  std::size_t at_ = 0;
  std::size_t argument_ = 0;
  bool reordered_ = false;
  bool good_number_ = true;
};

}  // namespace

void print_format(std::string_view format, std::span<const Value> args, std::string& out, std::vector<Printed>* parts) {
  Format(format, args, out, parts).print();
}

}  // namespace pave::lang::gotemplate
