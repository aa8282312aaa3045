#include "judge/allow.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "doc/extent.h"

namespace pave::judge {
namespace {

constexpr std::string_view kMark = "pave:allow";
constexpr std::string_view kAnnotation = "pave.dev/allow";

std::string_view trim(std::string_view text) {
  std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

/// What stands behind `# pave:allow`, or nothing when the comment is another one.
std::optional<std::string_view> exception_in(std::string_view comment) {
  comment.remove_prefix(std::min(comment.find_first_not_of('#'), comment.size()));
  comment = trim(comment);
  if (!comment.starts_with(kMark)) return std::nullopt;
  comment.remove_prefix(kMark.size());
  if (!comment.empty() && comment.front() != ' ' && comment.front() != '\t') return std::nullopt;
  return trim(comment);
}

/// Bytes of a text from begin to before end.
struct Span {
  std::size_t begin;
  std::size_t end;
};

/// What an annotation covers, in places.
constexpr struct {
  std::uint32_t begin = 0;
  std::uint32_t end = std::numeric_limits<std::uint32_t>::max();
} kEverywhere;

Span line_at(std::string_view text, std::size_t offset) {
  std::size_t begin = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;  // npos + 1 is 0
  return {begin, std::min(text.find('\n', offset), text.size())};
}

/// Finds the line whose node a comment covers, for comments in the order of their places: many in a row cost one walk.
class CoveredLines {
 public:
  explicit CoveredLines(std::string_view text) : text_(text) {}

  /// Empty when the comment is alone on the last line.
  Span of(std::size_t comment) {
    if (comment < below_.begin) return below_;  // one of the comment lines that were walked over
    Span line = line_at(text_, comment);
    std::string_view before = trim(text_.substr(line.begin, comment - line.begin));
    if (!before.empty() && before != "---") return line;
    below_ = {text_.size(), text_.size()};
    while (line.end < text_.size()) {
      line = line_at(text_, line.end + 1);
      if (trim(text_.substr(line.begin, line.end - line.begin)).starts_with('#')) continue;
      below_ = line;
      break;
    }
    return below_;
  }

 private:
  std::string_view text_;
  Span below_{0, 0};  ///< of the last comment that was alone
};

/// Finds the outermost node that begins on a line, for lines in the order of their places: the children on the way to the
/// line before are kept, so that each node's are listed once.
class NodeFinder {
 public:
  explicit NodeFinder(doc::Extent root) : root_(root) {}

  /// The outermost node that begins in the places from first to before end.
  std::optional<doc::Extent> beginning_in(std::uint32_t first, std::uint32_t end) {
    doc::Extent at = root_;
    for (std::size_t depth = 0; at.first < first; ++depth) {
      const std::vector<doc::Extent>& children = children_of(at, depth);
      // The last child that begins before `end` is the only one that can begin on the line or hold what does, unless
      // several begin there: then the first of them.
      auto behind = std::ranges::lower_bound(children, first, {}, &doc::Extent::first);
      if (behind != children.end() && behind->first < end) return *behind;
      if (behind == children.begin()) return std::nullopt;
      at = *std::prev(behind);
    }
    return at.first < end ? std::optional(at) : std::nullopt;
  }

 private:
  struct Step {
    std::uint32_t first;
    std::vector<doc::Extent> children;
  };

  const std::vector<doc::Extent>& children_of(const doc::Extent& node, std::size_t depth) {
    if (depth < way_.size() && way_[depth].first != node.first) way_.resize(depth);
    if (depth == way_.size()) way_.push_back({node.first, doc::children_in(node)});
    return way_[depth].children;
  }

  doc::Extent root_;
  std::vector<Step> way_;
};

}  // namespace

std::string_view Allowances::reason(base::Code code, base::Origin origin) const {
  if (code == base::Code::SyntaxAllowWithoutReason || code == base::Code::SyntaxAllowUnknownRule) return {};
  // An unknown place is only in what covers everything.
  std::uint32_t place = origin.known() ? origin.place() : 0;
  auto behind = std::ranges::upper_bound(entries_, place, {}, [](const Entry& entry) { return entry.covers.first; });
  std::string_view reason;
  // From the inside outwards: the outermost one counts.
  for (auto at = static_cast<std::size_t>(behind - entries_.begin()) - 1; at != kNone; at = entries_[at].around) {
    const Entry& entry = entries_[at];
    bool covers = origin.known() ? place < entry.covers.end : entry.covers.end == kEverywhere.end;
    if (covers && entry.selector.matches(code)) reason = entry.reason;
  }
  return reason;
}

void Allowances::add(Selector selector, std::string_view reason, Range covers) {
  std::size_t around = entries_.size() - 1;  // kNone when there is none
  while (around != kNone && entries_[around].covers.end <= covers.first) around = entries_[around].around;
  for (std::size_t at = around; at != kNone; at = entries_[at].around)
    if (entries_[at].selector.text() == selector.text()) return;
  entries_.push_back({std::move(selector), std::string(reason), covers, around});
}

void Allowances::add(std::string_view words, Range covers, base::Origin origin, std::string_view field,
                     std::string_view form) {
  std::size_t rule_end = std::min(words.find_first_of(" \t"), words.size());
  std::string_view rule = words.substr(0, rule_end);
  if (rule.ends_with(':')) rule.remove_suffix(1);
  std::string_view reason = trim(words.substr(rule_end));
  auto mistake = [&](base::Code code, std::string message, std::string help) {
    base::Diagnostic diagnostic{code, origin, std::move(message), std::move(help), {}};
    mistakes_.push_back({std::move(diagnostic), base::facts(code).severity, std::string(field)});
  };
  if (rule.empty()) {
    return mistake(base::Code::SyntaxAllowWithoutReason, "this exception names neither a rule nor a reason",
                   fmt::format(fmt::runtime(form), "RULE reason"));
  }
  auto selector = Selector::parse(rule);
  if (!selector) {
    std::string_view near = nearest_rule(rule);
    return mistake(base::Code::SyntaxAllowUnknownRule,
                   fmt::format("no rule is called \"{}\", so nothing is allowed here", rule),
                   near.empty() ? "\"pave rules\" lists the rules" : fmt::format("did you mean \"{}\"?", near));
  }
  if (reason.empty()) {
    return mistake(base::Code::SyntaxAllowWithoutReason,
                   fmt::format("\"{}\" is not allowed here, since no reason is given", rule),
                   "say why: " + fmt::format(fmt::runtime(form), fmt::format("{} reason", rule)));
  }
  // A comment above nothing covers nothing.
  if (covers.first < covers.end) add(*std::move(selector), reason, covers);
}

Allowances comment_allowances(const base::Source& source, std::span<const doc::Comment> comments,
                              const doc::Document& document) {
  Allowances out;
  if (document.root == nullptr) return out;
  CoveredLines lines(source.text);
  NodeFinder nodes({document.root, doc::first_place(*document.root), source.first_place + document.end});
  auto first = std::ranges::lower_bound(comments, document.begin, {}, &doc::Comment::offset);
  for (auto comment = first; comment != comments.end() && comment->offset < document.end; ++comment) {
    auto words = exception_in(source.text.substr(comment->offset, comment->size));
    if (!words) continue;
    Span line = lines.of(comment->offset);
    auto place = [&source](std::size_t offset) { return source.first_place + static_cast<std::uint32_t>(offset); };
    auto node = nodes.beginning_in(place(line.begin), place(line.end));
    Allowances::Range covers = node ? Allowances::Range{node->first, node->end} : Allowances::Range{0, 0};
    out.add(*words, covers, source.at(comment->offset), {}, "# pave:allow {}");
  }
  return out;
}

Allowances annotation_allowances(const kube::Object& object) {
  Allowances out;
  const doc::Node* metadata = object.root->find("metadata");
  const doc::Node* annotations = metadata == nullptr ? nullptr : metadata->find("annotations");
  const doc::Node* annotation = annotations == nullptr ? nullptr : annotations->find(kAnnotation);
  if (annotation == nullptr || !annotation->is_string()) return out;
  std::string_view left = annotation->text();
  bool more = true;
  while (more) {
    std::size_t end = std::min(left.find(';'), left.size());
    more = end < left.size();
    std::string_view words = trim(left.substr(0, end));
    left.remove_prefix(std::min(end + 1, left.size()));
    if (words.empty() && (more || !annotation->text().empty())) continue;  // `a b;` and `;;` say nothing wrong
    out.add(words, {kEverywhere.begin, kEverywhere.end}, annotation->origin,
            fmt::format("metadata.annotations[{}]", kAnnotation), "pave.dev/allow: \"{}\"");
  }
  return out;
}

}  // namespace pave::judge
