using System.Text;
using System.Text.Json;
using PerSense.Engine.Evaluation.Export;
using PerSense.Engine.Evaluation.Export.Coco;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Methods;

namespace PerSense.Tests.Evaluation;

public class CocoTests
{
    private static readonly CocoEntry _entry = new("plate.jpg", new(5, 3), ScriptedMethod.Instances(Maps.Labels("11..2", "11..2", "....2")).Items);

    [Fact]
    public void The_file_has_cocos_names_and_conventions()
    {
        var json = JsonDocument.Parse(CocoWriter.Serialize(CocoWriter.Compose([_entry], "bean"))).RootElement;

        Assert.Equal("""{"id":1,"file_name":"plate.jpg","width":5,"height":3}""", json.GetProperty("images")[0].GetRawText());
        Assert.Equal("""[{"id":1,"name":"bean"}]""", json.GetProperty("categories").GetRawText());
        var annotation = json.GetProperty("annotations")[1];
        Assert.Equal(2, annotation.GetProperty("id").GetInt32());
        Assert.Equal(1, annotation.GetProperty("image_id").GetInt32());
        Assert.Equal(0, annotation.GetProperty("iscrowd").GetInt32());
        Assert.Equal("[4,0,1,3]", annotation.GetProperty("bbox").GetRawText());
        Assert.Equal(3, annotation.GetProperty("area").GetInt32());
        Assert.Equal("[3,5]", annotation.GetProperty("segmentation").GetProperty("size").GetRawText());
        var counts = annotation.GetProperty("segmentation").GetProperty("counts").GetString()!;
        Assert.Equal([12, 3], RunLength.Parse(counts, new(5, 3)).Counts.ToArray());
    }

    [Fact]
    public void Ids_go_on_from_image_to_image()
    {
        var document = CocoWriter.Compose([_entry, _entry with { FileName = "other.jpg" }]);

        Assert.Equal([1, 2, 3, 4], document.Annotations.Select(annotation => annotation.Id));
        Assert.Equal([1, 1, 2, 2], document.Annotations.Select(annotation => annotation.ImageId));
    }

    [Fact]
    public void Instances_come_back_as_they_went_out()
    {
        var document = CocoReader.Parse(CocoWriter.Serialize(CocoWriter.Compose([_entry])));

        var instances = CocoReader.Instances(document, document.Images[0]);

        Assert.Equal(_entry.Instances.Select(Describe), instances.Select(Describe));
    }

    [Fact]
    public void How_the_run_went_comes_back_too()
    {
        var run = new CocoRun("persense", "recommended", ["embedded-encoder"], 2, 2.25)
        {
            RemovedDuplicates = 3,
            Milliseconds = 12.5,
            Stages = [new(StageKind.MaskDecoding, 2, 7.5, 4, 2)],
            Exemplars = [[1, 2, 3, 4]],
            Notices = ["Something was cut."],
        };

        var read = CocoReader.Parse(CocoWriter.Serialize(CocoWriter.Compose([_entry with { Run = run }]))).Images[0].Run!;

        Assert.Equal(JsonSerializer.Serialize(run, EngineJson.Compact), JsonSerializer.Serialize(read, EngineJson.Compact));
        Assert.Equal(StageKind.MaskDecoding, read.Stages[0].Stage);
    }

    [Fact]
    public void Files_of_other_programs_need_no_more_than_the_standard_fields()
    {
        var document = CocoReader.Parse("""
            {"licenses": [],
             "images": [{"id": 7, "file_name": "a.jpg", "width": 2, "height": 2}], "categories": [{"id": 3, "name": "bean"}],
             "annotations": [{"id": 9, "image_id": 7, "category_id": 3, "segmentation": {"size": [2, 2], "counts": "13"}, "area": 3, "bbox": [0, 0, 2, 2]}]}
            """u8);

        var instance = Assert.Single(CocoReader.Instances(document, document.Images[0]));
        Assert.Equal((3, 1.0), (instance.Area, instance.Confidence));
    }

    [Theory]
    [InlineData("nonsense", "no COCO document")]
    [InlineData("null", "null")]
    [InlineData("""{"images": []}""", "no COCO document")]
    public void A_file_that_is_no_document_is_refused(string json, string message)
    {
        var fault = Assert.Throws<FormatException>(() => CocoReader.Parse(Encoding.UTF8.GetBytes(json)));

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 3, "13", "is not 2 x 2 pixels")]
    [InlineData(2, 2, "4", "has no pixel")]
    [InlineData(2, 2, "99", "no compressed run-length mask")]
    public void A_mask_that_does_not_fit_is_refused(int height, int width, string counts, string message)
    {
        var image = new CocoImage(1, "a.jpg", 2, 2);
        var document = new CocoDocument([image], [], [new(5, 1, 1, new([height, width], counts), 1, [0, 0, 1, 1])]);

        var fault = Assert.Throws<FormatException>(() => CocoReader.Instances(document, image));

        Assert.Contains("annotation 5", fault.Message, StringComparison.Ordinal);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    private static string Describe(Engine.Stages.Instances.Instance instance) => string.Join(
        ' ', instance.Box, instance.Area, instance.PredictedIou, instance.Similarity, instance.Confidence, instance.Prompt, RunLength.FromMask(instance.Mask).ToCompressed());
}
