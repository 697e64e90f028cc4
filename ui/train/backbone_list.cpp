#include "train/backbone_list.h"

#include "backbone/catalogue.h"
#include "runs/figure_words.h"
#include "text/error_text.h"

namespace fovea::ui {

namespace {
using backbone::BackboneChoice;
using Found = std::pair<std::string, Result<BackboneChoice>>;

std::vector<Found> findAll() {
    std::vector<Found> all;
    for (const std::string& name : backbone::backboneNames())
        all.emplace_back(name, backbone::findBackbone(name));
    return all;
}
}  // namespace

BackboneList::BackboneList(QObject* parent) : QObject(parent) {
    m_entries.push_back({"starter", tr("Fovea starter"), {}, {}});
}

void BackboneList::refresh() {
    m_reading = true;
    m_worker.ask<std::vector<Found>>(
        [](const JobContext&) -> Result<std::vector<Found>> { return findAll(); },
        [this](Result<std::vector<Found>> found) {
            m_reading = false;
            if (!found) return;
            m_known = true;
            m_entries.clear();
            for (const auto& [name, choice] : *found) {
                Entry e;
                e.name = name;
                e.title = fromUtf8(name);
                if (!choice) {
                    e.error = errorSentence(choice.error());
                } else {
                    const backbone::ViTConfig& c = choice->config;
                    e.title = fromUtf8(choice->title);
                    e.technical =
                        tr("Vision Transformer, width %1, %2 layers, patches of %3 pixels. Identity %4")
                            .arg(c.hiddenSize)
                            .arg(c.numLayers)
                            .arg(c.patchSize)
                            .arg(fromUtf8(choice->identity).left(12));
                }
                m_entries.push_back(std::move(e));
            }
            Q_EMIT changed();
        });
}

void BackboneList::add(const QString& folder) {
    m_worker.ask<BackboneChoice>(
        [path = folder.toStdString()](const JobContext&) { return backbone::addBackbone(path); },
        [this](Result<BackboneChoice> choice) {
            if (choice)
                Q_EMIT added(fromUtf8(choice->name));
            else
                Q_EMIT addFailed(errorSentence(choice.error()));
            refresh();
        });
}

}  // namespace fovea::ui
