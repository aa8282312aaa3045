#pragma once

#include <expected>

#include "base/sources.h"
#include "lang/value.h"
#include "render/helm/chart.h"
#include "render/helm/chart_error.h"
#include "render/helm/loading.h"

namespace pave::render::helm {

/// Reads Chart.yaml or requirements.yaml into the fields, over what is there (yaml.Unmarshal into a Metadata).
std::expected<void, ChartError> read_metadata(Loading& loading, const ChartFile& file, lang::Map& fields);

/// Reads Chart.lock or requirements.lock. It decides nothing about what lies in charts/, but Helm refuses a chart with a
/// broken one.
std::expected<void, ChartError> read_lock(Loading& loading, const ChartFile& file, Chart& chart);

/// The apiVersion of a Chart.yaml, by which Helm chooses how to load the chart (pkg/chart/loader, chartBase).
std::expected<std::string_view, ChartError> read_api_version(Loading& loading, const base::Source& source);

/// Cleans the fields, says what is wrong with them (pkg/chart/v2, Metadata.Validate) and puts them into the chart.
std::expected<void, ChartError> take_metadata(Loading& loading, lang::Map& fields, Chart& chart);

/// The metadata as templates see it in `.Chart` (pkg/chart, MetadataAsMap): every field by its Go name, lists never nil.
/// `fields` as in Metadata. The map is new and may be changed.
lang::Map* metadata_map(const lang::Map& fields, base::Arena& arena);

}  // namespace pave::render::helm
