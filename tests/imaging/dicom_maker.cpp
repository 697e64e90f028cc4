#include "tests/imaging/dicom_maker.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <dcmtk/dcmdata/dctk.h>

namespace fovea::test {

namespace {
DcmTag tagOf(const std::string& keyword) {
    DcmTag tag;
    DcmTag::findTagFromName(keyword.c_str(), tag);
    return tag;
}
}  // namespace

void DicomMaker::fill(DcmDataset& d) const {
    d.putAndInsertString(DCM_SOPClassUID, UID_SecondaryCaptureImageStorage);
    d.putAndInsertString(DCM_SOPInstanceUID, "1.2.3.4.5");
    d.putAndInsertString(DCM_Modality, "OT");
    d.putAndInsertString(DCM_PhotometricInterpretation, photometric.c_str());
    d.putAndInsertUint16(DCM_Rows, static_cast<Uint16>(rows));
    d.putAndInsertUint16(DCM_Columns, static_cast<Uint16>(columns));
    d.putAndInsertUint16(DCM_SamplesPerPixel, static_cast<Uint16>(samples));
    d.putAndInsertUint16(DCM_BitsAllocated, static_cast<Uint16>(allocated));
    d.putAndInsertUint16(DCM_BitsStored, static_cast<Uint16>(stored));
    d.putAndInsertUint16(DCM_HighBit, static_cast<Uint16>(stored - 1));
    d.putAndInsertUint16(DCM_PixelRepresentation, static_cast<Uint16>(representation));
    if (samples > 1) d.putAndInsertUint16(DCM_PlanarConfiguration, static_cast<Uint16>(planar));
    for (const auto& [keyword, value] : texts) d.putAndInsertString(tagOf(keyword), value.c_str());
    if (more) more(d);
    if (!words.empty() && fragments.empty())
        d.putAndInsertUint16Array(DCM_PixelData, words.data(), words.size());
    else if (!bytes.empty() && fragments.empty())
        d.putAndInsertUint8Array(DCM_PixelData, bytes.data(), bytes.size());
}

bool DicomMaker::write(const std::string& path) const {
    DcmFileFormat file;
    DcmDataset& d = *file.getDataset();
    fill(d);
    const E_TransferSyntax syntax = DcmXfer(transferSyntax.c_str()).getXfer();
    if (!fragments.empty()) {
        auto* sequence = new DcmPixelSequence(DCM_PixelSequenceTag);
        const auto add = [&](const std::vector<std::uint8_t>& content) {
            auto* item = new DcmPixelItem(DCM_PixelItemTag);
            item->putUint8Array(content.data(), content.size());
            sequence->insert(item);
        };
        std::vector<std::uint8_t> table;
        for (const std::uint32_t offset : frameOffsets) {
            for (int b = 0; b < 4; ++b) table.push_back(static_cast<std::uint8_t>(offset >> (8 * b)));
        }
        add(table);
        for (const auto& fragment : fragments) add(fragment);
        auto* pixels = new DcmPixelData(DCM_PixelData);
        pixels->putOriginalRepresentation(syntax, nullptr, sequence);
        d.insert(pixels, true);
    }
    return file
        .saveFile(path.c_str(), syntax, EET_ExplicitLength, EGL_recalcGL, EPD_noChange, 0, 0,
                  withMetaHeader ? EWM_fileformat : EWM_dataset)
        .good();
}

std::vector<std::uint8_t> fragmentOf(const std::string& content) {
    std::vector<std::uint8_t> fragment(content.begin(), content.end());
    if (fragment.size() % 2) fragment.push_back(0);
    return fragment;
}

void addTable(DcmDataset& dataset, const std::string& sequence, int first, int bits,
              const std::vector<std::uint16_t>& entries) {
    DcmItem* item = nullptr;
    dataset.findOrCreateSequenceItem(tagOf(sequence), item, 0);
    const Uint16 descriptor[] = {static_cast<Uint16>(entries.size()), static_cast<Uint16>(first),
                                 static_cast<Uint16>(bits)};
    item->putAndInsertUint16Array(DcmTag(DCM_LUTDescriptor, EVR_US), descriptor, 3);
    item->putAndInsertUint16Array(DcmTag(DCM_LUTData, EVR_US), entries.data(), entries.size());
}

void addFrameGroup(DcmDataset& dataset, const std::string& groups, int item, const std::string& macro,
                   const std::vector<std::pair<std::string, std::string>>& texts) {
    DcmItem* group = nullptr;
    DcmItem* inner = nullptr;
    dataset.findOrCreateSequenceItem(tagOf(groups), group, item);
    group->findOrCreateSequenceItem(tagOf(macro), inner, 0);
    for (const auto& [keyword, value] : texts) inner->putAndInsertString(tagOf(keyword), value.c_str());
}

void addSegmentedPalette(DcmDataset& dataset, int entries, int bits, const std::vector<int>& cells) {
    std::vector<Uint16> words(cells.begin(), cells.end());
    if (bits == 8) {
        words.assign((cells.size() + 1) / 2, 0);
        for (std::size_t i = 0; i < cells.size(); ++i)
            words[i / 2] = static_cast<Uint16>(words[i / 2] | cells[i] << (i % 2 * 8));
    }
    for (const char* colour : {"Red", "Green", "Blue"}) {
        const Uint16 descriptor[] = {static_cast<Uint16>(entries), 0, static_cast<Uint16>(bits)};
        const std::string stem = std::string(colour) + "PaletteColorLookupTable";
        dataset.putAndInsertUint16Array(DcmTag(tagOf(stem + "Descriptor"), EVR_US), descriptor, 3);
        dataset.putAndInsertUint16Array(DcmTag(tagOf("Segmented" + stem + "Data"), EVR_OW), words.data(),
                                        words.size());
    }
}

void addReals(DcmDataset& dataset, const std::string& keyword, const std::vector<double>& values) {
    if (keyword == "FloatPixelData") {
        const std::vector<Float32> singles(values.begin(), values.end());
        dataset.putAndInsertFloat32Array(tagOf(keyword), singles.data(), singles.size());
    } else {
        dataset.putAndInsertFloat64Array(tagOf(keyword), values.data(), values.size());
    }
}

void setWord(DcmDataset& dataset, const std::string& keyword, int value) {
    DcmTag tag = tagOf(keyword);
    if (tag.getEVR() == EVR_xs) tag.setVR(DcmVR(EVR_US));  // signed or not, as pixels are
    dataset.putAndInsertUint16(tag, static_cast<Uint16>(value));
}

void addBytes(DcmDataset& dataset, const std::string& keyword, const std::string& representation,
              const std::string& bytes) {
    auto* element = new DcmOtherByteOtherWord(DcmTag(tagOf(keyword), DcmVR(representation.c_str())));
    element->putUint8Array(reinterpret_cast<const Uint8*>(bytes.data()), bytes.size());
    dataset.insert(element, OFTrue);
}

void addEmptyItem(DcmDataset& dataset, const std::string& sequence) {
    DcmItem* item = nullptr;
    dataset.findOrCreateSequenceItem(tagOf(sequence), item, 0);
}

void addPalette(DcmDataset& dataset, const std::vector<std::uint16_t>& red,
                const std::vector<std::uint16_t>& green, const std::vector<std::uint16_t>& blue) {
    const std::pair<const char*, const std::vector<std::uint16_t>*> palettes[] = {
        {"Red", &red}, {"Green", &green}, {"Blue", &blue}};
    for (const auto& [colour, entries] : palettes) {
        const Uint16 descriptor[] = {static_cast<Uint16>(entries->size()), 0, 16};
        const std::string stem = std::string(colour) + "PaletteColorLookupTable";
        dataset.putAndInsertUint16Array(DcmTag(tagOf(stem + "Descriptor"), EVR_US), descriptor, 3);
        dataset.putAndInsertUint16Array(DcmTag(tagOf(stem + "Data"), EVR_OW), entries->data(),
                                        entries->size());
    }
}

}  // namespace fovea::test
