#pragma once

#include <QObject>
#include <QString>
#include <string>
#include <vector>

#include "imaging/read_image.h"

namespace fovea::ui {

/// One image of a study or a patient, and how much of their one answer comes from it.
struct UnitImage {
    qint64 id = 0;  ///< tells it from others, as ThumbnailLoader wants it
    std::string path;
    imaging::ReadOptions where;
    double weight = 0;  ///< 0..1; those of a study or patient sum to 1
};

/// The images of the study or patient that is looked at, those that weigh most first, and which of them is
/// looked at. No widgets. GUI thread only.
class UnitImages : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Of equal weights in the order given. The image that is looked at stays where it is among these; else
    /// it is the first.
    void show(const QString& title, std::vector<UnitImage> images);
    void clear() { show({}, {}); }  ///< what is looked at is no study or patient

    const QString& title() const { return m_title; }
    const std::vector<UnitImage>& images() const { return m_images; }
    int position() const { return m_images.empty() ? -1 : m_position; }
    const UnitImage* image() const;  ///< at position(); null where there is none
    void setPosition(int position);
    void next() { setPosition(m_position + 1); }
    void previous() { setPosition(m_position - 1); }

    /// Weights of many images are small: how long the bar of one is, as a share of the longest.
    double barOf(int position) const;
    QString nameOf(int position) const;  ///< "7.png", "scan.nii · 12": the file, and which of its images
    QString titleWords() const;          ///< "p3 · e12: image 1 of 4, by weight"
    static QString caption();            ///< what a weight is and is not

Q_SIGNALS:
    void changed();          ///< images() or title()
    void positionChanged();  ///< another image, or none

private:
    QString m_title;
    std::vector<UnitImage> m_images;
    int m_position = 0;
};

}  // namespace fovea::ui
