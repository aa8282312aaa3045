#include "cli/explain_field.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <vector>

#include "base/arena.h"
#include "base/files.h"
#include "base/similar.h"
#include "cli/fetch_flag.h"
#include "cli/say.h"
#include "cli/template_flags.h"
#include "cli/template_report.h"
#include "doc/reader.h"
#include "estate/manifest_file.h"
#include "judge/field_trace.h"
#include "judge/inputs.h"
#include "kube/list.h"
#include "kube/object_name.h"
#include "render/helm/load.h"
#include "render/helm/release.h"
#include "show/field_trace.h"

namespace pave::cli {
namespace {

using render::helm::HelmVersion;
using render::helm::Manifest;

constexpr std::string_view kWho = "pave explain field";
constexpr std::array<std::string_view, 2> kFormats = {"text", "json"};
constexpr std::array<std::string_view, 2> kHelmVersions = {"4.1", "4.3"};
constexpr std::array<std::string_view, 6> kValueFlags = {"--values",   "--set",      "--set-string",
                                                         "--set-json", "--set-file", "--set-literal"};

/// What is looked for, where.
struct Question {
  kube::ObjectName object;
  std::string field;
  std::string namespace_name;  ///< empty: any
  render::helm::ReleaseOptions release;
};

/// Looks through manifests and releases, one after another.
class Search {
 public:
  Search(const Question& question, const base::Files& files, Context& context)
      : question_(question), files_(files), context_(context), find_(dependency_finder(context, false)) {}

  /// A folder or archive; a chart that can't be rendered is said and left out.
  void chart(const std::string& path) {
    auto chart = render::helm::load_chart(files_, path,
                                          {.helm_version = question_.release.helm_version,
                                           .for_release = false,
                                           .without_missing = true,
                                           .find_dependency = find_});
    if (!chart) return failed([&] { report_error(chart.error(), context_); }, path);
    if ((*chart)->root->metadata.is_library()) return;
    auto release = render::helm::render_release(**chart, files_, question_.release);
    if (!release) return failed([&] { report_error(release.error(), false, context_); }, path);
    for (const auto* manifests : {&release->objects, &release->hooks})
      for (const Manifest& manifest : *manifests) document(manifest.root, *release->sources);
    for (const render::helm::Definitions& definitions : release->definitions)
      for (const doc::Document& one : doc::read(*definitions.file->source, arena_, {}).documents)
        document(one.root, *release->sources);
    arena_.clear();
  }

  void manifests(const judge::Input& input) {
    auto text = input.read(files_);
    if (!text) {
      say(kWho, fmt::format("{}: {}", input.path, text.error().message), context_);
      has_failed_ = true;
      return;
    }
    base::Sources sources;
    const base::Source& source = sources.add(input.path, *std::move(text));
    estate::ManifestFile file = estate::read_manifests(source, arena_, input.use.named);
    for (const kube::Object& object : file.objects) look_at(object, sources);
    for (const base::Diagnostic& problem : file.problems)
      if (input.use.named) say(kWho, fmt::format("{}: {}", input.path, problem.message), context_);
    arena_.clear();
  }

  const std::vector<judge::FieldTrace>& traces() const { return traces_; }
  bool has_failed() const { return has_failed_; }

  /// What there is instead of the object, in words for a help.
  std::string nearest() const {
    std::string wanted = question_.object.kind + "/" + question_.object.name;
    base::Nearest nearest_name(question_.object.name);
    base::Nearest nearest_kind(question_.object.kind);
    std::vector<std::string> of_that_kind;
    for (const Seen& one : seen_) {
      if (one.is_that_kind) {
        nearest_name.offer(one.name);
        of_that_kind.push_back(one.name);
      } else if (one.name == question_.object.name) {
        nearest_kind.offer(one.kind);
      }
    }
    if (!nearest_name.best().empty())
      return fmt::format("did you mean \"{}/{}\"?", question_.object.kind, nearest_name.best());
    if (!nearest_kind.best().empty())
      return fmt::format("did you mean \"{}/{}\"?", nearest_kind.best(), question_.object.name);
    for (const Seen& one : seen_)
      if (one.name == question_.object.name) return fmt::format("there is a {} of that name", one.kind);
    if (!of_that_kind.empty()) return fmt::format("there is {}", listed(of_that_kind));
    if (seen_.empty()) return "there is no object at all";
    return {};
  }

 private:
  struct Seen {
    std::string kind;
    std::string name;
    bool is_that_kind;
  };
  static constexpr std::size_t kMostListed = 8;

  static std::string listed(std::vector<std::string> names) {
    std::size_t more = names.size() > kMostListed ? names.size() - kMostListed : 0;
    names.resize(names.size() - more);
    std::string text = fmt::format("\"{}\"", fmt::join(names, "\", \""));
    return more == 0 ? text : fmt::format("{} and {} more", text, more);
  }

  template <typename Report>
  void failed(Report report, const std::string& path) {
    say(kWho, fmt::format("the chart {} can't be rendered:", path), context_);
    report();
    has_failed_ = true;
  }

  void document(const doc::Node* root, const base::Sources& sources) {
    if (root == nullptr) return;
    kube::Manifest manifest;
    kube::unpack(*root, arena_, manifest);
    for (const kube::Object& object : manifest.objects) look_at(object, sources);
  }

  void look_at(const kube::Object& object, const base::Sources& sources) {
    bool is_elsewhere = !question_.namespace_name.empty() && !object.namespace_name.empty() &&
                        object.namespace_name != question_.namespace_name;
    if (is_elsewhere) return;
    seen_.push_back({std::string(object.kind), std::string(object.name), question_.object.matches_kind(object)});
    if (question_.object.matches(object)) traces_.push_back(judge::trace_field(object, question_.field, sources));
  }

  const Question& question_;
  const base::Files& files_;
  Context& context_;
  render::helm::DependencyFinder find_;
  base::Arena arena_;
  std::vector<judge::FieldTrace> traces_;
  std::vector<Seen> seen_;
  bool has_failed_ = false;
};

bool is_chart(const std::string& path, const base::Files& files) {
  base::FileKind kind = files.kind(path);
  if (kind == base::FileKind::Folder) return files.kind(path + "/Chart.yaml") == base::FileKind::Regular;
  return kind == base::FileKind::Regular && (path.ends_with(".tgz") || path.ends_with(".tar.gz"));
}

Question read_question(const Arguments& arguments, kube::ObjectName object, const std::string& field) {
  Question question{.object = std::move(object),
                    .field = field,
                    .namespace_name = std::string(arguments.value("--namespace", "")),
                    .release = {}};
  render::helm::ReleaseOptions& release = question.release;
  read_values(arguments, release.values);
  release.name = arguments.value("--release", release.name);
  if (!question.namespace_name.empty()) release.namespace_name = question.namespace_name;
  release.kube_version = arguments.value("--kube-version", "");
  release.helm_version = arguments.value("--helm-version", "4.3") == "4.1" ? HelmVersion::V4_1 : HelmVersion::V4_3;
  return question;
}

void print(const std::vector<judge::FieldTrace>& traces, const Arguments& arguments, Context& context) {
  std::string text;
  if (arguments.value("--format", "text") == "json") show::write_field_traces_json(traces, PAVE_VERSION, text);
  else
    show::write_field_traces(
        traces, {.color = context.terminal.is_terminal && !context.terminal.no_color, .width = context.terminal.width},
        text);
  context.out.write(text);
}

constexpr Flag repeated(std::string_view name, std::string_view value, std::string_view help) {
  return {.name = name, .kind = FlagKind::Repeated, .value = value, .help = help};
}
constexpr Flag one(std::string_view name, std::string_view value, std::string_view help,
                   std::span<const std::string_view> choices = {}, char letter = '\0') {
  return {.name = name, .kind = FlagKind::Value, .value = value, .help = help, .choices = choices, .letter = letter};
}

constexpr std::array<Flag, 11> kFlags = {{
    {.name = "--values",
     .kind = FlagKind::List,
     .value = "FILE,...",
     .help = "field: values for the chart (may be repeated)",
     .letter = 'f'},
    repeated("--set", "KEY=VALUE,...", "field: values, as for \"pave template\" (may be repeated)"),
    repeated("--set-string", "KEY=TEXT,...", "field: values that are texts (may be repeated)"),
    repeated("--set-json", "KEY=JSON,...", "field: values as JSON (may be repeated)"),
    repeated("--set-file", "KEY=FILE,...", "field: values that are the texts of files (may be repeated)"),
    repeated("--set-literal", "KEY=TEXT", "field: a value that is taken as it stands (may be repeated)"),
    one("--namespace", "NAME", "field: only objects of that namespace; charts are rendered for it", {}, 'n'),
    one("--release", "NAME", "field: the name of the release (default: release-name)"),
    one("--kube-version", "VERSION", "field: the version of Kubernetes that charts see"),
    one("--helm-version", "VERSION", "field: whose behaviour: 4.3 (default) or 4.1", kHelmVersions),
    one("--format", "FORMAT", "field: text (default) or json", kFormats),
}};

}  // namespace

constinit const std::array<Flag, 11> kFieldFlags = kFlags;

int explain_field(const Arguments& arguments, std::span<const std::string> words, Context& context) {
  constexpr std::string_view kHint =
      "\"pave explain field KIND/NAME FIELD [PATH]\", for example \"pave explain field "
      "deployment/web spec.replicas ./chart\"";
  if (words.size() < 2 || words.size() > 3)
    return usage_error(words.size() > 3 ? fmt::format("one path, please, not \"{}\" too", words[3])
                                        : std::string("explain which field of which object?"),
                       kHint, context);
  auto object = kube::read_object_name(words[0]);
  if (!object) return usage_error(fmt::format("\"{}\" is not KIND/NAME", words[0]), kHint, context);
  const base::Files& files = base::disk();
  std::string path = words.size() == 3 ? words[2] : ".";
  bool is_one_chart = is_chart(path, files);
  for (std::string_view flag : kValueFlags)
    if (!is_one_chart && arguments.has(flag))
      return usage_error(fmt::format("{} is for a chart, and {} is none", flag, path),
                         "name the chart's folder or archive", context);

  Question question = read_question(arguments, *std::move(object), words[1]);
  Search search(question, files, context);
  if (is_one_chart) {
    search.chart(path);
  } else {
    judge::Inputs inputs = judge::find_inputs(files, std::span(&path, 1));
    if (!inputs.missing.empty()) return fail(kWho, inputs.missing, context);
    for (const judge::Input& input : inputs.inputs) search.manifests(input);
    for (const std::string& chart : inputs.charts) search.chart(chart);
  }
  if (search.traces().empty()) {
    if (is_one_chart && search.has_failed()) return kFindings;
    std::string message = fmt::format("no object {} in {}", words[0], path);
    std::string nearest = search.nearest();
    return usage_error(message, nearest.empty() ? "\"pave render\" and \"pave template\" print what there is" : nearest,
                       context);
  }
  print(search.traces(), arguments, context);
  return kOk;
}

}  // namespace pave::cli
