#include "dataset/header_labels.h"

#include <algorithm>
#include <filesystem>
#include <tuple>

#include "dataset/question.h"

namespace fovea::dataset {

namespace fs = std::filesystem;
using imaging::DicomAttribute;

Result<void> labelByHeader(ImageFolder& found, const std::string& source, const std::string& attribute,
                           const JobContext& job) {
    const auto wrong = [&](const std::string& why) { return Error{ErrorCode::invalidArgument, why, source}; };
    FOVEA_TRY(const DicomAttribute wanted, imaging::dicomAttribute(attribute));
    if (imaging::isIdentifying(wanted))
        return wrong(imaging::attributeName(wanted) +
                     " can tell who a patient is; names of classes go into adapters and reports");
    std::size_t without = 0;
    ProgressMeter meter(job, Stage::headers, std::int64_t(found.images.size()));
    for (FoundImage& image : found.images) {
        FOVEA_CHECK(job.check());
        image.label.clear();
        if (const auto values = imaging::headerValues((fs::path(source) / image.relative).native()))
            if (const auto it = values->find(wanted); it != values->end()) image.label = it->second;
        without += image.label.empty();
        meter.advance();
    }
    if (without == found.images.size())
        return wrong("none of " + std::to_string(without) + " images has " + imaging::attributeName(wanted) +
                     " in its header");
    if (without > 0)
        job.say(std::to_string(without) + " image(s) have no " + imaging::attributeName(wanted) +
                " in their header: they come without a class");
    return {};
}

Result<Table> headerTable(const std::string& folder, const std::vector<std::string>& files,
                          const JobContext& job) {
    return guarded([&]() -> Result<Table> {
        std::vector<std::map<DicomAttribute, std::string>> headers;
        std::map<DicomAttribute, std::size_t> columns;
        ProgressMeter meter(job, Stage::headers, std::int64_t(files.size()));
        for (const std::string& file : files) {
            FOVEA_CHECK(job.check());
            auto values = imaging::headerValues((fs::path(folder) / file).native());
            headers.push_back(values ? std::move(*values) : std::map<DicomAttribute, std::string>());
            for (const auto& [attribute, value] : headers.back())
                if (!imaging::isIdentifying(attribute)) columns[attribute];
            meter.advance();
        }
        Table table;
        table.path = folder;
        table.columns = {"file"};
        if (columns.empty())
            return Error{ErrorCode::unusableTable,
                         "none of " + std::to_string(files.size()) + " files has a DICOM header", folder};
        for (auto& [attribute, column] : columns) {
            column = table.columns.size();
            table.columns.push_back(imaging::attributeName(attribute));
        }
        for (std::size_t i = 0; i < files.size(); ++i) {
            TableRow row{int(i) + 2, std::vector<std::string>(table.columns.size())};
            row.cells[0] = files[i];
            for (auto& [attribute, value] : headers[i]) {
                const auto column = columns.find(attribute);
                if (column == columns.end()) continue;
                if (const auto years = imaging::yearsOfAge(value)) value = numberText(*years);
                std::replace(value.begin(), value.end(), '\\', '|');
                row.cells[column->second] = std::move(value);
            }
            table.rows.push_back(std::move(row));
        }
        return table;
    });
}

Result<HeaderSurvey> surveyHeaders(const std::string& source, const JobContext& job) {
    return guarded([&]() -> Result<HeaderSurvey> {
        FOVEA_TRY(const ImageFolder found, searchAllImages(source, job));
        HeaderSurvey survey;
        survey.files = int(found.images.size());
        std::map<DicomAttribute, HeaderField> fields;
        ProgressMeter meter(job, Stage::headers, survey.files);
        for (const FoundImage& image : found.images) {
            FOVEA_CHECK(job.check());
            meter.advance();
            const auto values = imaging::headerValues((fs::path(source) / image.relative).native());
            if (!values || values->empty()) continue;
            ++survey.dicomFiles;
            for (const auto& [attribute, value] : *values) {
                HeaderField& field = fields[attribute];
                ++field.files;
                // One more than may be is enough to know that they are too many.
                if (field.values.size() <= std::size_t(kMostClasses) || field.values.count(value))
                    ++field.values[value];
            }
        }
        constexpr std::uint16_t kPixelGroup = 0x0028;
        for (auto& [attribute, field] : fields) {
            const auto distinct = int(field.values.size());
            if (distinct < 2 || distinct > kMostClasses || 2 * distinct > field.files ||
                attribute.group == kPixelGroup || imaging::isIdentifying(attribute))
                continue;
            field.attribute = attribute;
            field.name = imaging::attributeName(attribute);
            survey.fields.push_back(std::move(field));
        }
        std::stable_sort(survey.fields.begin(), survey.fields.end(),
                         [](const HeaderField& a, const HeaderField& b) {
                             return std::make_tuple(a.values.size(), -a.files) <
                                    std::make_tuple(b.values.size(), -b.files);
                         });
        return survey;
    });
}

}  // namespace fovea::dataset
