#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/sources.h"
#include "doc/names.h"
#include "doc/node.h"
#include "doc/reader.h"

namespace pave::doc {

/// What stops the reading of a document; thrown by the parser and the builder, caught by read() and read_events().
struct SyntaxError {
  base::Diagnostic diagnostic;
};

/// Tag and anchor of a node; `offset` is where the first of them begins.
struct Properties {
  std::string_view anchor;  ///< without `&`; empty: none
  std::string_view tag;     ///< resolved: `tag:yaml.org,2002:str`, `!local`, `!`; empty: none
  std::uint32_t offset = 0;

  bool any() const { return !anchor.empty() || !tag.empty(); }
};

/// What the parser read of one scalar. `text` lives in the source or in the arena.
struct Scalar {
  std::string_view text;
  Style style = Style::Plain;
  std::uint32_t offset = 0;
};

/// Turns the parser's events into a tree: nodes are collected on one stack, and a map or list takes its children into
/// the arena when it ends, so that children lie side by side. With `events`, each event is also written as a line of
/// the
/// yaml-test-suite's notation, and keys that a tree can't hold are let through.
class Builder {
 public:
  Builder(const base::Source& source, base::Arena& arena, const ReadOptions& options, std::string* events);

  void begin_document(bool explicit_start);
  void end_document(bool explicit_end);
  void begin_map(const Properties& properties, Style style, std::uint32_t offset);
  void end_map();
  void begin_list(const Properties& properties, Style style, std::uint32_t offset);
  void end_list();
  void scalar(const Properties& properties, const Scalar& scalar);
  void empty(const Properties& properties, std::uint32_t offset);
  void alias(std::string_view name, std::uint32_t offset);

  /// The state before a flow collection: `[a]: b` shows itself as a key only behind it.
  struct Mark {
    std::size_t log;
    std::size_t weight;
  };
  Mark mark() const { return {events_ == nullptr ? 0 : events_->size(), weight_}; }
  /// Begins a map whose first key is the node that was completed last, begun at `mark`.
  void begin_map_around(Mark mark, const Properties& properties, Style style, std::uint32_t offset);
  /// Gives the flow collection that was completed last, begun at `mark`, properties that stood on a line above it;
  /// `all` has its own properties, too.
  void add_properties(Mark mark, const Properties& above, const Properties& all);

  /// The tree of the document that ended; null when it has errors or is empty.
  const Node* root() const;
  std::vector<base::Diagnostic>& errors() { return errors_; }
  /// Duplicate keys of which the last one counts.
  std::vector<base::Diagnostic>& warnings() { return warnings_; }

 private:
  struct Frame {
    Node node;
    std::size_t first_child;
    std::uint32_t anchor;  ///< index + 1 into anchors_
    bool expects_key;
    bool merges;
    bool maybe_duplicate;
    Node key;                ///< its key fields wait for the value
    std::uint64_t seen = 0;  ///< one bit for each key's hash
    std::size_t weight_before;
    int height = 0;  ///< maps and lists inside each other below this one

    bool is_key_taken() const { return node.kind == Kind::Map && !expects_key; }
  };
  struct Anchor {
    Node node;
    std::size_t weight = 0;  ///< nodes, its aliases expanded
    int height = 0;          ///< maps and lists inside each other, itself included
    bool complete = false;
  };

  void begin(Kind kind, const Properties& properties, Style style, std::uint32_t offset);
  void end();
  void complete(Node node);
  const Node& last_completed() const;
  bool plain_string(const Properties& properties, const Scalar& scalar);
  void take_key(const Node& node);
  void set_key(std::string_view text, base::Origin origin);
  static void give_key(Frame& frame, Node& node);
  void check_duplicates(const Frame& frame);
  void drop_duplicates(const Frame& frame);
  void merge(Frame& frame);
  std::uint32_t declare_anchor(const Properties& properties);
  void log(std::string_view what, const Properties& properties, std::string_view rest);
  void log_text(std::string_view text);

  const base::Source& source_;
  base::Arena& arena_;
  const ReadOptions& options_;
  std::string* events_;

  std::vector<Frame> frames_;
  std::vector<Node> nodes_;
  std::vector<Anchor> anchors_;
  std::unordered_map<std::string_view, std::uint32_t> anchor_index_;
  std::size_t weight_ = 0;    ///< nodes of this document, aliases expanded
  std::size_t expanded_ = 0;  ///< nodes of all documents that came through aliases
  int last_height_ = 0;       ///< of the collection that ended last
  const Node* root_ = nullptr;
  std::vector<base::Diagnostic> errors_;
  std::vector<base::Diagnostic> warnings_;
};

}  // namespace pave::doc
