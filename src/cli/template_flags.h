#pragma once

#include <array>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "cli/flags.h"
#include "cli/verb.h"
#include "render/helm/release_options.h"
#include "render/helm/repository/find_chart.h"
#include "render/helm/repository/places.h"
#include "render/helm/template_text.h"

namespace pave::cli {

/// What `pave template` is asked to do.
struct TemplateCommand {
  std::string chart;                               ///< as it was given: a folder, an archive, or one that is elsewhere
  render::helm::repository::ChartRequest request;  ///< the same, with what flags say of where it is
  render::helm::repository::Places places;         ///< those that flags name, over the context's
  bool skip_tls_verify = false;                    ///< refused where something would be downloaded
  render::helm::ReleaseOptions release;
  render::helm::PrintOptions print;
  std::optional<render::helm::HelmVersion> newer;  ///< --helm-version 4.1..4.3: the other side of the comparison
  std::string name_template;
  std::string output_dir;
  std::string source_map;  ///< where to write the source map; empty: nowhere
  bool use_release_name = false;
  bool debug = false;
  std::vector<std::string> warnings;  ///< about flags, as Helm words them
};

/// The rows of `pave template --help`, and those that are taken and change nothing.
extern const std::array<Flag, 78> kTemplateFlags;

/// The values of -f and of the --set flags.
void read_values(const Arguments& arguments, render::helm::GivenValues& values);

/// The command that the flags describe. The error is what Helm would say, or why a flag of Helm's is refused.
std::expected<TemplateCommand, std::string> read_template(const Arguments& arguments);

}  // namespace pave::cli
