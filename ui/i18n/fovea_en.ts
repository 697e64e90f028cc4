<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AppliedFile</name>
    <message numerus="yes">
        <source>%1, %n image(s)</source>
        <translation>
            <numerusform>%1, %n image</numerusform>
            <numerusform>%1, %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message numerus="yes">
        <source>%n patient(s), each by the mean of all their images</source>
        <translation>
            <numerusform>%n patient, by the mean of all their images</numerusform>
            <numerusform>%n patients, each by the mean of all their images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; without %n patient(s) with images of several diagnoses</source>
        <translation>
            <numerusform>%1; without %n patient with images of several diagnoses</numerusform>
            <numerusform>%1; without %n patients with images of several diagnoses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The rarest class has %n patient(s): too few to rely on these figures.</source>
        <translation>
            <numerusform>The rarest class has %n patient: too few to rely on these figures.</numerusform>
            <numerusform>The rarest class has %n patients: too few to rely on these figures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The rarest class has %n study(s): too few to rely on these figures.</source>
        <translation>
            <numerusform>The rarest class has %n study: too few to rely on these figures.</numerusform>
            <numerusform>The rarest class has %n studies: too few to rely on these figures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The rarest class has %n image(s): too few to rely on these figures.</source>
        <translation>
            <numerusform>The rarest class has %n image: too few to rely on these figures.</numerusform>
            <numerusform>The rarest class has %n images: too few to rely on these figures.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReaderWords</name>
    <message numerus="yes">
        <source>On %n more image(s) the others agree, but not with this reader: without a label these were not judged, which flatters the reader.</source>
        <translation>
            <numerusform>On %n more image the others agree, but not with this reader: without a label this was not judged, which flatters the reader.</numerusform>
            <numerusform>On %n more images the others agree, but not with this reader: without a label these were not judged, which flatters the reader.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>about %n second(s)</source>
        <translation>
            <numerusform>about %n second</numerusform>
            <numerusform>about %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) brought in</source>
        <translation>
            <numerusform>%n image brought in</numerusform>
            <numerusform>%n images brought in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>split of %n image(s)</source>
        <translation>
            <numerusform>split of %n image</numerusform>
            <numerusform>split of %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>label %n image(s) “%1”</source>
        <translation>
            <numerusform>label %n image “%1”</numerusform>
            <numerusform>label %n images “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change of %n image(s)</source>
        <translation>
            <numerusform>change of %n image</numerusform>
            <numerusform>change of %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>new place of %n image(s)</source>
        <translation>
            <numerusform>new place of %n image</numerusform>
            <numerusform>new place of %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>labels or studies of %n image(s)</source>
        <translation>
            <numerusform>label or study of %n image</numerusform>
            <numerusform>labels or studies of %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::ApplyHead</name>
    <message numerus="yes">
        <source>and %n more adapter(s)</source>
        <translation>
            <numerusform>and %n more adapter</numerusform>
            <numerusform>and %n more adapters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::ApplyPage</name>
    <message numerus="yes">
        <source>%n image(s) have a reference from the table.</source>
        <translation>
            <numerusform>%n image has a reference from the table.</numerusform>
            <numerusform>%n images have a reference from the table.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) name no image of this list.</source>
        <translation>
            <numerusform>%n row names no image of this list.</numerusform>
            <numerusform>%n rows name no image of this list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) taken off the list.</source>
        <translation>
            <numerusform>%n image taken off the list.</numerusform>
            <numerusform>%n images taken off the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n DICOM report(s) saved in %1; they name the patients.</source>
        <translation>
            <numerusform>%n DICOM report saved in %1; it names the patient.</numerusform>
            <numerusform>%n DICOM reports saved in %1; they name the patients.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are no DICOM images and have none.</source>
        <translation>
            <numerusform>%n file is no DICOM image and has none.</numerusform>
            <numerusform>%n files are no DICOM images and have none.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the list have a reference from the table.</source>
        <translation>
            <numerusform>%n row of the list has a reference from the table.</numerusform>
            <numerusform>%n rows of the list have a reference from the table.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) added to the project; Undo on the Data page takes them out again.</source>
        <translation>
            <numerusform>%n image added to the project; Undo on the Data page takes it out again.</numerusform>
            <numerusform>%n images added to the project; Undo on the Data page takes them out again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) were in the project already and stay as they are.</source>
        <translation>
            <numerusform>%n image was in the project already and stays as it is.</numerusform>
            <numerusform>%n images were in the project already and stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::CasesPresenter</name>
    <message numerus="yes">
        <source>%1, %n image(s)</source>
        <translation>
            <numerusform>%1, %n image</numerusform>
            <numerusform>%1, %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::DataPage</name>
    <message numerus="yes">
        <source>%n image(s) are used from their new place.</source>
        <translation>
            <numerusform>%n image is used from its new place.</numerusform>
            <numerusform>%n images are used from their new places.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::DataPresenter</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n patient</numerusform>
            <numerusform>%n patients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The labels of %n image(s) were saved, patients included.</source>
        <translation>
            <numerusform>The labels of %n image were saved, patients included.</numerusform>
            <numerusform>The labels of %n images were saved, patients included.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was changed: %n image(s) cannot be read as they were brought in. They are the ones shown now. Bring them in again, or exclude them.</source>
        <translation>
            <numerusform>Nothing was changed: %n image cannot be read as it was brought in. It is the one shown now. Bring it in again, or exclude it.</numerusform>
            <numerusform>Nothing was changed: %n images cannot be read as they were brought in. They are the ones shown now. Bring them in again, or exclude them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The network sees the images so from now on: %1. %n of them look(s) different to it. Train again to use it.</source>
        <translation>
            <numerusform>The network sees the images so from now on: %1. %n of them looks different to it. Train again to use it.</numerusform>
            <numerusform>The network sees the images so from now on: %1. %n of them look different to it. Train again to use it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training image(s) are validation images from now on. The test images stay as they were.</source>
        <translation>
            <numerusform>%n training image is a validation image from now on. The test images stay as they were.</numerusform>
            <numerusform>%n training images are validation images from now on. The test images stay as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The patient of %n more image(s) is known. The problems say whether one is in several splits.</source>
        <translation>
            <numerusform>The patient of %n more image is known. The problems say whether one is in several splits.</numerusform>
            <numerusform>The patients of %n more images are known. The problems say whether one is in several splits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n study(s)</source>
        <translation>
            <numerusform>%n study</numerusform>
            <numerusform>%n studies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) have another study or answer than before. Train again to use it.</source>
        <translation>
            <numerusform>%n image has another study or answer than before. Train again to use it.</numerusform>
            <numerusform>%n images have another study or answer than before. Train again to use it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) have another label than before. Train again to use it.</source>
        <translation>
            <numerusform>%n image has another label than before. Train again to use it.</numerusform>
            <numerusform>%n images have another label than before. Train again to use it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::FindingsPresenter</name>
    <message numerus="yes">
        <source>Every finding is right in %1 of the %n image(s) of which all are stated.</source>
        <translation>
            <numerusform>Every finding is right in %1 of the %n image of which all are stated.</numerusform>
            <numerusform>Every finding is right in %1 of the %n images of which all are stated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every finding is right in %1 of the %n study(s) of which all are stated.</source>
        <translation>
            <numerusform>Every finding is right in %1 of the %n study of which all are stated.</numerusform>
            <numerusform>Every finding is right in %1 of the %n studies of which all are stated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every finding is right in %1 of the %n patient(s) of whom all are stated.</source>
        <translation>
            <numerusform>Every finding is right in %1 of the %n patient of whom all are stated.</numerusform>
            <numerusform>Every finding is right in %1 of the %n patients of whom all are stated.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::FramesDialog</name>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n series</numerusform>
            <numerusform>%n series</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slice(s)</source>
        <translation>
            <numerusform>%n slice</numerusform>
            <numerusform>%n slices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With %n volume(s) something was found, as a slice that is missing; it is named once they are brought in.</source>
        <translation>
            <numerusform>With %n volume something was found, as a slice that is missing; it is named once it is brought in.</numerusform>
            <numerusform>With %n volumes something was found, as a slice that is missing; it is named once they are brought in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are in no volume and would be left out.</source>
        <translation>
            <numerusform>%n file is in no volume and would be left out.</numerusform>
            <numerusform>%n files are in no volume and would be left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put the &amp;slices together, to %n volume(s), by where they lie</source>
        <translation>
            <numerusform>Put the &amp;slices together, to %n volume, by where they lie</numerusform>
            <numerusform>Put the &amp;slices together, to %n volumes, by where they lie</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::GalleryView</name>
    <message numerus="yes">
        <source>%1, %n image(s)</source>
        <translation>
            <numerusform>%1, %n image</numerusform>
            <numerusform>%1, %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::HeaderFieldDialog</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them DICOM.</source>
        <translation>
            <numerusform>%n of them DICOM.</numerusform>
            <numerusform>%n of them DICOM.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) do not have it and come without a diagnosis.</source>
        <translation>
            <numerusform>%n image does not have it and comes without a diagnosis.</numerusform>
            <numerusform>%n images do not have it and come without a diagnosis.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::ImportFlow</name>
    <message numerus="yes">
        <source>%n image(s) added.</source>
        <translation>
            <numerusform>%n image added.</numerusform>
            <numerusform>%n images added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation>
            <numerusform>%n was there already.</numerusform>
            <numerusform>%n were there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) to look at, on the right.</source>
        <translation>
            <numerusform>%n problem to look at, on the right.</numerusform>
            <numerusform>%n problems to look at, on the right.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) taken over.</source>
        <translation>
            <numerusform>%n row taken over.</numerusform>
            <numerusform>%n rows taken over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the table took no part.</source>
        <translation>
            <numerusform>%n row of the table took no part.</numerusform>
            <numerusform>%n rows of the table took no part.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) copied without patient data; what is written into the pictures was not removed.</source>
        <translation>
            <numerusform>%n file copied without patient data; what is written into the picture was not removed.</numerusform>
            <numerusform>%n files copied without patient data; what is written into the pictures was not removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::LabelBar</name>
    <message numerus="yes">
        <source>Diagnosis of %n images</source>
        <translation>
            <numerusform>Diagnosis of %n image</numerusform>
            <numerusform>Diagnosis of %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n images</source>
        <translation>
            <numerusform>%1 of %n image</numerusform>
            <numerusform>%1 of %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::LabelReview</name>
    <message numerus="yes">
        <source>%n label(s) that were confirmed are left out.</source>
        <translation>
            <numerusform>%n label that was confirmed is left out.</numerusform>
            <numerusform>%n labels that were confirmed are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) could not be read and are left out.</source>
        <translation>
            <numerusform>%n image could not be read and is left out.</numerusform>
            <numerusform>%n images could not be read and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspicious labels: %1 of %n looked at</source>
        <translation>
            <numerusform>Suspicious labels: %1 of %n looked at</numerusform>
            <numerusform>Suspicious labels: %1 of %n looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What to label next: %1 of %n labelled</source>
        <translation>
            <numerusform>What to label next: %1 of %n labelled</numerusform>
            <numerusform>What to label next: %1 of %n labelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them drawn at random: these will say how often the proposals are right.</source>
        <translation>
            <numerusform>%n of them drawn at random: it will say how often the proposals are right.</numerusform>
            <numerusform>%n of them drawn at random: these will say how often the proposals are right.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n image(s) drawn at random and labelled, the proposal was right on %1 (%2).</source>
        <translation>
            <numerusform>Of %n image drawn at random and labelled, the proposal was right on %1 (%2).</numerusform>
            <numerusform>Of %n images drawn at random and labelled, the proposal was right on %1 (%2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n image(s) drawn at random and labelled, the proposal was right on %1 (%2, 95 % interval %3 to %4).</source>
        <translation>
            <numerusform>Of %n image drawn at random and labelled, the proposal was right on %1 (%2, 95 % interval %3 to %4).</numerusform>
            <numerusform>Of %n images drawn at random and labelled, the proposal was right on %1 (%2, 95 % interval %3 to %4).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No label is suspicious: %n image(s) looked at, and for none is another class more probable than its label.</source>
        <translation>
            <numerusform>No label is suspicious: %n image looked at, and no other class is more probable than its label.</numerusform>
            <numerusform>No label is suspicious: %n images looked at, and for none is another class more probable than its label.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::LabelTableDialog</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) have no row.</source>
        <translation>
            <numerusform>%n image has no row.</numerusform>
            <numerusform>%n images have no row.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) will be changed.</source>
        <translation>
            <numerusform>%n image will be changed.</numerusform>
            <numerusform>%n images will be changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) will be read.</source>
        <translation>
            <numerusform>%n image will be read.</numerusform>
            <numerusform>%n images will be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training(s)</source>
        <translation>
            <numerusform>%n training</numerusform>
            <numerusform>%n trainings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::MissingBar</name>
    <message numerus="yes">
        <source>%n image(s) are not where they were.</source>
        <translation>
            <numerusform>%n image is not where it was.</numerusform>
            <numerusform>%n images are not where they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of the %n missing image(s) is in “%1”.</source>
        <translation>
            <numerusform>The missing image is not in “%1”.</numerusform>
            <numerusform>None of the %n missing images is in “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n missing image(s) found in “%2”.</source>
        <translation>
            <numerusform>%1 of %n missing image found in “%2”.</numerusform>
            <numerusform>%1 of %n missing images found in “%2”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them under another name, known by the picture.</source>
        <translation>
            <numerusform>%n of them under another name, known by its picture.</numerusform>
            <numerusform>%n of them under other names, known by their pictures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have the old name but show another picture: they are not taken.</source>
        <translation>
            <numerusform>%n file has the old name but shows another picture: it is not taken.</numerusform>
            <numerusform>%n files have the old names but show other pictures: they are not taken.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::NumberHistogram</name>
    <message numerus="yes">
        <source>%n image(s) · mean %1 · from %2 to %3</source>
        <translation>
            <numerusform>%n image · mean %1 · from %2 to %3</numerusform>
            <numerusform>%n images · mean %1 · from %2 to %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::NumberPresenter</name>
    <message numerus="yes">
        <source>On %n image(s) never seen</source>
        <translation>
            <numerusform>On %n image never seen</numerusform>
            <numerusform>On %n images never seen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n validation image(s)</source>
        <translation>
            <numerusform>On %n validation image</numerusform>
            <numerusform>On %n validation images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The test images have been evaluated %n time(s).</source>
        <translation>
            <numerusform>The test images have been evaluated once.</numerusform>
            <numerusform>The test images have been evaluated %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s). %1</source>
        <translation>
            <numerusform>%n image. %1</numerusform>
            <numerusform>%n images. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n study(s) never seen</source>
        <translation>
            <numerusform>On %n study never seen</numerusform>
            <numerusform>On %n studies never seen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n study(s) of the validation set</source>
        <translation>
            <numerusform>On %n study of the validation set</numerusform>
            <numerusform>On %n studies of the validation set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n patient(s) never seen</source>
        <translation>
            <numerusform>On %n patient never seen</numerusform>
            <numerusform>On %n patients never seen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n patient(s) of the validation set</source>
        <translation>
            <numerusform>On %n patient of the validation set</numerusform>
            <numerusform>On %n patients of the validation set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each prediction has an interval of ±%1, within which %2 of such references lie (conformal prediction, chosen on %n case(s)).</source>
        <translation>
            <numerusform>Each prediction has an interval of ±%1, within which %2 of such references lie (conformal prediction, chosen on %n case).</numerusform>
            <numerusform>Each prediction has an interval of ±%1, within which %2 of such references lie (conformal prediction, chosen on %n cases).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) predicted as %1: %2 on average</source>
        <translation>
            <numerusform>%n case predicted as %1: %2 on average</numerusform>
            <numerusform>%n cases predicted as %1: %2 on average</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::OpenTestPage</name>
    <message numerus="yes">
        <source>%1 So far: %n time(s), by all trainings of this project together.</source>
        <translation>
            <numerusform>%1 So far: once, by all trainings of this project together.</numerusform>
            <numerusform>%1 So far: %n times, by all trainings of this project together.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) were put aside before the training began. The adapter has never seen them, so they tell how well it does on new images.</source>
        <translation>
            <numerusform>%n image was put aside before the training began. The adapter has never seen it, so it tells how well it does on new images.</numerusform>
            <numerusform>%n images were put aside before the training began. The adapter has never seen them, so they tell how well it does on new images.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::PatientNamesDialog</name>
    <message numerus="yes">
        <source>%n folder(s) above that, like “%1”</source>
        <translation>
            <numerusform>%n folder above that, like “%1”</numerusform>
            <numerusform>%n folders above that, like “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n patient</numerusform>
            <numerusform>%n patients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::PlanPanel</name>
    <message numerus="yes">
        <source>Train the %n &amp;questions</source>
        <translation>
            <numerusform>Train the &amp;question</numerusform>
            <numerusform>Train the %n &amp;questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::PredictionsPanel</name>
    <message numerus="yes">
        <source>%n image(s) in %1</source>
        <translation>
            <numerusform>%n image in %1</numerusform>
            <numerusform>%n images in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n study(s)</source>
        <translation>
            <numerusform>%n study</numerusform>
            <numerusform>%n studies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n patient</numerusform>
            <numerusform>%n patients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::ProblemsPanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) brought into another split.</source>
        <translation>
            <numerusform>%n image brought into another split.</numerusform>
            <numerusform>%n images brought into another split.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) excluded.</source>
        <translation>
            <numerusform>%n image excluded.</numerusform>
            <numerusform>%n images excluded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) of this kind left.</source>
        <translation>
            <numerusform>%n problem of this kind left.</numerusform>
            <numerusform>%n problems of this kind left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::ReadersPresenter</name>
    <message numerus="yes">
        <source>%1: %n read</source>
        <translation>
            <numerusform>%1: %n read</numerusform>
            <numerusform>%1: %n read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Without a consensus: %n image(s). They have no label and take no part.</source>
        <translation>
            <numerusform>Without a consensus: %n image. It has no label and takes no part.</numerusform>
            <numerusform>Without a consensus: %n images. They have no label and take no part.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) get another label.</source>
        <translation>
            <numerusform>%n image gets another label.</numerusform>
            <numerusform>%n images get another label.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::RunsPanel</name>
    <message numerus="yes">
        <source>The test images have been evaluated %n time(s).</source>
        <translation>
            <numerusform>The test images have been evaluated once.</numerusform>
            <numerusform>The test images have been evaluated %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n training(s)?</source>
        <translation>
            <numerusform>Delete %n training?</numerusform>
            <numerusform>Delete %n trainings?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::SampleFilter</name>
    <message numerus="yes">
        <source>%1, %n image(s)</source>
        <translation>
            <numerusform>%1, %n image</numerusform>
            <numerusform>%1, %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::SecondReading</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n patient</numerusform>
            <numerusform>%n patients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n image(s) that were read twice the answer was the same on %1; Cohen&apos;s kappa %2, with the 95 % confidence interval in brackets.</source>
        <translation>
            <numerusform>On %n image that was read twice the answer was the same on %1; Cohen&apos;s kappa %2, with the 95 % confidence interval in brackets.</numerusform>
            <numerusform>On %n images that were read twice the answer was the same on %1; Cohen&apos;s kappa %2, with the 95 % confidence interval in brackets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) whose patient is unknown</source>
        <translation>
            <numerusform>%n file whose patient is unknown</numerusform>
            <numerusform>%n files whose patient is unknown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::SplitDialog</name>
    <message numerus="yes">
        <source>The patient of %n image(s) is not known: each counts as a patient of its own and may be in another split than the same patient&apos;s other images.</source>
        <translation>
            <numerusform>The patient of %n image is not known: it counts as a patient of its own and may be in another split than the same patient&apos;s other images.</numerusform>
            <numerusform>The patients of %n images are not known: each counts as a patient of its own and may be in another split than the same patient&apos;s other images.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::StartPage</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::StudiesPresenter</name>
    <message numerus="yes">
        <source>%n study(s)</source>
        <translation>
            <numerusform>%n study</numerusform>
            <numerusform>%n studies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n patient</numerusform>
            <numerusform>%n patients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, each with one answer; the largest has %n image(s).</source>
        <translation>
            <numerusform>%1, each with one answer; the largest has %n image.</numerusform>
            <numerusform>%1, each with one answer; the largest has %n images.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) take over the answer of the others.</source>
        <translation>
            <numerusform>%n image takes over the answer of the others.</numerusform>
            <numerusform>%n images take over the answer of the others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The images of %n contradict each other: until you decide they take no part, and the problems name them.</source>
        <translation>
            <numerusform>The images of %n contradict each other: until you decide they take no part, and the problems name them.</numerusform>
            <numerusform>The images of %n contradict each other: until you decide they take no part, and the problems name them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) get another label by what readers say together.</source>
        <translation>
            <numerusform>%n image gets another label by what readers say together.</numerusform>
            <numerusform>%n images get another label by what readers say together.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::SummaryPresenter</name>
    <message numerus="yes">
        <source>On %n patient(s) of the validation set</source>
        <translation>
            <numerusform>On %n patient of the validation set</numerusform>
            <numerusform>On %n patients of the validation set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n validation image(s)</source>
        <translation>
            <numerusform>On %n validation image</numerusform>
            <numerusform>On %n validation images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s). %1</source>
        <translation>
            <numerusform>%n image. %1</numerusform>
            <numerusform>%n images. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n patient(s) of the test set</source>
        <translation>
            <numerusform>On %n patient of the test set</numerusform>
            <numerusform>On %n patients of the test set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n test image(s)</source>
        <translation>
            <numerusform>On %n test image</numerusform>
            <numerusform>On %n test images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n study(s) of the test set</source>
        <translation>
            <numerusform>On %n study of the test set</numerusform>
            <numerusform>On %n studies of the test set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n study(s) of the validation set</source>
        <translation>
            <numerusform>On %n study of the validation set</numerusform>
            <numerusform>On %n studies of the validation set</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::ValidationPresenter</name>
    <message numerus="yes">
        <source>External validation, %n answer(s)</source>
        <translation>
            <numerusform>External validation, %n answer</numerusform>
            <numerusform>External validation, %n answers</numerusform>
        </translation>
    </message>
</context>
</TS>
