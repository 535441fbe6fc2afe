using PerSense.Engine.Evaluation.Export;
using PerSense.Engine.Imaging;
using PerSense.Engine.Models.Import.Checkpoints;
using PerSense.Engine.Stages.Instances;
using PerSense.Tests.Stages.Instances;

namespace PerSense.Tests.Evaluation;

public sealed class CandidateFileTests : IDisposable
{
    private static readonly CandidateMeasurements Exemplars = new(0.9, 0.9, 0.9, 1, 1, 1, 1, 100, 1, 1);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_candidate_is_written_with_the_true_instance_that_it_covers_best()
    {
        var truth = new LabelMap(Shapes.Image);
        Fill(truth, 0, 0, 10, 10, 7);
        Fill(truth, 10, 0, 4, 10, 9);
        TabledCandidate[] candidates = [Candidate(Shapes.Rectangle(0, 0, 12, 10)), Candidate(Shapes.Rectangle(20, 20, 5, 5))];
        var table = CandidateTable.Of(candidates, Exemplars);
        var path = Path.Combine(_folder.Path, "a" + CandidateFile.Extension);
        File.WriteAllBytes(path, CandidateFile.Write(table, truth));

        using var file = Checkpoint.Open(path);
        Assert.Equal(["measurements", "relations", "iou", "truth"], file.Tensors.Select(static one => one.Name));
        Assert.Equal([100f / 120, 0], Read(file, "iou"));
        Assert.Equal([7f, 0], Read(file, "truth"));
        Assert.Equal(table.Measurements.Values.ToArray(), Read(file, "measurements"));
        Assert.Equal(table.Relations.Values.ToArray(), Read(file, "relations"));
    }

    private static float[] Read(Checkpoint file, string name)
    {
        var values = new float[file.Tensors.Single(one => one.Name == name).Length];
        file.Read(name, 0, values);
        return values;
    }

    private static TabledCandidate Candidate(PlacedMask mask) => new(Exemplars, Shapes.Look(), mask, 0.5);

    private static void Fill(LabelMap map, int left, int top, int width, int height, int label)
    {
        for (var y = top; y < top + height; y++)
        {
            map.Labels.Slice((y * map.Size.Width) + left, width).Fill(label);
        }
    }
}
