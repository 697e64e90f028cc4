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

/// The images of the study or patient that is looked at, those that weigh most first or as their slices lie,
/// and which of them is looked at. No widgets. GUI thread only.
class UnitImages : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    enum class Order {
        weight,  ///< of equal weights in the order given
        files    ///< by the files' names, and by the slices of each: as the body lies
    };

    /// The image that is looked at stays where it is among these; else it is the one that weighs most.
    void show(const QString& title, std::vector<UnitImage> images);
    void clear() { show({}, {}); }  ///< what is looked at is no study or patient

    /// Stays for the studies and patients to come. The same image is looked at.
    void setOrder(Order order);
    Order order() const { return m_order; }

    const QString& title() const { return m_title; }
    const std::vector<UnitImage>& images() const { return m_images; }
    int position() const { return m_images.empty() ? -1 : m_position; }
    const UnitImage* image() const;  ///< at position(); null where there is none
    void setPosition(int position);
    void next() { setPosition(m_position + 1); }
    void previous() { setPosition(m_position - 1); }

    double greatest() const { return m_greatest; }  ///< weight; 0 where there is no image
    /// Weights of many images are small: how long the bar of one is, as a share of the longest.
    double barOf(int position) const;
    QString nameOf(int position) const;  ///< "7.png", "scan.nii · 12": the file, and which of its images
    QString titleWords() const;          ///< "p3 · e12: image 1 of 4, by weight"; UIDs are shortened
    static QString caption();            ///< what a weight is and is not

Q_SIGNALS:
    void changed();          ///< images(), their order or title()
    void positionChanged();  ///< another image, or none

private:
    void arrange();

    QString m_title;
    Order m_order = Order::weight;
    std::vector<UnitImage> m_given, m_images;
    double m_greatest = 0;
    int m_position = 0;
};

}  // namespace fovea::ui
