using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.Instances;

namespace PerSense.Tests.Stages.Instances;

public sealed class CandidateTableTests
{
    private static readonly CandidateMeasurements Exemplars = new(0.9, 0.9, 0.9, 1, 0.8, 1, 0.7, 100, 1, 2);

    [Fact]
    public void A_row_tells_a_candidate_beside_the_exemplars()
    {
        var measured = Exemplars with { Strength = 0.45, Area = 200, Elongation = 1, Cosine = 0.6 };
        var row = Table(new TabledCandidate(measured, Shapes.Look(), Shapes.Rectangle(0, 5, 20, 10), 0.5)).Measurements.Values.ToArray();

        Assert.Equal(CandidateTable.MeasurementCount, row.Length);
        Assert.Equal(Math.Log(0.45 / 0.55), row[0], 6);
        Assert.Equal(Math.Log(0.5), row[1], 6);
        Assert.Equal(0.6, row[4], 6);
        Assert.Equal(Math.Log(2), row[8], 6);
        Assert.Equal(Math.Log(0.5), row[10], 6);
        Assert.Equal(1, row[12]); // at the left border
        Assert.Equal(0.8, row[15], 6);
        Assert.Equal(0, row[17], 6); // one candidate
        Assert.Equal(0, row[18], 6); // even odds
    }

    [Fact]
    public void Relations_tell_overlap_size_distance_and_likeness()
    {
        var table = Table(
            Candidate(Shapes.Rectangle(0, 0, 20, 10)),
            Candidate(Shapes.Rectangle(10, 0, 10, 10), angle: Math.PI / 3, colour: 500));
        var relations = table.Relations.Values.ToArray().Chunk(CandidateTable.RelationCount).ToList();

        Assert.Equal([2, 2, CandidateTable.RelationCount], table.Relations.Shape.ToArray());
        Assert.Equal([1, 1, 0, 1, 1, 1, 0, 1], relations[0], Close);
        float[] toSmaller = [0.5f, 0, (float)Math.Log(2), 0.5f, 0.5f, 1, (float)Math.Log(1.5), 0];
        Assert.Equal(toSmaller, relations[1], Close);
        Assert.Equal((float)Math.Log(0.5), relations[2][2], 5);
        Assert.Equal(1, relations[2][4], 5);
        Assert.Equal(0.5, relations[2][5], 5);
    }

    [Fact]
    public void Many_candidates_are_compared_with_the_likeliest_only()
    {
        var table = Table([.. Enumerable.Range(0, CandidateTable.MostContext + 5).Select(static i => Candidate(Shapes.Rectangle(i % 30, i / 30, 4, 4)))]);

        Assert.Equal([CandidateTable.MostContext + 5, CandidateTable.MostContext, CandidateTable.RelationCount], table.Relations.Shape.ToArray());
        Assert.Equal(CandidateTable.MostContext + 5, table.Masks.Count);
    }

    private static CandidateTable Table(params TabledCandidate[] candidates) => CandidateTable.Of(candidates, Exemplars);

    private static TabledCandidate Candidate(PlacedMask mask, double angle = 0, int colour = 0) => new(Exemplars, Shapes.Look(angle, colour), mask, 0.5);

    private static bool Close(float a, float b) => Math.Abs(a - b) < 1e-5;
}
