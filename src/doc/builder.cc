#include "doc/builder.h"

#include <algorithm>
#include <cassert>
#include <unordered_set>

#include "doc/resolve.h"

namespace pave::doc {
namespace {

constexpr std::size_t kSmallMap = 16;  // keys up to which comparing all pairs beats sorting

bool is_merge_key(const Properties& properties, const Scalar& scalar) {
  bool untagged = properties.tag.empty() && scalar.style == Style::Plain;
  return scalar.text == "<<" && (untagged || properties.tag == "tag:yaml.org,2002:merge");
}

bool is_word(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) {
    return c == '_' || c == '-' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
}

bool same_key(const Node& a, const Node& b) {
  if (a.key_symbol != b.key_symbol || a.key_size != b.key_size) return false;
  return a.key_symbol != kNoSymbol || a.key() == b.key();
}

/// `before` is the text before the key.
std::string help_for_key(const Node& key, std::string_view before) {
  if (key.is_null()) return "write the key in quotes";
  if (key.is_map() && before.ends_with('{')) return "put a template's {{ }} in quotes, or render the template first";
  return "JSON and Kubernetes know only texts as keys; is a \":\" too many?";
}

}  // namespace

Builder::Builder(const base::Source& source, base::Arena& arena, const ReadOptions& options, std::string* events)
    : source_(source), arena_(arena), options_(options), events_(events) {}

void Builder::begin_document(bool explicit_start) {
  frames_.clear();
  nodes_.clear();
  anchors_.clear();
  anchor_index_.clear();
  errors_.clear();
  warnings_.clear();
  weight_ = 0;
  root_ = nullptr;
  if (events_ != nullptr) *events_ += explicit_start ? "+DOC ---\n" : "+DOC\n";
}

void Builder::end_document(bool explicit_end) {
  if (events_ != nullptr) *events_ += explicit_end ? "-DOC ...\n" : "-DOC\n";
}

const Node* Builder::root() const { return errors_.empty() ? root_ : nullptr; }

void Builder::begin(Kind kind, const Properties& properties, Style style, std::uint32_t offset) {
  Frame& frame = frames_.emplace_back();
  frame.node.kind = kind;
  frame.node.style = style;
  frame.node.origin = source_.at(offset);
  frame.first_child = nodes_.size();
  frame.anchor = declare_anchor(properties);
  frame.expects_key = kind == Kind::Map;
  frame.merges = frame.maybe_duplicate = false;
  frame.weight_before = weight_++;
}

void Builder::begin_map(const Properties& properties, Style style, std::uint32_t offset) {
  if (events_ != nullptr) log(style == Style::Flow ? "+MAP {}" : "+MAP", properties, {});
  begin(Kind::Map, properties, style, offset);
}

void Builder::begin_list(const Properties& properties, Style style, std::uint32_t offset) {
  if (events_ != nullptr) log(style == Style::Flow ? "+SEQ []" : "+SEQ", properties, {});
  begin(Kind::List, properties, style, offset);
}

const Node& Builder::last_completed() const {
  if (frames_.empty()) return *root_;
  return frames_.back().is_key_taken() ? frames_.back().key : nodes_.back();
}

void Builder::add_properties(Mark mark, const Properties& above, const Properties& all) {
  const Node node = last_completed();
  if (std::uint32_t anchor = declare_anchor(above); anchor != 0)
    anchors_[anchor - 1] = {node, weight_ - mark.weight, last_height_, true};
  if (events_ == nullptr) return;
  std::string inside = events_->substr(events_->find('\n', mark.log) + 1);
  events_->resize(mark.log);
  log(node.is_map() ? "+MAP {}" : "+SEQ []", all, {});
  *events_ += inside;
}

void Builder::begin_map_around(Mark mark, const Properties& properties, Style style, std::uint32_t offset) {
  if (events_ != nullptr) {
    std::string key = events_->substr(mark.log);
    events_->resize(mark.log);
    log(style == Style::Flow ? "+MAP {}" : "+MAP", properties, {});
    *events_ += key;
  }
  // The node came too early: take it back from where complete() put it.
  Node key = last_completed();
  if (frames_.empty()) {
    root_ = nullptr;
  } else if (frames_.back().is_key_taken()) {
    frames_.back().expects_key = true;
  } else {
    nodes_.pop_back();
    frames_.back().expects_key = false;
  }
  begin(Kind::Map, properties, style, offset);
  bool merges =
      options_.profile == Profile::Kubernetes && key.is_string() && key.style == Style::Plain && key.text() == "<<";
  if (merges && source_.text[key.origin.place() - source_.first_place] == '<') frames_.back().merges = true;
  take_key(key);
}

void Builder::end_map() {
  if (events_ != nullptr) *events_ += "-MAP\n";
  Frame& frame = frames_.back();
  if (frame.maybe_duplicate) {
    std::size_t before = warnings_.size();
    check_duplicates(frame);
    if (warnings_.size() != before) drop_duplicates(frame);
  }
  if (frame.merges) merge(frame);
  end();
}

void Builder::end_list() {
  if (events_ != nullptr) *events_ += "-SEQ\n";
  end();
}

void Builder::end() {
  Frame& frame = frames_.back();
  std::span<const Node> children(nodes_.data() + frame.first_child, nodes_.size() - frame.first_child);
  Node node = frame.node;
  node.size = static_cast<std::uint32_t>(children.size());
  node.first = arena_.copy(children).data();
  last_height_ = frame.height + 1;
  if (frame.anchor != 0) anchors_[frame.anchor - 1] = {node, weight_ - frame.weight_before, last_height_, true};
  nodes_.resize(frame.first_child);
  frames_.pop_back();
  if (!frames_.empty()) frames_.back().height = std::max(frames_.back().height, last_height_);
  complete(node);
}

/// Most scalars are strings without a tag: their nodes are filled in where they stay.
bool Builder::plain_string(const Properties& properties, const Scalar& scalar) {
  if (events_ != nullptr || frames_.empty() || properties.any() || !is_surely_string({}, scalar)) return false;
  Frame& frame = frames_.back();
  base::Origin origin = source_.at(scalar.offset);
  if (frame.expects_key) {
    if (scalar.text.size() == 2 && options_.profile == Profile::Kubernetes)
      frame.merges |= is_merge_key(properties, scalar);
    frame.expects_key = false;
    set_key(scalar.text, origin);
  } else {
    Node& node = nodes_.emplace_back();
    node.kind = Kind::String;
    node.style = scalar.style;
    node.size = static_cast<std::uint32_t>(scalar.text.size());
    node.bytes = scalar.text.data();
    node.origin = origin;
    if (frame.node.kind == Kind::Map) give_key(frame, node);
  }
  ++weight_;
  return true;
}

void Builder::scalar(const Properties& properties, const Scalar& scalar) {
  if (plain_string(properties, scalar)) return;
  if (events_ != nullptr) {
    constexpr std::string_view kMarks[] = {":", "'", "\"", "|", ">"};
    log("=VAL", properties, kMarks[static_cast<int>(scalar.style)]);
    log_text(scalar.text);
  }
  Node node;
  node.origin = source_.at(scalar.offset);
  bool is_key = !frames_.empty() && frames_.back().expects_key;
  if (is_key && scalar.text.size() == 2 && options_.profile == Profile::Kubernetes &&
      is_merge_key(properties, scalar)) {
    node.kind = Kind::String;
    node.bytes = scalar.text.data();
    node.size = 2;
    frames_.back().merges = true;
  } else if (events_ == nullptr) {
    resolve_scalar(options_.profile, properties.tag, scalar, source_, arena_, node);
  }
  ++weight_;
  if (std::uint32_t anchor = declare_anchor(properties); anchor != 0) anchors_[anchor - 1] = {node, 1, 0, true};
  complete(node);
}

void Builder::empty(const Properties& properties, std::uint32_t offset) {
  // Without properties an empty node is null; a tag can make it an empty string.
  scalar(properties, {std::string_view(source_.text.data() + offset, 0), Style::Plain, offset});
}

void Builder::alias(std::string_view name, std::uint32_t offset) {
  if (events_ != nullptr) (*events_ += "=ALI *") += std::string(name) + "\n";
  auto fail = [&](base::Code code, std::string message, std::string help) {
    throw SyntaxError{{code, source_.at(offset), std::move(message), std::move(help), {}}};
  };
  auto found = anchor_index_.find(name);
  if (found == anchor_index_.end())
    fail(base::Code::SyntaxYaml,
         "a text that begins with \"*\" is an alias, and no anchor &" + std::string(name) + " stands above it",
         is_word(name) ? "write &" + std::string(name) + " before the value that is meant, or put the text in quotes"
                       : "put the text in quotes: \"*" + std::string(name) + "\"");
  const Anchor& anchor = anchors_[found->second];
  if (!anchor.complete && events_ == nullptr)
    fail(base::Code::SyntaxYaml, "the alias *" + std::string(name) + " stands inside the value that it names",
         "a value can't hold itself");
  weight_ += anchor.weight;
  expanded_ += anchor.weight;
  if (expanded_ > kMaxAliasedNodes)
    fail(base::Code::SyntaxLimit,
         "the aliases of this file expand to more than " + std::to_string(kMaxAliasedNodes) + " values",
         "write the values out, or use fewer aliases inside aliased values");
  // Every later part may walk the tree as deep as it is, so aliases must not make it deeper than text can.
  if (static_cast<int>(frames_.size()) + anchor.height > kMaxDepth)
    fail(base::Code::SyntaxLimit, "aliases nest lists and maps more than " + std::to_string(kMaxDepth) + " deep",
         "no Kubernetes object needs that; write the values out");
  if (!frames_.empty()) frames_.back().height = std::max(frames_.back().height, anchor.height);
  Node node = anchor.node;
  // As a key it stands where the alias does; as a value, where a person would edit it: at the anchor.
  if (!frames_.empty() && frames_.back().expects_key) node.origin = source_.at(offset);
  complete(node);
}

std::uint32_t Builder::declare_anchor(const Properties& properties) {
  if (properties.anchor.empty()) return 0;
  anchors_.emplace_back();
  std::uint32_t index = static_cast<std::uint32_t>(anchors_.size());
  anchor_index_[properties.anchor] = index - 1;
  return index;
}

void Builder::give_key(Frame& frame, Node& node) {
  node.key_origin = frame.key.key_origin;
  node.key_symbol = frame.key.key_symbol;
  node.key_bytes = frame.key.key_bytes;
  node.key_size = frame.key.key_size;
  frame.expects_key = true;
}

void Builder::complete(Node node) {
  bool is_key = !frames_.empty() && frames_.back().expects_key;
  if (node.kind == Kind::Float && !is_key && options_.profile == Profile::Kubernetes &&
      node.text().find_first_of("nN") != std::string_view::npos)
    throw SyntaxError{{base::Code::SyntaxYaml,
                       node.origin,
                       "JSON, which Kubernetes speaks, has no infinity and no NaN",
                       "write it in quotes when a string is meant",
                       {}}};
  if (frames_.empty()) {
    bool nothing = node.kind == Kind::Null && node.size == 0 && node.style == Style::Plain;
    root_ = nothing && events_ == nullptr ? nullptr : arena_.copy(std::span<const Node>(&node, 1)).data();
    return;
  }
  Frame& frame = frames_.back();
  if (frame.expects_key) return take_key(node);
  if (frame.node.kind == Kind::Map) {
    give_key(frame, node);
  }
  nodes_.push_back(node);
}

void Builder::take_key(const Node& node) {
  Frame& frame = frames_.back();
  frame.expects_key = false;
  frame.key = node;
  if (events_ != nullptr) return;
  if (node.is_map() || node.is_list() || node.is_null()) {
    errors_.push_back({base::Code::SyntaxYaml,
                       node.origin,
                       std::string("a key must be a scalar, and this one is ") + std::string(describe(node.kind)),
                       help_for_key(node, source_.text.substr(0, node.origin.place() - source_.first_place)),
                       {}});
    return;
  }
  set_key(node.is_string() ? node.text() : key_text(node, arena_), node.origin);
}

void Builder::set_key(std::string_view text, base::Origin origin) {
  Frame& frame = frames_.back();
  frame.key.key_origin = origin;
  frame.key.key_bytes = text.data();
  frame.key.key_size = static_cast<std::uint32_t>(text.size());
  std::uint32_t hash = Names::hash(text);
  frame.key.key_symbol = options_.names == nullptr ? kNoSymbol : options_.names->find(text, hash);
  std::uint64_t bit = 1ULL << (hash & 63);
  frame.maybe_duplicate |= (frame.seen & bit) != 0;
  frame.seen |= bit;
}

void Builder::check_duplicates(const Frame& frame) {
  std::span<const Node> children(nodes_.data() + frame.first_child, nodes_.size() - frame.first_child);
  auto report = [this](const Node& first, const Node& again) {
    if (!first.key_origin.known() || !again.key_origin.known()) return;  // a key that was refused
    std::vector<base::Diagnostic>& list = options_.as_unmarshal ? warnings_ : errors_;
    list.push_back({base::Code::SyntaxDuplicateKey,
                    again.key_origin,
                    "the key \"" + std::string(again.key()) + "\" stands twice in this map",
                    "remove one of the two, or put their contents together",
                    {{"first written here", first.key_origin}}});
  };
  if (children.size() <= kSmallMap) {
    for (std::size_t i = 1; i < children.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (same_key(children[i], children[j])) {
          report(children[j], children[i]);
          break;
        }
    return;
  }
  std::vector<const Node*> by_key;
  for (const Node& child : children) by_key.push_back(&child);
  std::stable_sort(by_key.begin(), by_key.end(), [](const Node* a, const Node* b) { return a->key() < b->key(); });
  for (std::size_t i = 1, first = 0; i < by_key.size(); ++i) {
    if (by_key[i]->key() == by_key[first]->key()) report(*by_key[first], *by_key[i]);
    else first = i;
  }
}

/// The last of each keeps its place, in which merges see it.
void Builder::drop_duplicates(const Frame& frame) {
  std::unordered_set<std::string_view> seen;
  auto first = nodes_.begin() + static_cast<std::ptrdiff_t>(frame.first_child);
  auto kept = nodes_.end();
  // A map may merge several times: `<<` is no key.
  for (auto node = nodes_.end(); node != first;) {
    --node;
    bool merges = frame.merges && node->key() == "<<";
    if (merges || seen.insert(node->key()).second) *--kept = *node;
  }
  nodes_.erase(first, kept);
}

/// go.yaml.in/yaml/v2 writes merged keys into the map where `<<` stands: a later key wins, whichever it is.
void Builder::merge(Frame& frame) {
  std::vector<Node> written(nodes_.begin() + static_cast<std::ptrdiff_t>(frame.first_child), nodes_.end());
  nodes_.resize(frame.first_child);
  auto fail = [](const Node& value) {
    throw SyntaxError{{base::Code::SyntaxYaml,
                       value.origin,
                       std::string("\"<<\" merges maps, and this is ") + std::string(describe(value.kind)),
                       "give it an alias of a map, or a list of such aliases; in quotes \"<<\" is an ordinary key",
                       {}}};
  };
  // Where a key is now, for maps that merging makes large.
  std::unordered_map<std::string_view, std::size_t> places;
  auto put = [&](const Node& pair) {
    auto [place, is_new] = places.try_emplace(pair.key(), nodes_.size());
    if (is_new) nodes_.push_back(pair);
    else nodes_[place->second] = pair;
  };
  for (const Node& pair : written) {
    if (pair.key() != "<<" || source_.text[pair.key_origin.place() - source_.first_place] != '<') {
      put(pair);
      continue;
    }
    std::span<const Node> maps = pair.is_list() ? pair.children() : std::span<const Node>(&pair, 1);
    // The first of several maps wins, so the last comes first.
    for (auto map = maps.rbegin(); map != maps.rend(); ++map) {
      if (!map->is_map()) fail(*map);
      for (const Node& merged : map->children()) put(merged);
    }
  }
}

void Builder::log(std::string_view what, const Properties& properties, std::string_view rest) {
  std::string& out = *events_;
  out += what;
  if (!properties.anchor.empty()) (out += " &") += properties.anchor;
  if (!properties.tag.empty()) ((out += " <") += properties.tag) += '>';
  if (!rest.empty()) (out += ' ') += rest;
  else out += '\n';
}

void Builder::log_text(std::string_view text) {
  for (char c : text) {
    switch (c) {
      case '\\': *events_ += "\\\\"; break;
      case '\n': *events_ += "\\n"; break;
      case '\t': *events_ += "\\t"; break;
      case '\r': *events_ += "\\r"; break;
      case '\b': *events_ += "\\b"; break;
      case '\0': *events_ += "\\0"; break;
      default: *events_ += c;
    }
  }
  *events_ += '\n';
}

}  // namespace pave::doc
