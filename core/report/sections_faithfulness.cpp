#include <algorithm>

#include "report/charts.h"
#include "report/sections.h"

namespace fovea::report {

namespace {
const char* legendOf(const std::string& map) {
    if (map == "evidence") return "most evidence first";
    return map == "kept" ? "most attention of the backbone first" : "random tokens";
}
}  // namespace

void writeFaithfulness(HtmlWriter& html, const runs::Faithfulness& f) {
    html.element("h3", "Do the maps show what the answer hangs on?");
    std::string sentence;
    for (const Message& one : runs::faithfulnessSentences(f))
        sentence += (sentence.empty() ? "" : " ") + messageText(one);
    html.element("p", sentence);
    std::vector<double> ys;
    Chart chart{"Answer as tokens are taken out",
                "The lower a line, the more the tokens that its map names first count for the answer.",
                {"Share of the kept tokens taken out", 0, 1, {0, 0.2, 0.4, 0.6, 0.8, 1}, 1},
                {},
                {}};
    for (const runs::MapCurves& map : f.maps) {
        if (map.map != "evidence" && map.map != "kept" && map.map != "random") continue;
        Series series{legendOf(map.map), {{0, f.before.value}}, true};
        for (std::size_t i = 0; i < f.shares.size(); ++i)
            series.points.emplace_back(f.shares[i], map.deletion[i].value);
        for (const auto& point : series.points) ys.push_back(point.second);
        chart.series.push_back(std::move(series));
    }
    chart.y = axisAround(f.ofNumber ? "Mean answer, in the unit" : "Mean probability of the answer", ys);
    writeChart(html, chart);
}

}  // namespace fovea::report
