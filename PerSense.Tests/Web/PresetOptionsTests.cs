using PerSense.Web.Features.Jobs;

namespace PerSense.Tests.Web;

public class PresetOptionsTests
{
    [Theory]
    [InlineData("""{"a":1,"b":{"c":2,"d":3}}""", "{}", """{"a":1,"b":{"c":2,"d":3}}""")]
    [InlineData("""{"a":1,"b":{"c":2,"d":3}}""", """{"b":{"d":4}}""", """{"a":1,"b":{"c":2,"d":4}}""")]
    [InlineData("""{"a":1}""", """{"a":null,"e":[1]}""", """{"a":null,"e":[1]}""")]
    [InlineData("""{"a":{"b":1}}""", """{"a":5}""", """{"a":5}""")]
    public void Changes_are_laid_over_the_preset(string preset, string changes, string expected) => Assert.Equal(expected, PresetOptions.With(preset, changes));
}
