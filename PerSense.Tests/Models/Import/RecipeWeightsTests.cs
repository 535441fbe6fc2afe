using Xunit.Abstractions;

namespace PerSense.Tests.Models.Import;

public sealed class RecipeWeightsTests(ITestOutputHelper output)
{
    [Fact]
    public void The_recipe_gives_the_values_that_its_description_states()
    {
        Assert.Equal(0xB78AD632412AECBE, RecipeWeights.Hash(13, "input.image_embedding"));
        Assert.Equal(
            [-0.042289376258850098f, 0.37094414234161377f, 0.16053628921508789f, -0.67867827415466309f],
            RecipeWeights.Input(13, "input.image_embedding", 4));
    }

    [Theory]
    [InlineData("sam-decoder/real256")]
    [InlineData("efficientsam")]
    [InlineData("mobile-sam-encoder/real_vit_t")]
    public void First_values_and_sums_are_those_of_the_manifest(string folder)
    {
        if (SharedFolder.Find(output, $"fixtures/{folder}/weights_manifest.json") is not { } path)
        {
            return;
        }

        var weights = RecipeWeights.Load(path);
        foreach (var tensor in weights.Tensors.Where(tensor => weights.Check(tensor.Name) is not null))
        {
            var (first, sum) = weights.Check(tensor.Name)!.Value;
            var values = new float[tensor.Length];
            weights.Read(tensor.Name, 0, values);
            Assert.Equal(first.Select(static value => (float)value), values.Take(first.Count));
            Assert.Equal(sum, values.Sum(static value => (double)value), 1e-9 * values.Length);
        }
    }

    [Fact]
    public void A_part_of_a_tensor_is_that_part_of_the_whole()
    {
        var weights = RecipeWeights.Of(5, [new("w", default, [3, 4])], 0.5);
        var whole = new float[12];
        var part = new float[5];
        weights.Read("w", 0, whole);
        weights.Read("w", 4, part);
        Assert.Equal(whole[4..9], part);
    }
}
