#include <algorithm>

#include "report/charts.h"
#include "report/sections.h"

namespace fovea::report {

namespace {
const char* legendOf(const std::string& map) {
    if (map == "evidence") return FOVEA_TEXT("Report", "most evidence first");
    return map == "kept" ? FOVEA_TEXT("Report", "most attention of the backbone first")
                         : FOVEA_TEXT("Report", "random tokens");
}
}  // namespace

void writeFaithfulness(HtmlWriter& html, const runs::Faithfulness& f) {
    const Wording& say = html.say();
    html.element("h3", say(FOVEA_TEXT("Report", "Do the maps show what the answer hangs on?")));
    std::string sentences;
    for (const std::string& one : say(runs::faithfulnessSentences(f)))
        sentences += (sentences.empty() ? "" : " ") + one;
    html.element("p", sentences);
    std::vector<double> ys;
    Chart chart{say(FOVEA_TEXT("Report", "Answer as tokens are taken out")),
                say(FOVEA_TEXT(
                    "Report",
                    "The lower a line, the more the tokens that its map names first count for the answer.")),
                {say(FOVEA_TEXT("Report", "Share of the kept tokens taken out")),
                 0,
                 1,
                 {0, 0.2, 0.4, 0.6, 0.8, 1},
                 1},
                {},
                {}};
    for (const runs::MapCurves& map : f.maps) {
        if (map.map != "evidence" && map.map != "kept" && map.map != "random") continue;
        Series series{say(legendOf(map.map)), {{0, f.before.value}}, true};
        for (std::size_t i = 0; i < f.shares.size(); ++i)
            series.points.emplace_back(f.shares[i], map.deletion[i].value);
        for (const auto& point : series.points) ys.push_back(point.second);
        chart.series.push_back(std::move(series));
    }
    chart.y = axisAround(say(f.ofNumber ? FOVEA_TEXT("Report", "Mean answer, in the unit")
                                        : FOVEA_TEXT("Report", "Mean probability of the answer")),
                         ys);
    writeChart(html, chart);
}

}  // namespace fovea::report
