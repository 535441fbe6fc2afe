using PerSense.Engine.Imaging;
using PerSense.Engine.Models;
using PerSense.Engine.Stages.Instances;
using Xunit.Abstractions;

namespace PerSense.Tests.Stages.Instances;

public sealed class SetVerifierTests(EmbeddedModels models, ITestOutputHelper output) : IClassFixture<EmbeddedModels>
{
    private static readonly CandidateMeasurements Exemplars = new(0.9, 0.9, 0.9, 1, 1, 1, 1, 100, 1, 1);

    [Fact]
    public void The_network_gives_what_it_gave_where_it_was_trained()
    {
        var reference = ReferenceTensors.Load("set-verifier");
        var outputs = models.Session(ModelRole.SetVerifier, SetVerifier.Contract).Run(
            [new("measurements", reference["measurements"]), new("relations", reference["relations"])], default);

        ReferenceTensors.AssertEqual(reference["probability"].Values, outputs["probability"].Values, output);
    }

    [Fact]
    public void The_order_of_candidates_makes_no_difference()
    {
        TabledCandidate[] candidates =
        [
            Candidate(Shapes.Rectangle(0, 0, 10, 10), 0.9), Candidate(Shapes.Rectangle(20, 0, 10, 10), 0.7, colour: 300), Candidate(Shapes.Rectangle(0, 20, 14, 14), 0.4),
        ];
        var there = Judge(candidates);
        var back = Judge([.. candidates.Reverse()]);

        Assert.Equal(there, back.Reverse(), static (a, b) => Math.Abs(a - b) < 1e-4);
        Assert.All(there, static p => Assert.InRange(p, 0, 1));
    }

    private float[] Judge(TabledCandidate[] candidates) => [.. models.Methods.SetVerifier!.Judge(CandidateTable.Of(candidates, Exemplars), default)];

    private static TabledCandidate Candidate(PlacedMask mask, double strength, int colour = 0) =>
        new(Exemplars with { Strength = strength }, Shapes.Look(colour: colour), mask, strength);
}
