#pragma once

#include <string_view>
#include <vector>

#include "cli/verb.h"
#include "render/helm/chart.h"
#include "render/helm/chart_error.h"
#include "render/helm/release.h"
#include "render/helm/release_difference.h"

namespace pave::cli {

/// Writes a line on the standard error that can't steer the terminal.
void report_line(std::string_view line, Context& context);
/// The same for a message of several lines behind `who: `.
void report_text(std::string_view who, std::string_view text, Context& context);

/// What Helm says of a chart that was not rendered, then where that is and how to mend it. `hints`: with Helm's hint to its
/// flag --debug, where it gives it.
void report_error(const render::helm::RenderError& error, bool hints, Context& context);
void report_error(const render::helm::ChartError& error, Context& context);

/// Lines that Helm prints, then what else was found, as warnings.
void report_warnings(const render::helm::LoadedChart& chart, Context& context);
void report_warnings(const render::helm::Release& release, Context& context);

/// Warns of given values that no template reads, of values that are read and nobody declares, and of numbers that are
/// printed in another form than they were written in.
void report_values(const render::helm::LoadedChart& chart, const render::helm::Release& release, Context& context);

/// Prints how two releases differ, on the standard output.
void report_changes(const std::vector<render::helm::ObjectChange>& changes, Context& context);

}  // namespace pave::cli
