#include "report/report.h"

#include "report/html_writer.h"
#include "report/sections.h"
#include "report/style.h"

namespace fovea::report {

void writeNotice(HtmlWriter& html) {
    html.element("div", {{"class", "notice"}, {"role", "note"}},
                 html.say()(FOVEA_TEXT("Report", "Research use only, not for diagnosis")));
}

void writeHead(HtmlWriter& html, const std::string& title) {
    const auto head = html.open("head");
    html.empty("meta", {{"charset", "utf-8"}});
    html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    html.element("title", title);
    const auto style = html.open("style");
    html.raw(styleSheet);
}

ReportData withoutPathsInNames(ReportData data) {
    const auto clean = [](std::string& name) { name = withoutPaths(name); };
    for (std::string* name : {&data.title, &data.createdUtc, &data.softwareVersion, &data.projectName,
                              &data.runName, &data.model.backbone})
        clean(*name);
    for (auto& [key, value] : data.model.question) clean(value);
    for (auto& [key, value] : data.data.reference) clean(value);
    for (CountRow& row : data.data.classes) clean(row.className);
    for (std::string& name : data.results.classNames) clean(name);
    for (RocCurve& curve : data.results.roc) clean(curve.className);
    for (runs::ReaderBeside& reader : data.results.readers) clean(reader.name);
    for (auto* items : {&data.gallery.failures, &data.gallery.examples}) {
        for (GalleryItem& item : *items) {
            clean(item.trueClass);
            clean(item.predictedClass);
        }
    }
    return data;
}

void writeTop(HtmlWriter& html, const ReportData& data) {
    writeNotice(html);
    const auto top = html.open("header", {{"class", "top"}});
    html.element("h1", data.title);
    std::string meta;
    const auto add = [&](const char* text, const std::string& value) {
        if (!value.empty()) meta += (meta.empty() ? "" : " · ") + html.say()(text, {{"value", value}});
    };
    add(FOVEA_TEXT("Report", "Project {value}"), data.projectName);
    add(FOVEA_TEXT("Report", "Run {value}"), data.runName);
    add(FOVEA_TEXT("Report", "Made {value}"), html.say().moment(data.createdUtc));
    add("Fovea {value}", data.softwareVersion);
    html.element("p", {{"class", "meta"}}, meta);
}

namespace {

void writeContents(HtmlWriter& html, const ReportData& data) {
    const Wording& say = html.say();
    const auto nav = html.open("nav", {{"aria-label", say(FOVEA_TEXT("Report", "Contents"))}});
    const auto list = html.open("ul");
    const auto entry = [&](const char* id, const char* name) {
        const auto item = html.open("li");
        html.element("a", {{"href", std::string("#") + id}}, say(name));
    };
    entry("summary", FOVEA_TEXT("Report", "At a glance"));
    entry("use", FOVEA_TEXT("Report", "Intended use"));
    entry("data", FOVEA_TEXT("Report", "Data"));
    entry("preparation", FOVEA_TEXT("Report", "Preparation"));
    entry("model", FOVEA_TEXT("Report", "Model"));
    entry("results", FOVEA_TEXT("Report", "Results"));
    if (!data.answers) entry("images", FOVEA_TEXT("Report", "Images"));
    entry("limits", FOVEA_TEXT("Report", "Limitations"));
    entry("checklist", FOVEA_TEXT("Report", "Guidelines"));
}

void writeFoot(HtmlWriter& html, const ReportData& data) {
    {
        const auto foot = html.open("footer", {{"class", "foot"}});
        html.element("p", html.say()(FOVEA_TEXT("Report",
                                                "Made by Fovea {version} from the record of the run. Items "
                                                "to be completed were left open, not filled in."),
                                     {{"version", data.softwareVersion}}));
    }
    writeNotice(html);
}

}  // namespace

std::string renderHtml(const ReportData& given, const Wording& wording) {
    const ReportData data = withoutPathsInNames(given);
    HtmlWriter html(wording);
    html.raw("<!DOCTYPE html>\n");
    {
        const auto root = html.open("html", {{"lang", wording.language()}});
        writeHead(html, data.title);
        const auto body = html.open("body");
        writeTop(html, data);
        {
            const auto content = html.open("main");
            writeContents(html, data);
            writeSummary(html, data);
            writeUse(html, data);
            writeData(html, data);
            writePreparation(html, data);
            writeModel(html, data);
            writeResults(html, data);
            if (!data.answers) writeGallery(html, data);
            writeLimits(html, data);
            writeChecklist(html, data);
        }
        writeFoot(html, data);
    }
    return html.take();
}

}  // namespace fovea::report
